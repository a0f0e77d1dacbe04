import { useLocale } from 'use-intl'
import type { Locale } from '../actor.ts'

/** The language spoken on the page; numbers and dates follow the reader's region as well. */
export const useLanguage = (): Locale => (useLocale().startsWith('fr') ? 'fr' : 'en')
