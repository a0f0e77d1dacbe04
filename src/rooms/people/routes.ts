import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `rooms/people/pages/${name}.tsx`

/** Pages inside a workspace. */
export const peopleRoutes: RouteConfigEntry[] = [
  route('people', page('people'), [
    index(page('start')),
    route('units', page('units')),
    route('units/import', page('unit-import')),
    route('units/:unit', page('unit')),
    route('members', page('members')),
    route('members/:member', page('member')),
    route('effort', page('effort')),
    route('work', page('work')),
    route('capacity', page('capacity')),
  ]),
]

/** The page of an invitation: for people who are not signed in yet. */
export const invitationRoute: RouteConfigEntry = route('invitation/:token', page('invitation'))
