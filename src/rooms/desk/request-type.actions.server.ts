import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { forbidden, invalid, notFound, Refusal } from '#platform/refusal.ts'
import { findCalendar } from './calendar.store.server.ts'
import { recountDueTimes } from './due.server.ts'
import { mayDefine } from './may.ts'
import {
  allRequestTypes,
  findRequestType,
  insertRequestType,
  lockSettings,
  orderRequestTypes,
  updateRequestType,
} from './request-type.store.server.ts'
import type { RequestType } from './request-type.ts'
import { fieldProblems, keyOf, movesDueTimes, type TypeDefinition } from './request-type-check.ts'

async function toDefine(ctx: Context): Promise<void> {
  if (!mayDefine(ctx.actor)) throw forbidden()
  await lockSettings(ctx)
}

async function typeToChange(ctx: Context, id: number): Promise<RequestType> {
  await toDefine(ctx)
  const type = await findRequestType(ctx.tx, id)
  if (!type) throw notFound()
  return type
}

async function checkDefinition(ctx: Context, definition: TypeDefinition): Promise<void> {
  const found = fieldProblems(definition.fields)
  if (definition.calendarId !== null && !(await findCalendar(ctx.tx, definition.calendarId)))
    found.calendarId = { code: 'desk.unknownCalendar' }
  if (Object.keys(found).length > 0) throw invalid(found)
}

/** The door leads to one type: the one before is a type like others from now on. */
async function moveDoor(ctx: Context, types: readonly RequestType[]): Promise<void> {
  for (const type of types)
    if (type.isOther) {
      await updateRequestType(ctx.tx, { ...type, isOther: false })
      await audit(ctx, {
        action: 'requestType.change',
        thing: 'requestType',
        id: type.id,
        before: { isOther: true },
        after: { isOther: false },
      })
    }
}

/**
 * Makes a type, at the end of the list. Without a key it gets one from its English name. Refuses a key already there
 * and a form that cannot be asked, by the path of what is wrong.
 */
export async function createRequestType(
  ctx: Context,
  definition: TypeDefinition & { key?: string },
): Promise<RequestType> {
  await toDefine(ctx)
  const types = await allRequestTypes(ctx.tx)
  const taken = types.map(type => type.key)
  if (definition.key !== undefined && taken.includes(definition.key))
    throw invalid({ key: { code: 'desk.typeKey' } })
  await checkDefinition(ctx, definition)
  if (definition.isOther) await moveDoor(ctx, types)
  const type = {
    ...definition,
    key: definition.key ?? keyOf(definition.nameEn, taken, '-'),
    active: true,
    position: Math.max(0, ...types.map(({ position }) => position)) + 1,
  }
  const id = await insertRequestType(ctx, type)
  await audit(ctx, { action: 'requestType.create', thing: 'requestType', id, after: type })
  return { id, ...type }
}

/**
 * Changes a type; an absent part stays. New targets and a new calendar move the due times of its open requests.
 * Refuses to leave the company without a "something else" type: the door is given to another one instead.
 */
export async function changeRequestType(
  ctx: Context,
  id: number,
  change: Partial<TypeDefinition>,
): Promise<RequestType> {
  const type = await typeToChange(ctx, id)
  const given = Object.entries(change).filter(
    ([key, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(type[key as keyof RequestType]),
  )
  if (given.length === 0) return type
  const after: RequestType = { ...type, ...Object.fromEntries(given) }
  if (type.isOther && !after.isOther) throw invalid({ isOther: { code: 'desk.oneOther' } })
  if (after.isOther && !type.active) throw invalid({ isOther: { code: 'desk.archivedOther' } })
  await checkDefinition(ctx, after)
  if (after.isOther && !type.isOther) await moveDoor(ctx, await allRequestTypes(ctx.tx))
  await updateRequestType(ctx.tx, after)
  await audit(ctx, {
    action: 'requestType.change',
    thing: 'requestType',
    id,
    before: Object.fromEntries(given.map(([key]) => [key, type[key as keyof RequestType]])),
    after: Object.fromEntries(given),
  })
  if (movesDueTimes(type, after)) await recountDueTimes(ctx, [id])
  return after
}

async function setActive(ctx: Context, id: number, active: boolean): Promise<void> {
  const type = await typeToChange(ctx, id)
  if (type.active === active) return
  if (type.isOther) throw new Refusal(409, 'desk.oneOther')
  await updateRequestType(ctx.tx, { ...type, active })
  const action = active ? 'requestType.restore' : 'requestType.archive'
  await audit(ctx, { action, thing: 'requestType', id, before: { active: !active }, after: { active } })
}

/** Takes a type off the portal; its requests stay. Refuses the "something else" one. */
export const archiveRequestType = (ctx: Context, id: number): Promise<void> => setActive(ctx, id, false)

/** Offers an archived type again. */
export const restoreRequestType = (ctx: Context, id: number): Promise<void> => setActive(ctx, id, true)

/** Puts the types in this order. Refuses a list that leaves one out or names a stranger. */
export async function reorderRequestTypes(ctx: Context, ids: readonly number[]): Promise<void> {
  await toDefine(ctx)
  const before = (await allRequestTypes(ctx.tx)).map(type => type.id)
  if (ids.length !== before.length || !before.every(id => ids.includes(id)))
    throw invalid({ ids: { code: 'desk.typeOrder' } })
  if (JSON.stringify(before) === JSON.stringify(ids)) return
  await orderRequestTypes(ctx.tx, ids)
  await audit(ctx, { action: 'requestType.order', thing: 'requestType', id: null, before, after: ids })
}

/** Moves a type one place up or down among those on offer, or does nothing at the end of the list. */
export async function moveRequestType(ctx: Context, id: number, step: -1 | 1): Promise<void> {
  await typeToChange(ctx, id)
  const types = await allRequestTypes(ctx.tx)
  const offered = types.filter(type => type.active || type.id === id).map(type => type.id)
  const other = offered[offered.indexOf(id) + step]
  if (other === undefined) return
  const swapped = types.map(type => (type.id === id ? other : type.id === other ? id : type.id))
  await reorderRequestTypes(ctx, swapped)
}
