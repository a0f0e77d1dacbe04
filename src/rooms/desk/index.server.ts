export { foundDesk } from './found.server.ts'
export { type Hit, searchDesk } from './search.server.ts'
