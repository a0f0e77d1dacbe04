import type { Context } from './context.server.ts'

/**
 * The context of one page's reading, whose parts ask for the same sums: each is read once and shared. Nothing may be
 * written while it is in use, as what was read is not read again.
 */
export const sharingReadings = (ctx: Context): Context =>
  ctx.readings ? ctx : { ...ctx, readings: new Map() }

/** Reads, or takes what was read under the same name where readings are shared; the name says all it depends on. */
export function readOnce<T>({ readings }: Context, name: string, read: () => Promise<T>): Promise<T> {
  const known = readings?.get(name)
  if (known) return known as Promise<T>
  const reading = read()
  readings?.set(name, reading)
  return reading
}
