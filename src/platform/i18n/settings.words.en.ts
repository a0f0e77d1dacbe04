export const en = {
  problem: {
    scopeBeyond: 'The scope {scope} is beyond your rights.',
    issuerUrl: 'Give an address that begins with https:// (http:// on this very machine only).',
    discovery:
      'The provider’s description could not be read at this address ({why}). Check the issuer, and that this server may reach it.',
    issuerOther:
      'What stands at this address names another issuer. Copy the issuer exactly as the provider gives it.',
    providerTaken: 'A provider of this name is set already. Change that one, or choose another name.',
  },
} as const
