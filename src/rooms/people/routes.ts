import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `rooms/people/pages/${name}.tsx`

/** Pages inside a workspace. */
export const peopleRoutes: RouteConfigEntry[] = [
  route('people', page('people'), [
    index(page('start')),
    route('units', page('units')),
    route('units/import', page('unit-import')),
    route('units/:unit', page('unit')),
  ]),
]
