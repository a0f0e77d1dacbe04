import type pg from 'pg'

/** A table of the product, from the database's own catalog. */
export interface CatalogTable {
  name: string
  /** Whether row security is on. */
  secured: boolean
  /** Whether its key begins with the workspace. */
  keyed: boolean
  /** Columns that a row must be given. */
  required: { name: string; type: string; element: string | null }[]
  /** What the application's role may do with it. */
  rights: { select: boolean; insert: boolean; update: boolean; delete: boolean }
}

const listTables = `
  select c.relname as name, c.relrowsecurity as secured,
    coalesce((select a.attname = 'workspace_id' from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary), false) as keyed,
    coalesce((select json_agg(json_build_object('name', a.attname, 'type', t.typname,
        'element', (select e.typname from pg_type e where e.oid = t.typelem and t.typcategory = 'A')))
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
        and a.attidentity = '' and a.attgenerated = ''), '[]') as required,
    (select json_object_agg(lower(kind), has_table_privilege('stratege_app', c.oid, kind))
      from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) kind) as rights
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname !~ '^auth_' and c.relname <> 'platform_migration'
  order by c.relname`

/** Every table of the rooms and the platform (sign-in has a role of its own). */
export async function catalogTables(owner: pg.Pool): Promise<CatalogTable[]> {
  return (await owner.query<CatalogTable>(listTables)).rows
}

/** Lifts foreign keys and checks, so that a row can be planted in any table of this throw-away database. */
export async function liftConstraints(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(`
    select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname) as statement
    from pg_constraint where contype in ('f', 'c') and conrelid <> 0 and coninhcount = 0 and connamespace = 'public'::regnamespace`)
  for (const { statement } of rows) await owner.query(statement)
}

let serial = 0

/** A value that a column of this type takes. */
function valueFor({ type, element }: CatalogTable['required'][number]): unknown {
  serial++
  if (element !== null) return '{}'
  if (/^(int2|int4|int8|numeric|float4|float8)$/.test(type)) return serial
  if (/^(timestamptz|timestamp|date)$/.test(type)) return '2026-11-24'
  if (type === 'bool') return false
  if (/^jsonb?$/.test(type)) return '{}'
  if (type === 'uuid') return `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`
  if (type === 'bytea') return Buffer.from([serial % 256])
  if (type === 'time') return '09:00'
  return `x-${serial}`
}

/** Columns and values of a row that the table takes, in this workspace. */
function rowFor(table: CatalogTable, workspaceId: number): { columns: string[]; values: unknown[] } {
  const others = table.required.filter(column => column.name !== 'workspace_id')
  return {
    columns: ['workspace_id', ...others.map(column => column.name)],
    values: [workspaceId, ...others.map(valueFor)],
  }
}

/** The statement that plants a row, with its values. */
export function insertOf(table: CatalogTable, workspaceId: number): { text: string; values: unknown[] } {
  const { columns, values } = rowFor(table, workspaceId)
  const names = columns.map(name => `"${name}"`).join(', ')
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  return { text: `insert into "${table.name}" (${names}) values (${places})`, values }
}
