import type { Activity } from './effort.ts'

/** A piece of the team's own work: a briefing, a training, a programme, an audit. */
export interface Work {
  id: number
  title: string
  activity: Activity
  /** The unit it serves; null: the whole company. */
  unitId: number | null
  ownerId: number | null
  openedOn: string
  closedOn: string | null
  /** People who took part; null where nobody counted. */
  participants: number | null
}
