import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Among the settings: where an administrator loads and removes the sample company. */
export const sampleRoutes: RouteConfigEntry[] = [route('sample', 'sample/pages/sample.tsx')]
