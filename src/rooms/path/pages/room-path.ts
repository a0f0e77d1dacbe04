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
export function useTableAddress(): (table: string, filters?: Record<string, string>) => string {
  const workspace = useWorkspacePath()
  const query = usePathQuery()
  return (table, filters = {}) => {
    const all = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(filters)])
    return `${workspace}/path/tables/${table}${all.size > 0 ? `?${all}` : ''}`
  }
}
