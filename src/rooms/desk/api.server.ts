import type { Api } from '#platform/http/api.server.ts'
import type { App } from '#platform/http/app.server.ts'
import { calendarApi } from './calendar.api.server.ts'
import { guideApi } from './guide.api.server.ts'
import { importApi } from './import.api.server.ts'
import { mergeApi } from './merge.api.server.ts'
import { messageApi } from './message.api.server.ts'
import { requestApi } from './request.api.server.ts'
import { requestTypeApi } from './request-type.api.server.ts'
import { suggestionApi } from './suggestion.api.server.ts'

/** The room's operations. */
export function deskApi(api: Api, app: App): void {
  requestApi(api, app)
  messageApi(api, app)
  mergeApi(api, app)
  importApi(api, app)
  guideApi(api, app)
  suggestionApi(api, app)
  requestTypeApi(api, app)
  calendarApi(api, app)
}
