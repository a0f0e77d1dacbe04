import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createToken, scopes } from '#platform/auth/token.server.ts'
import { inWorkspace } from '#platform/context.server.ts'
import { StartProblem } from '#platform/env.server.ts'
import { foundInstallation } from '../founding.server.ts'
import { loadedLine, loadSample } from './sample.ts'
import { withApp } from './session.ts'
import { readInput } from './standard-input.ts'

const usage = `Usage: npm run -s stratege -- init --workspace NAME --owner MAIL --password-stdin [--name NAME] [--language en|fr] [--sample]

Makes the first company with its owner and prints an API token with every scope, valid for 90 days.
The password (10 characters or more) is read from standard input.
With --sample, the sample company is loaded as well, as a company of its own.
`
const NINETY_DAYS = 90 * 86_400_000

const input = z.object({
  workspace: z.string().trim().min(1).max(200),
  owner: z.email(),
  name: z.string().trim().min(1).max(200).optional(),
  language: z.enum(['en', 'fr']),
})

/** `stratege init`. */
export async function init(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      workspace: { type: 'string' },
      owner: { type: 'string' },
      name: { type: 'string' },
      language: { type: 'string', default: 'en' },
      'password-stdin': { type: 'boolean' },
      sample: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const parsed = input.safeParse(values)
  if (!parsed.success || !values['password-stdin']) {
    const wrong = parsed.success
      ? ['password-stdin']
      : parsed.error.issues.map(issue => String(issue.path[0]))
    process.stderr.write(`Missing or wrong: ${wrong.map(name => `--${name}`).join(', ')}.\n\n${usage}`)
    return 2
  }
  const password = (await readInput('the password')).replace(/\r?\n$/, '')
  if (password.length < 10 || password.length > 200)
    throw new StartProblem('The password must have 10 to 200 characters.')
  const { workspace, owner, name, language } = parsed.data
  return withApp(async opened => {
    const { app } = opened
    const existing = await app.ownerPool.query('/* init.any */ select 1 from platform_workspace limit 1')
    if (existing.rowCount)
      throw new StartProblem('This installation has a company already: invite others from its pages.')
    const founded = await foundInstallation(
      { owner: app.ownerPool, auth: app.authPool },
      app.auth,
      { company: workspace, locale: language, name: name ?? owner.split('@')[0], email: owner, password },
      null,
    )
    if (!founded) throw new StartProblem('This installation has been claimed already.')
    const { workspaceId, memberId, userId } = founded
    const token = await inWorkspace(app.parts.db, workspaceId, tx =>
      createToken(tx, {
        workspaceId,
        memberId,
        name: 'init',
        scopes,
        expiresAt: new Date(app.parts.now() + NINETY_DAYS),
      }),
    )
    process.stdout.write(`${token.text}\n`)
    if (values.sample) {
      const person = { userId, name: name ?? owner.split('@')[0], email: owner, locale: language }
      process.stderr.write(loadedLine(await loadSample(opened, person)))
    }
    return 0
  })
}
