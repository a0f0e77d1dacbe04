import { parseArgs } from 'node:util'
import type pg from 'pg'
import { z } from 'zod'
import { StartProblem } from '#platform/env.server.ts'
import type { OpenedApp } from '../open-app.server.ts'
import {
  findSamples,
  type Installed,
  installSample,
  removeSample,
  SAMPLE_SEED,
  type SampleOwner,
} from '../sample/install.server.ts'
import { withApp } from './session.ts'

const usage = `Usage: npm run -s stratege -- sample [--seed NUMBER] [--owner MAIL] [--language en|fr]
       npm run -s stratege -- sample --remove

Loads the sample company, a synthetic group with 14 months of requests, as a company of its own; or removes it with
every row of it. Its owner is the first administrator here unless a member's address is given. The same seed gives
the same company on the same day.
`

const input = z.object({
  seed: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(SAMPLE_SEED),
  owner: z.email().optional(),
  language: z.enum(['en', 'fr']).optional(),
  remove: z.boolean().default(false),
})

interface Person extends SampleOwner {
  locale: 'en' | 'fr'
}

/** Who can sign in here with this address, or the first administrator of a company that is no sample. */
async function findOwner(pool: pg.Pool, mail: string | undefined): Promise<Person> {
  const { rows } = await pool.query<Person>(
    `/* cli.sampleOwner */ select m.user_id as "userId", m.name, m.email, coalesce(m.locale, w.locale) as locale
     from people_member m join platform_workspace w using (workspace_id)
     where not w.sample and m.active and m.user_id is not null and m.email is not null and case when $1::text is null
       then exists (select 1 from people_role r where r.workspace_id = m.workspace_id and r.member_id = m.id
         and r.role = 'administrator' and r.unit_id is null)
       else lower(m.email) = lower($1) end
     order by m.workspace_id, m.id limit 1`,
    [mail ?? null],
  )
  if (rows[0]) return rows[0]
  throw new StartProblem(
    mail === undefined
      ? 'There is no company yet: make one with the command init.'
      : `Nobody who can sign in here has the address ${mail}.`,
  )
}

/** What a load made, in one line. */
export const loadedLine = (made: Installed): string =>
  `Sample company loaded at /w/${made.slug}: ${made.requests} requests, ${made.people} people, ${made.units} units.\n`

/** Loads the sample for a person; a second one is a problem that says what to do. */
export async function loadSample(
  { app }: OpenedApp,
  person: Person,
  seed: number = SAMPLE_SEED,
): Promise<Installed> {
  const { locale, ...owner } = person
  const made = await installSample(app.ownerPool, { owner, locale, seed, now: app.parts.now() })
  if (made) return made
  throw new StartProblem('The sample company is loaded already: remove it first with sample --remove.')
}

async function removeAll(pool: pg.Pool): Promise<void> {
  const samples = await findSamples(pool)
  if (samples.length === 0) throw new StartProblem('There is no sample company to remove.')
  for (const sample of samples) {
    await removeSample(pool, sample.workspaceId)
    process.stdout.write(`Sample company ${sample.name} removed.\n`)
  }
}

/** `stratege sample`. */
export async function sample(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      owner: { type: 'string' },
      language: { type: 'string' },
      remove: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const parsed = input.safeParse(values)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(issue => `--${String(issue.path[0])}`)
    process.stderr.write(`Wrong: ${wrong.join(', ')}.\n\n${usage}`)
    return 2
  }
  const { seed, owner, language, remove } = parsed.data
  return withApp(async opened => {
    if (remove) await removeAll(opened.app.ownerPool)
    else {
      const person = await findOwner(opened.app.ownerPool, owner)
      process.stderr.write('Loading the sample company.\n')
      const made = await loadSample(opened, { ...person, locale: language ?? person.locale }, seed)
      process.stdout.write(loadedLine(made))
    }
    return 0
  })
}
