import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `platform/developers/pages/${name}.tsx`

/** The API on pages of a company: its operations, and each of them to be tried. */
export const developerRoutes: RouteConfigEntry[] = [
  route('developers', page('developers'), { id: 'developers' }, [
    route('', page('operations'), { index: true, id: 'developers-operations' }),
    route(':operation', page('operation')),
  ]),
]
