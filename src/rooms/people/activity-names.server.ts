import { type Activity, activities } from './effort.ts'
import { foldName } from './unit.ts'
import { en } from './words.en.ts'
import { fr } from './words.fr.ts'

/** What each activity is called in either language, folded: a line of the ledger may name it. */
export const activityNames: ReadonlyMap<string, Activity> = new Map(
  activities.flatMap(activity =>
    [activity, en.activities[activity], fr.activities[activity]].map(
      name => [foldName(name), activity] as const,
    ),
  ),
)
