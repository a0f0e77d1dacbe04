import type { Locale } from '../actor.ts'
import { chooseLocale } from '../i18n/translate.ts'

const COOKIE = 'stratege.locale'

/** The language of this browser: its choice, else what it accepts. */
export function localeOf(request: Request): Locale {
  const chosen = /(?:^|;\s*)stratege\.locale=(en|fr)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return chooseLocale(chosen, request.headers.get('accept-language'))
}

/** Header value that keeps the choice for a year. */
export function localeCookie(locale: Locale, secure: boolean): string {
  return `${COOKIE}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}
