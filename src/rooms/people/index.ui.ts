export { UnitSelect } from './unit-select.tsx'
