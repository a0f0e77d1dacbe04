/** What a company counts its money in until it says otherwise (ISO 4217). */
export const usualCurrency = 'EUR'

/** Currencies that can be chosen, by code. */
export const currencies = (): string[] => Intl.supportedValuesOf('currency')
