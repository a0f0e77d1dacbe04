// A NUL or half a surrogate pair cannot be stored as text: they are refused at every edge, before any query.
const NUL = '\u0000'

/** Whether a text can be stored as it is. */
export function isStorable(text: string): boolean {
  return !text.includes(NUL) && text.isWellFormed()
}

/** Path of the first text in a JSON value that cannot be stored, or null. */
export function findUnstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path || 'body'
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorable(inner, path ? `${path}.${key}` : key) : path || 'body'
    if (found !== null) return found
  }
  return null
}
