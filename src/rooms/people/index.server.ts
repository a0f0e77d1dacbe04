export { actorOfMember, actorOfUser, workspacesOf } from './access.server.ts'
export { foundWorkspace } from './found.server.ts'
