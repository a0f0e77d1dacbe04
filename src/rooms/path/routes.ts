import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `rooms/path/pages/${name}.tsx`

/** Pages inside a workspace. */
export const pathRoutes: RouteConfigEntry[] = [
  route('path', page('path'), [
    index(page('position')),
    route('figures', page('figures')),
    route('clock', page('clock')),
    route('levers', page('levers')),
    route('levers/:lever', page('lever')),
    route('scenarios', page('scenarios')),
    route('dossier', page('dossier')),
    route('effects', page('effects')),
    route('effects/:use', page('effect')),
  ]),
  route('path/dossier.pdf', 'rooms/path/pages/dossier-pdf.ts'),
  route('path/tables/:table', 'rooms/path/pages/table.ts'),
]
