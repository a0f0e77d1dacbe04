import { statfsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readEnvironment } from '#platform/env.server.ts'
import { withApp } from './session.ts'

interface Check {
  name: string
  ok: boolean
  found: string
}

const usage = `Usage: npm run -s stratege -- doctor [--json]

Checks what this installation stands on: Node, PostgreSQL, migrations, row security, roles, disk and jobs.

Exit codes: 0 all is sound, 1 a check fails (its line begins with FAIL).
`

/** `stratege doctor`: what this installation stands on, and whether it is sound. Exit code 1 where a check fails. */
export async function doctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const environment = readEnvironment()
  const checks = await withApp(async ({ app }) => {
    const one = async (sql: string) => Object.values((await app.ownerPool.query(sql)).rows[0])[0]
    const exposed = await app.ownerPool.query<{ relname: string }>(
      "/* doctor.rls */ select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity and c.relname !~ '^auth_' and c.relname <> 'platform_migration'",
    )
    const rights = await app.ownerPool.query<{ rolname: string }>(
      "/* doctor.roles */ select rolname from pg_roles where rolname in ('stratege_app', 'stratege_auth') and (rolsuper or rolbypassrls or rolcreaterole)",
    )
    const disk = statfsSync(environment.data)
    const free = (disk.bavail * disk.bsize) / 2 ** 30
    const failed = Number(
      await one("/* doctor.jobs */ select count(*) from pgboss.job where state = 'failed'"),
    )
    return [
      { name: 'node', ok: Number(process.versions.node.split('.')[0]) >= 24, found: process.version },
      { name: 'postgresql', ok: true, found: String(await one('show server_version')) },
      {
        name: 'migrations',
        ok: true,
        found: `${await one('select count(*) from platform_migration')} applied`,
      },
      {
        name: 'row security',
        ok: exposed.rowCount === 0,
        found: exposed.rowCount
          ? `missing on ${exposed.rows.map(row => row.relname).join(', ')}`
          : 'on every table',
      },
      {
        name: 'roles',
        ok: rights.rowCount === 0,
        found: rights.rowCount
          ? `too many rights: ${rights.rows.map(row => row.rolname).join(', ')}`
          : 'own nothing, bypass nothing',
      },
      { name: 'disk', ok: free > 1, found: `${free.toFixed(1)} GiB free in ${environment.data}` },
      { name: 'jobs', ok: failed === 0, found: `${failed} failed` },
    ] satisfies Check[]
  })
  if (values.json) process.stdout.write(`${JSON.stringify(checks, null, 2)}\n`)
  else
    for (const check of checks)
      process.stdout.write(`${check.ok ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(14)}${check.found}\n`)
  return checks.every(check => check.ok) ? 0 : 1
}
