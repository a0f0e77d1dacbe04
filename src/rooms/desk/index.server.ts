export { type Hit, searchDesk } from './search.server.ts'
