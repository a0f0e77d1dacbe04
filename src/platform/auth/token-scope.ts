/** What a token may be limited to; rights of its member limit it further. */
export const scopes = [
  'desk:read',
  'desk:write',
  'people:read',
  'people:write',
  'path:read',
  'path:write',
  'import',
  'audit:read',
  'tokens',
  'settings:read',
  'settings:write',
] as const
export type Scope = (typeof scopes)[number]

/** Days a token lives at most. */
export const TOKEN_DAYS = 366
