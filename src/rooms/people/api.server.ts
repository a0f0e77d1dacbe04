import type { Api } from '#platform/http/api.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { effortApi } from './effort.api.server.ts'
import { memberApi } from './member.api.server.ts'
import { unitApi } from './unit.api.server.ts'

/** The room's operations. */
export function peopleApi(api: Api, app: App): void {
  unitApi(api, app)
  memberApi(api, app)
  effortApi(api, app)
}
