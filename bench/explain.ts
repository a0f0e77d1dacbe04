// Explain plans of what a reading asks of the database, each under the name its query carries.

import { CompiledQuery } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Context, inWorkspace } from '#platform/context.server.ts'
import type { App } from '#platform/http/app.server.ts'

/** Runs the reading once, and explains every query of it in the same transaction. */
export async function explainReadings(
  app: App,
  actor: Actor,
  reading: (ctx: Context) => Promise<unknown>,
): Promise<string> {
  const plans = new Map<string, string>()
  await inWorkspace(app.parts.db, actor.workspaceId, async tx => {
    const seen: CompiledQuery[] = []
    const executor = tx.getExecutor()
    const original = executor.executeQuery.bind(executor)
    executor.executeQuery = async query => {
      seen.push(query)
      return original(query)
    }
    await reading({
      tx,
      actor,
      now: app.parts.now(),
      random: app.parts.random,
      t: app.parts.translate('en'),
      send: async () => undefined,
    })
    executor.executeQuery = original
    for (const query of seen) {
      const named = /\/\* ([\w.]+) \*\//.exec(query.sql)?.[1] ?? query.sql.slice(0, 60)
      const times = seen.slice(0, seen.indexOf(query)).filter(one => one.sql === query.sql).length
      if (times > 1) continue
      const name = [...plans.keys()].includes(named) ? `${named}, of another window` : named
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
        CompiledQuery.raw(`explain (analyze, buffers, costs off, summary) ${query.sql}`, [
          ...query.parameters,
        ]),
      )
      plans.set(name, rows.map(row => row['QUERY PLAN']).join('\n'))
    }
  })
  return [...plans].map(([name, plan]) => `-- ${name}\n${plan}\n`).join('\n')
}
