export { type FiguresReading, readFigures } from './figures.server.ts'
export { allIndicators, type SaidIndicator, sayIndicator } from './indicators.server.ts'
export { type PathReading, readPath } from './position.server.ts'
