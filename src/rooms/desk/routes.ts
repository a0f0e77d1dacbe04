import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `rooms/desk/pages/${name}.tsx`

/** Pages inside a workspace: the team's side, then the requesters'. */
export const deskRoutes: RouteConfigEntry[] = [
  route('desk', page('desk'), [
    index(page('requests')),
    route('board', page('board')),
    route('requests/:request', page('request')),
    route('import', page('imports')),
    route('import/:import', page('import')),
    route('settings', page('settings')),
    route('settings/types/:type', page('type-editor')),
    route('settings/calendars/:calendar', page('calendar')),
    route('guides', page('guides')),
    route('guides/new', page('guide'), { id: 'desk-guide-new' }),
    route('guides/spared', page('guides-spared')),
    route('guides/:guide', page('guide'), { id: 'desk-guide' }),
  ]),
  route('desk/import/:import/bad-rows', 'rooms/desk/pages/import-bad-rows.ts'),
  route('desk/files/:file', 'rooms/desk/pages/file.ts', { id: 'desk-file' }),
  route('portal/files/:file', 'rooms/desk/pages/file.ts', { id: 'portal-file' }),
  route('portal/suggest', 'rooms/desk/pages/suggest.ts'),
  route('portal', page('portal'), [
    index(page('portal-home')),
    route('ask/:type', page('portal-ask')),
    route('requests', page('portal-requests')),
    route('requests/:request', page('portal-request')),
    route('guides', page('portal-guides')),
    route('guides/:guide', page('portal-guide')),
  ]),
]
