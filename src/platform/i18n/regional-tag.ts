import type { Locale } from '../actor.ts'

/** How numbers and dates are written where nothing tells the reader's region: the day before the month. */
const USUAL: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

/**
 * The language tag by which numbers and dates are written for a reader of `locale`: the first accepted one of that
 * language that names a region (`en-US`, `fr-CA`), else that of Great Britain or France.
 */
export function regionalTag(locale: Locale, acceptLanguage: string | null | undefined): string {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0].trim()
    if (!/^[a-z]{2}-[a-z]{2}$/i.test(tag) || tag.slice(0, 2).toLowerCase() !== locale) continue
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(tag)
    if (known) return known
  }
  return USUAL[locale]
}
