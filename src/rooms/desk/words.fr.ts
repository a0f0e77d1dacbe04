import { fr as figureFr } from './figure.words.fr.ts'
import { fr as guideFr } from './guide.words.fr.ts'
import { fr as importFr } from './import.words.fr.ts'
import { fr as portalFr } from './portal.words.fr.ts'
import { fr as requestFr } from './request.words.fr.ts'
import { fr as settingsFr } from './settings.words.fr.ts'

/** Every sentence of the desk in French; each file's problems stand under one name. */
export const fr = {
  ...figureFr,
  ...guideFr,
  ...importFr,
  ...portalFr,
  ...requestFr,
  ...settingsFr,
  problem: {
    ...guideFr.problem,
    ...importFr.problem,
    ...portalFr.problem,
    ...requestFr.problem,
    ...settingsFr.problem,
  },
}
