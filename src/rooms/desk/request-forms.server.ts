import { readDuration } from '#people'
import { logEffort, membersCalled } from '#people.server'
import type { Context } from '#platform/context.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { invalid } from '#platform/refusal.ts'
import { addAttachment } from './attachment.actions.server.ts'
import { mayWork } from './may.ts'
import { mergeRequests, splitRequest, undoJoining } from './merge.actions.server.ts'
import { addNote, replyToRequest } from './message.actions.server.ts'
import { workRequest } from './request.actions.server.ts'
import { findNumbered } from './request.store.server.ts'
import {
  changeForm,
  formChange,
  mergeForm,
  messageForm,
  splitForm,
  timeForm,
  undoForm,
  watchersForm,
} from './request.wire.ts'
import { changeRequest } from './request-change.server.ts'
import { settleRequest } from './settle.actions.server.ts'
import { setWatchers } from './watcher.actions.server.ts'

/** What a form of a request's page did, with what made it new: the page says so and clears that form. */
export interface FormDone {
  did: 'sent' | 'noted' | 'saved' | 'watchers' | 'merged' | 'undone' | 'time' | 'settled'
  key: string
}

const done = (did: FormDone['did'], ctx: Context): FormDone => ({ did, key: String(ctx.now) })

/** The form, where files came without a word: their names are the words. */
function withFileNames(form: FormData): FormData {
  const named = form
    .getAll('files[]')
    .flatMap(file => (file instanceof File && file.size > 0 ? [file.name] : []))
  const body = form.get('body')
  if (named.length > 0 && (typeof body !== 'string' || body.trim() === '')) form.set('body', named.join(', '))
  return form
}

/** Sends a reply with its files, and moves the request on if that was asked. */
async function submitReply(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  const { body, files, next } = readForm(messageForm, withFileNames(form))
  const message = await replyToRequest(ctx, id, body)
  for (const file of files) if (file.size > 0) await addAttachment(ctx, id, file, { messageId: message.id })
  if (next) await changeRequest(ctx, id, { status: next })
  return done('sent', ctx)
}

/** Adds a note with its files, for the team only. */
async function submitNote(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  const { body, files } = readForm(messageForm, form)
  const note = await addNote(ctx, id, body)
  for (const file of files)
    if (file.size > 0) await addAttachment(ctx, id, file, { messageId: note.id, internal: true })
  return done('noted', ctx)
}

/** Sets who follows, from lines of names or addresses. */
async function submitWatchers(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  const { who } = readForm(watchersForm, form)
  const lines = who
    .split(/[\n,;]+/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const ids = await membersCalled(ctx.tx, lines)
  const unknown = lines.filter((_, index) => ids[index] === null)
  if (unknown.length > 0)
    throw invalid({ who: { code: 'desk.unknownNames', params: { names: unknown.join(', ') } } })
  await setWatchers(
    ctx,
    id,
    ids.filter(found => found !== null),
  )
  return done('watchers', ctx)
}

/** One form of the portal's page of a request. */
export async function submitFollow(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  switch (form.get('intent')) {
    case 'watchers':
      return submitWatchers(ctx, id, form)
    case 'settle':
      await settleRequest(ctx, id)
      return done('settled', ctx)
    default:
      return submitReply(ctx, id, form)
  }
}

async function submitTime(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  const { minutes, duration } = readForm(timeForm, form)
  const spent = minutes ?? readDuration(duration ?? '')?.minutes ?? null
  if (spent === null) throw invalid({ duration: { code: 'desk.duration' } })
  const { request } = await workRequest(ctx, id)
  await logEffort(ctx, { minutes: spent, about: { kind: 'request', id }, unitId: request.unitId })
  return done('time', ctx)
}

async function submitMerge(ctx: Context, id: number, form: FormData): Promise<FormDone> {
  const { into } = readForm(mergeForm, form)
  const found = await findNumbered(ctx.tx, into)
  if (!found || !mayWork(ctx.actor, found))
    throw invalid({ into: { code: 'desk.noSuchNumber', params: { number: into } } })
  await mergeRequests(ctx, id, found.id)
  return done('merged', ctx)
}

/** One form of the team's page of a request. A split answers the request it made. */
export async function submitWork(
  ctx: Context,
  id: number,
  form: FormData,
): Promise<FormDone | { madeId: number }> {
  switch (form.get('intent')) {
    case 'reply':
      return submitReply(ctx, id, form)
    case 'note':
      return submitNote(ctx, id, form)
    case 'watchers':
      return submitWatchers(ctx, id, form)
    case 'time':
      return submitTime(ctx, id, form)
    case 'toMe':
      await changeRequest(ctx, id, { assigneeId: ctx.actor.memberId })
      return done('saved', ctx)
    case 'merge':
      return submitMerge(ctx, id, form)
    case 'split': {
      const { messages, subject, type } = readForm(splitForm, form)
      const made = await splitRequest(ctx, id, { messageIds: messages, subject, typeId: type })
      return { madeId: made.id }
    }
    case 'undo':
      await undoJoining(ctx, readForm(undoForm, form).joining)
      return done('undone', ctx)
    default: {
      const fields = readForm(changeForm, form)
      await changeRequest(ctx, id, formChange(fields), fields.version)
      return done('saved', ctx)
    }
  }
}
