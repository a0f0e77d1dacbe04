// Writes the table types of the migrated database, or with --check fails where the kept file differs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstallation } from '../src/platform/installation.server.ts'

const kept = 'src/platform/db/schema.generated.ts'
const check = process.argv.includes('--check')
const data = mkdtempSync(join(tmpdir(), 'stratege-types-'))
const installation = await openInstallation(
  {
    port: 0,
    host: '',
    origin: '',
    data,
    databaseUrl: null,
    proxies: 0,
    metricsToken: null,
    production: false,
  },
  { attach: false },
)
const out = check ? join(data, 'schema.ts') : kept
const host = installation.access.owner.host as string
const url = `postgresql://postgres@localhost/stratege?host=${encodeURIComponent(host)}`
const made = spawnSync(
  'kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    out,
    '--exclude-pattern',
    '(pgboss.*|platform_migration)',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--type-mapping',
    '{"int8":"number"}',
    '--log-level',
    'error',
  ],
  { stdio: 'inherit' },
)
await installation.close()
const same = !check || readFileSync(kept, 'utf8') === readFileSync(out, 'utf8')
rmSync(data, { recursive: true, force: true })
if (!same) console.error(`${kept} differs from the migrated database: run npm run db:types.`)
process.exit(made.status === 0 && same ? 0 : 1)
