import { remembering } from '#platform/remembering.ts'
import { ledgerOf } from './effect-ledger.ts'

/** Grounds whose ledgers are kept: pages of one company ask for the same again. */
const kept = 4

/** The ledger of a ground, told once while it is asked for again. Pure: the same ground, the same answer. */
export const tellEffects = remembering(ledgerOf, kept)
