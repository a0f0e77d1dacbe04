import type { Locale } from '#platform/actor.ts'
import type { Words } from '#platform/i18n/translate.ts'
import { en as platformEn } from '#platform/i18n/words.en.ts'
import { fr as platformFr } from '#platform/i18n/words.fr.ts'
import { en as deskEn } from './rooms/desk/words.en.ts'
import { fr as deskFr } from './rooms/desk/words.fr.ts'
import { en as pathEn } from './rooms/path/words.en.ts'
import { fr as pathFr } from './rooms/path/words.fr.ts'
import { en as peopleEn } from './rooms/people/words.en.ts'
import { fr as peopleFr } from './rooms/people/words.fr.ts'
import { en as sampleEn } from './sample/words.en.ts'
import { fr as sampleFr } from './sample/words.fr.ts'

/** Every sentence of the product, by language; each room's under its own name. */
export const words: Record<Locale, Words> = {
  en: { ...platformEn, people: peopleEn, desk: deskEn, path: pathEn, sample: sampleEn },
  fr: { ...platformFr, people: peopleFr, desk: deskFr, path: pathFr, sample: sampleFr },
}
