import type { Api } from '#platform/http/api.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { mergeApi } from './merge.api.server.ts'
import { messageApi } from './message.api.server.ts'
import { requestApi } from './request.api.server.ts'

/** The room's operations. */
export function deskApi(api: Api, app: App): void {
  requestApi(api, app)
  messageApi(api, app)
  mergeApi(api, app)
}
