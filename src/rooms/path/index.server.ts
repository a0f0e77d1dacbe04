export { type FiguresReading, readFigures } from './figures.server.ts'
export { type PathReading, readPath } from './position.server.ts'
