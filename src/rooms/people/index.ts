export {
  type About,
  type Activity,
  activities,
  type Effort,
  type Mode,
  modes,
  readDuration,
  usualMode,
} from './effort.ts'
export type { Member } from './member.ts'
export { foldName, type Unit, type UnitNode, unitTree } from './unit.ts'
export type { Work } from './work.ts'
