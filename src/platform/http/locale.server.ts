import type { Locale } from '../actor.ts'
import { regionalTag } from '../i18n/regional-tag.ts'
import { chooseLocale } from '../i18n/translate.ts'

const COOKIE = 'stratege.locale'

/** The language chosen in this browser; null where none was. */
export function chosenLocale(request: Request): Locale | null {
  const chosen = /(?:^|;\s*)stratege\.locale=(en|fr)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return chosen === 'en' || chosen === 'fr' ? chosen : null
}

/** The language of this browser: its choice, else what it accepts. */
export function localeOf(request: Request): Locale {
  return chooseLocale(chosenLocale(request), request.headers.get('accept-language'))
}

/** How this browser's pages write numbers and dates in their language, as a language tag. */
export function tagOf(request: Request): string {
  return regionalTag(localeOf(request), request.headers.get('accept-language'))
}

/** Header value that keeps the choice for a year. */
export function localeCookie(locale: Locale, secure: boolean): string {
  return `${COOKIE}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}
