export {
  actorOfMember,
  actorOfUser,
  findBearer,
  languageOf,
  unitsBelow,
  userOfMember,
  workspacesOf,
} from './access.server.ts'
export { EFFORT_CHANGED, type EffortChanged, type EffortInput, logEffort } from './effort.actions.server.ts'
export {
  minutesAbout,
  minutesAboutByWeek,
  minutesOnWorks,
  type SpentWeek,
} from './effort.store.server.ts'
export { foundWorkspace } from './found.server.ts'
export { membersNamed, type NamedPerson, removeImported, unitsNamed } from './imported.server.ts'
export {
  type CapacityWeek,
  capacityOf,
  capacityWeeks,
  countUnits,
  type EffortMonth,
  type EffortShare,
  effortByMonth,
  effortByUnit,
  effortIndicators,
} from './indicators.server.ts'
export { findMember, memberNames, membersCalled, membersHolding } from './member.store.server.ts'
export { changeProfile, profileOf } from './profile.actions.server.ts'
export { administersAll, admitsAddress, tieMembers } from './provider-link.server.ts'
export { allUnits, findUnit } from './unit.store.server.ts'
export { worksOf } from './work.store.server.ts'
