import { createHash } from 'node:crypto'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { isStorable } from '#platform/http/text.ts'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import {
  type Attachment,
  countAttachments,
  insertAttachment,
  readAttachment,
} from './attachment.store.server.ts'
import { mayReply, mayWork } from './may.ts'
import { readRequest } from './request.actions.server.ts'
import { insertEvent } from './request.store.server.ts'

const MAX_FILE_MB = 10
const MAX_FILES = 50

/** The last part of a path, without what no file name may hold; never empty. */
export function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const clean = [...last.normalize('NFC')].filter(sign => isStorable(sign) && sign >= ' ').join('')
  return clean.trim().slice(-255) || 'file'
}

/** Adds a file of at most 10 MB to a request; `internal`: seen by the team only. */
export async function addAttachment(
  ctx: Context,
  requestId: number,
  file: File,
  { messageId = null, internal = false }: { messageId?: number | null; internal?: boolean } = {},
): Promise<Attachment> {
  const { request, watcherIds, works } = await readRequest(ctx, requestId)
  if (internal ? !works : !mayReply(ctx.actor, { ...request, watcherIds })) throw forbidden()
  if (file.size > MAX_FILE_MB * 1024 * 1024)
    throw invalid({ files: { code: 'desk.fileTooLarge', params: { name: file.name, max: MAX_FILE_MB } } })
  if ((await countAttachments(ctx.tx, requestId)) >= MAX_FILES)
    throw invalid({ files: { code: 'desk.tooManyFiles', params: { max: MAX_FILES } } })
  const content = Buffer.from(await file.arrayBuffer())
  const attachment = await insertAttachment(ctx, {
    requestId,
    messageId,
    internal,
    name: fileName(file.name),
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  })
  // The file of a note leaves no trace that who reads the request from outside could see.
  if (!internal) await insertEvent(ctx, requestId, 'attachment', null, attachment.name)
  await audit(ctx, {
    action: 'request.attach',
    thing: 'request',
    id: requestId,
    after: { name: attachment.name, size: attachment.size, internal },
  })
  return attachment
}

/** A file with its content, for those who may read its request; a note's file for the team only. */
export async function openAttachment(ctx: Context, id: number) {
  const found = await readAttachment(ctx.tx, id)
  if (!found) throw notFound()
  const { request } = await readRequest(ctx, found.attachment.requestId)
  if (found.attachment.internal && !mayWork(ctx.actor, request)) throw notFound()
  return found
}
