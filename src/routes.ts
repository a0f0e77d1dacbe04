import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'
import { developerRoutes } from './platform/developers/routes.ts'
import { settingsRoutes } from './platform/settings/routes.ts'
import { deskRoutes } from './rooms/desk/routes.ts'
import { pathRoutes } from './rooms/path/routes.ts'
import { invitationRoute, peopleRoutes } from './rooms/people/routes.ts'
import { sampleRoutes } from './sample/routes.ts'

export default [
  index('platform/auth/pages/home.tsx'),
  route('sign-in', 'platform/auth/pages/sign-in.tsx'),
  route('sign-in/with/:provider', 'platform/auth/pages/sign-in-with.tsx'),
  route('sign-out', 'platform/auth/pages/sign-out.tsx'),
  route('language', 'platform/auth/pages/language.tsx'),
  route('setup/:token', 'setup.tsx'),
  route('developers', 'platform/developers/pages/start.ts'),
  invitationRoute,
  ...prefix('w/:workspace', [
    route('search', 'search.ts'),
    layout('frame.tsx', [
      index('frame-index.tsx'),
      ...pathRoutes,
      ...deskRoutes,
      ...peopleRoutes,
      ...settingsRoutes(sampleRoutes),
      ...developerRoutes,
    ]),
  ]),
  route('*', 'nowhere.tsx'),
] satisfies RouteConfig
