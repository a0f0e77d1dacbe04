export const fr = {
  problem: {
    scopeBeyond: 'La portée {scope} dépasse vos droits.',
    issuerUrl: 'Indiquez une adresse qui commence par https:// (http:// sur cette machine seulement).',
    discovery:
      'La description du fournisseur n’a pas pu être lue à cette adresse ({why}). Vérifiez l’émetteur, et que ce serveur peut l’atteindre.',
    issuerOther:
      'Ce qui se trouve à cette adresse désigne un autre émetteur. Copiez l’émetteur exactement comme le fournisseur le donne.',
    providerTaken: 'Un fournisseur de ce nom existe déjà. Modifiez celui-là, ou choisissez un autre nom.',
  },
} as const
