export { type PathReading, readPath } from './position.server.ts'
