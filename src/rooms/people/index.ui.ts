export { useDurationText } from './pages/duration-text.ts'
export { UnitSelect } from './unit-select.tsx'
