import { useParams, useSearchParams } from 'react-router'

/** Address of the present workspace. */
export function useWorkspacePath(): string {
  return `/w/${useParams().workspace}`
}

/** The period and unit of the address, to carry to another page of the room. */
export function usePathQuery(): string {
  const [asked] = useSearchParams()
  const kept = new URLSearchParams([...asked].filter(([name]) => name === 'period' || name === 'unit'))
  return kept.size > 0 ? `?${kept}` : ''
}

/** Address of a table of the room as a file, for the same period and unit. */
export function useTableAddress(): (table: string) => string {
  const workspace = useWorkspacePath()
  const query = usePathQuery()
  return table => `${workspace}/path/tables/${table}${query}`
}
