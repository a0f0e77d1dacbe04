import type { Actor } from '../actor.ts'
import { audit } from '../audit.server.ts'
import { type ContextParts, withContext } from '../context.server.ts'
import { textCell } from '../csv.ts'
import { forbidden } from '../refusal.ts'
import { type AuditCursor, pageOfAudit } from './audit-log.store.server.ts'
import type { AuditEntry, AuditQuery } from './audit-log.ts'
import { maySeeAudit } from './may.ts'

const BATCH = 500
const columns = ['at', 'person_id', 'person', 'action', 'thing', 'thing_id', 'before', 'after'] as const

const json = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

function line(entry: AuditEntry): string {
  const cells = [
    new Date(entry.at).toISOString(),
    entry.personId,
    entry.person,
    entry.action,
    entry.thing,
    entry.thingId,
    json(entry.before),
    json(entry.after),
  ]
  return `${cells.map(value => textCell(String(value ?? ''))).join(',')}\r\n`
}

/**
 * The deeds looked for as CSV (UTF-8 with its mark, comma, CRLF), read batch by batch as the reader takes them. The
 * export is a deed itself. Refuses who may not see the log.
 */
export async function auditCsv(
  parts: ContextParts,
  actor: Actor,
  query: AuditQuery,
): Promise<ReadableStream<Uint8Array>> {
  if (!maySeeAudit(actor)) throw forbidden()
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== null && value !== ''),
  )
  const encoder = new TextEncoder()
  let after: AuditCursor | null = null
  let begun = false
  await withContext(parts, actor, ctx =>
    audit(ctx, { action: 'audit.export', thing: 'audit', id: null, after: asked }),
  )
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const page: Awaited<ReturnType<typeof pageOfAudit>> = await withContext(
        parts,
        actor,
        ctx => pageOfAudit(ctx.tx, query, { after, limit: BATCH }),
        { readOnly: true },
      )
      const head = begun ? '' : `\uFEFF${columns.map(textCell).join(',')}\r\n`
      begun = true
      controller.enqueue(encoder.encode(head + page.entries.map(line).join('')))
      after = page.next
      if (after === null) controller.close()
    },
  })
}
