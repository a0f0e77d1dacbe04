import { en as figureEn } from './figure.words.en.ts'
import { en as guideEn } from './guide.words.en.ts'
import { en as importEn } from './import.words.en.ts'
import { en as portalEn } from './portal.words.en.ts'
import { en as requestEn } from './request.words.en.ts'
import { en as settingsEn } from './settings.words.en.ts'

/** Every sentence of the desk in English; each file's problems stand under one name. */
export const en = {
  ...figureEn,
  ...guideEn,
  ...importEn,
  ...portalEn,
  ...requestEn,
  ...settingsEn,
  problem: {
    ...guideEn.problem,
    ...importEn.problem,
    ...portalEn.problem,
    ...requestEn.problem,
    ...settingsEn.problem,
  },
}
