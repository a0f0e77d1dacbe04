import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `platform/settings/pages/${name}.tsx`

/** A person's own account, and the settings of their company: pages inside a workspace. `more`: settings of others. */
export const settingsRoutes = (more: RouteConfigEntry[]): RouteConfigEntry[] => [
  route('account', 'platform/auth/pages/account.tsx'),
  route('settings/audit.csv', page('audit-csv')),
  route('settings', page('settings'), [
    index(page('start')),
    route('company', page('company')),
    route('sign-in', page('providers')),
    route('tokens', page('tokens')),
    route('audit', page('audit')),
    ...more,
  ]),
]
