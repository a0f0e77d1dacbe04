import { createHash, randomUUID } from 'node:crypto'
import { unitTree } from '#people'
import { allUnits, findMember, membersCalled } from '#people.server'
import type { Locale } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { idempotently } from '#platform/http/api.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { invalid, notFound, type Problem, Refusal } from '#platform/refusal.ts'
import { addAttachment } from './attachment.actions.server.ts'
import { askedAllTheSame } from './deflection.actions.server.ts'
import { listPublished } from './guide-list.server.ts'
import { mayAskForOthers } from './may.ts'
import { askForm, namesForm } from './portal.wire.ts'
import { createRequest, type RequestInput } from './request.actions.server.ts'
import { openStatuses } from './request.ts'
import { pageOfRequests } from './request-list.store.server.ts'
import { noFilter } from './request-list.ts'
import { allRequestTypes } from './request-type.store.server.ts'
import { checkAnswers, type RequestType } from './request-type.ts'
import { answerName, readAnswersForm } from './type-form.ts'

const MOST_OPEN = 5
const MOST_GUIDES = 6

/** A kind of request as the portal offers it, in the reader's language. */
function offered(type: RequestType, locale: Locale) {
  const fr = locale === 'fr'
  return {
    key: type.key,
    name: fr ? type.nameFr : type.nameEn,
    help: fr ? type.helpFr : type.helpEn,
    requirements: type.requirements.map(one => (fr ? one.fr : one.en)),
  }
}

/** What the portal opens with: what can be asked, what the reader has open, and guides. */
export async function portalHome(ctx: Context) {
  const { actor } = ctx
  const types = (await allRequestTypes(ctx.tx)).filter(type => type.active)
  const other = types.find(type => type.isOther)
  const filter = { ...noFilter, statuses: openStatuses, sort: 'updated' } as const
  const reach = { member: actor.memberId }
  const { requests } = await pageOfRequests(ctx, filter, {
    reach,
    notes: false,
    after: null,
    limit: MOST_OPEN,
  })
  return {
    types: types.filter(type => !type.isOther).map(type => offered(type, actor.locale)),
    other: other ? offered(other, actor.locale) : null,
    open: requests.map(({ id, externalId, subject, status, openedAt }) => ({
      id,
      externalId,
      subject,
      status,
      openedAt,
    })),
    guides: (await listPublished(ctx, new URLSearchParams(), MOST_GUIDES)).guides,
  }
}

async function typeCalled(ctx: Context, key: string): Promise<RequestType> {
  const type = (await allRequestTypes(ctx.tx)).find(one => one.active && one.key === key)
  if (!type) throw notFound()
  return type
}

/** What the form of one kind of request needs; `ask` tells this filling-in from every other. */
export async function askPage(ctx: Context, key: string) {
  const type = await typeCalled(ctx, key)
  const other = (await allRequestTypes(ctx.tx)).find(one => one.active && one.isOther)
  const units = (await allUnits(ctx.tx)).filter(unit => !unit.archived)
  const member = await findMember(ctx.tx, ctx.actor.memberId)
  return {
    ask: randomUUID(),
    memberId: ctx.actor.memberId,
    type: { ...offered(type, ctx.actor.locale), fields: type.fields },
    /** The door that is always there, unless this is it. */
    otherKey: other && other.id !== type.id ? other.key : null,
    units: unitTree(units),
    unitId: member?.unitId ?? null,
    forOthers: mayAskForOthers(ctx.actor),
  }
}

type Fields = NonNullable<Problem['fields']>

/** What `work` answers; its refusal of fields is kept in `wrong`, so that a form hears of all of them at once. */
async function collect<T>(wrong: Fields, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problem.fields) throw error
    Object.assign(wrong, error.problem.fields)
    return undefined
  }
}

/** The members called so; refuses names nobody has, under `field`. */
async function called(ctx: Context, text: string, field: string): Promise<number[]> {
  const lines = text
    .split(/[\n,;]+/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const ids = await membersCalled(ctx.tx, lines)
  const unknown = lines.filter((_, index) => ids[index] === null)
  if (unknown.length > 0)
    throw invalid({ [field]: { code: 'desk.unknownNames', params: { names: unknown.join(', ') } } })
  return ids.filter(id => id !== null)
}

function readAnswers(type: RequestType, form: FormData) {
  const sent = readAnswersForm(type, form)
  const checked = checkAnswers(type, sent.answers)
  if ('answers' in checked) return sent
  throw invalid(
    Object.fromEntries(Object.entries(checked.fields).map(([key, problem]) => [answerName(key), problem])),
  )
}

async function readAsk(ctx: Context, type: RequestType, form: FormData) {
  const wrong: Fields = {}
  const fields = await collect(wrong, () => readForm(askForm, form))
  const sent = await collect(wrong, () => readAnswers(type, form))
  const names = await collect(wrong, () => readForm(namesForm, form))
  const watcherIds = await collect(wrong, () => called(ctx, names?.who ?? '', 'who'))
  const behalf = await collect(wrong, () => called(ctx, names?.behalf ?? '', 'behalf'))
  if (!fields || !sent || !watcherIds || !behalf || Object.keys(wrong).length > 0) throw invalid(wrong)
  const input: RequestInput = {
    typeId: type.id,
    subject: fields.subject,
    body: fields.body,
    answers: sent.answers,
    unitId: fields.unit === 'none' ? null : fields.unit,
    requesterId: behalf[0],
    watcherIds,
    wantedOn: fields.wantedOn ?? null,
    door: type.isOther ? 'other' : 'catalogue',
    channel: 'portal',
  }
  const files = [...fields.files, ...sent.files.map(({ file }) => file)].filter(file => file.size > 0)
  return { ask: fields.ask, input, files }
}

/** Names under which the form shows what the making of a request refuses. */
const formNames: Record<string, string> = { requester: 'behalf', watchers: 'who' }

async function create(ctx: Context, input: RequestInput): Promise<number> {
  const wrong: Fields = {}
  const request = await collect(wrong, () => createRequest(ctx, input))
  if (request) return request.id
  throw invalid(
    Object.fromEntries(Object.entries(wrong).map(([name, why]) => [formNames[name] ?? name, why])),
  )
}

/**
 * Makes a request of the form of one kind, with its files. The same form sent twice (a second press, a page sent again)
 * makes one. Answers its id.
 */
export async function submitAsk(ctx: Context, key: string, form: FormData): Promise<number> {
  const type = await typeCalled(ctx, key)
  const { ask, input, files } = await readAsk(ctx, type, form)
  const same = [input, files.map(({ name, size }) => [name, size])]
  const digest = createHash('sha256').update(JSON.stringify(same)).digest('base64url')
  return idempotently(ctx, `ask ${ask} ${digest}`, same, async () => {
    const id = await create(ctx, input)
    for (const file of files) await addAttachment(ctx, id, file)
    await askedAllTheSame(ctx, ask, id)
    return id
  })
}
