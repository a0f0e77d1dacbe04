export {
  demandByUnitType,
  demandByUnitWeek,
  demandByWeek,
  demandDays,
  effortByType,
  openByType,
  type TypeEffort,
  type UnitTypeDemand,
  type UnitWeekDemand,
  type WeekDemand,
} from './demand-weeks.server.ts'
export { foundDesk } from './found.server.ts'
export { publishedGuides } from './guide-list.server.ts'
export { type ImportFacts, importDoor } from './import-door.server.ts'
export {
  type DemandMonth,
  type DemandShare,
  deflectionsByMonth,
  demandByMonth,
  demandByType,
  demandByUnit,
  demandIndicators,
  requestsAddress,
  type SparedMonth,
} from './indicators.server.ts'
export { allRequestTypes } from './request-type.store.server.ts'
export { type Hit, searchDesk } from './search.server.ts'
