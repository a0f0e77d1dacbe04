interface Kinds {
  string: string
  number: number
}

/** Where a page of a list goes on, as text for an address: opaque to whoever carries it. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The parts of a cursor, each of the kind expected; null where there is none or it is not one of ours. */
export function decodeCursor<const K extends readonly (keyof Kinds)[]>(
  text: string | null | undefined,
  kinds: K,
): { -readonly [I in keyof K]: Kinds[K[I]] } | null {
  if (!text || text.length > 2000) return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter =>
      letter.charCodeAt(0),
    )
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!Array.isArray(parts) || parts.length !== kinds.length) return null
    const sound = parts.every((part, index) =>
      kinds[index] === 'number'
        ? Number.isSafeInteger(part)
        : typeof part === 'string' && part.isWellFormed() && !part.includes('\u0000'),
    )
    return sound ? (parts as { -readonly [I in keyof K]: Kinds[K[I]] }) : null
  } catch {
    return null
  }
}
