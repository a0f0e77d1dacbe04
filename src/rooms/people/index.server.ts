export { actorOfMember, actorOfUser, unitsBelow, workspacesOf } from './access.server.ts'
export { foundWorkspace } from './found.server.ts'
