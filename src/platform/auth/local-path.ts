/** A path of this site from untrusted input; "/" for anything that could lead elsewhere. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || /^\/[/\\]/.test(value)) return '/'
  return /[\r\n\t\\]/.test(value) ? '/' : value
}
