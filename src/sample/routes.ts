import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Where an administrator loads and removes the sample company. */
export const sampleRoutes: RouteConfigEntry[] = [route('settings/sample', 'sample/pages/sample.tsx')]
