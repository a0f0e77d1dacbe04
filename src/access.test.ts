import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Role, roles } from '#platform/actor.ts'
import { scopes } from '#platform/auth/token.server.ts'
import type { ApiDocument } from '#platform/http/api-document.server.ts'
import {
  type ApiOperation,
  bodyOf,
  call,
  furnish,
  operationsOf,
  pathOf,
  queryOf,
  type Things,
} from '#testing/furnished.ts'
import { openWorld } from '#testing/world.ts'

// Every operation of the API, called as every role: over the company, of one unit, and from the company next door.
// Whatever would change something is taken back at its end and answers 503, so that each call meets the same company.
const world = await openWorld()
const neighbour = await world.neighbour()
const owner = world.app.ownerPool
const document = (await (await world.fetch('/api/v1/openapi.json')).json()) as ApiDocument
const operations = operationsOf(document)

const letters: Record<Role, string> = {
  administrator: 'a',
  strategist: 's',
  team: 't',
  spoke: 'p',
  requester: 'r',
  executive: 'e',
  auditor: 'u',
}

interface Caller {
  role: Role
  everywhere: boolean
  token: string
}

let north: Things
let south: Things
let next: Things
const callers: Caller[] = []

before(async () => {
  north = await furnish(world, world.owner, 'NORTHERN')
  south = await furnish(world, world.owner, 'SOUTHERN')
  next = await furnish(world, neighbour.owner, 'FOREIGN')
  for (const role of roles)
    for (const everywhere of [true, false]) {
      const actor = await world.member(role, everywhere ? {} : { unitId: north.units })
      callers.push({ role, everywhere, token: await world.token(actor, scopes) })
    }
  // What a call would change is refused by the database at the very end, as if it were going away.
  await owner.query(`create function test_take_back() returns trigger language plpgsql as $$
    begin raise exception 'taken back' using errcode = '57P01'; end $$`)
  await owner.query(`create constraint trigger test_take_back after insert on platform_audit
    deferrable initially deferred for each row execute function test_take_back()`)
})

/** Calls the operation on what stands at `things`: who gets through, and what they should not have been told. */
async function attempt(one: ApiOperation, which: readonly Caller[], things: Things, hidden: RegExp) {
  const tried = { may: '', tells: [] as string[] }
  for (const { role, token } of which)
    for (const query of things === next ? [queryOf(one, things)] : new Set(['', queryOf(one, things)])) {
      const { status, text } = await call(
        world,
        token,
        one.method,
        pathOf(one, things) + query,
        bodyOf(one, things),
      )
      const letter = letters[role]
      if ((status < 300 || status === 503) && !tried.may.includes(letter)) tried.may += letter
      if (status >= 500 && status !== 503) tried.tells.push(`${role}: ${status}`)
      if (hidden.test(text)) tried.tells.push(`${role} reads of ${hidden.exec(text)}`)
      if (/hush/.test(text) && !'ast'.includes(letter)) tried.tells.push(`${role} reads a note`)
    }
  return tried
}

const everybody = 'astpreu'
const team = 'ast'
const leads = 'as'
const readers = 'asteu'
const seers = 'astpeu'

/**
 * Who gets through (by the first letters above): over the company; of one unit, with what stands there; of one unit,
 * with what stands at another. Lists and creates that name no place have no third.
 */
const allowed: Record<string, readonly [string, string, string?]> = {
  getTokens: [everybody, everybody],
  postTokens: [everybody, everybody],
  deleteTokensId: ['a', '', ''],
  getCompany: ['a', ''],
  putCompany: ['a', ''],
  // Providers are the whole installation's: administering one of its companies is not enough.
  getSignInProviders: ['', ''],
  postSignInProviders: ['', ''],
  putSignInProvidersId: ['', ''],
  deleteSignInProvidersId: ['', ''],
  getAudit: ['au', ''],
  getUnits: [seers, seers],
  postUnits: [leads, leads, ''],
  getUnitsId: [seers, seers, ''],
  patchUnitsId: [leads, leads, ''],
  getMembers: [seers, seers, seers],
  postMembers: ['a', 'a', ''],
  getMembersId: [seers, seers, ''],
  patchMembersId: ['a', 'a', ''],
  getEffort: [readers, readers, readers],
  postEffort: [leads, '', ''],
  patchEffortId: ['', '', ''],
  deleteEffortId: ['', '', ''],
  getWork: [readers, readers, readers],
  postWork: [team, team, team],
  patchWorkId: [leads, leads, ''],
  getRequests: [everybody, everybody, everybody],
  postRequests: ['astp', 'astp', ''],
  getRequestsId: [seers, seers, ''],
  patchRequestsId: [team, team, ''],
  getRequestsIdMessages: [seers, seers, ''],
  getRequestsIdEvents: [seers, seers, ''],
  getRequestsIdAttachments: [seers, seers, ''],
  postRequestsIdReplies: ['astp', 'astp', ''],
  postRequestsIdNotes: [team, team, ''],
  putRequestsIdWatchers: ['astp', 'astp', ''],
  postRequestsIdMerge: [team, team, ''],
  postRequestsIdSplit: [team, team, ''],
  getRequestsIdJoinings: [team, team, ''],
  postJoiningsIdUndo: [team, team, ''],
  getImports: [leads, ''],
  postImports: [leads, ''],
  getImportsId: [leads, '', ''],
  deleteImportsId: [leads, '', ''],
  postImportsIdStart: [leads, '', ''],
  getImportsIdBadRows: [leads, '', ''],
  // The one there has not gone in: nobody has anything to take back.
  postImportsIdUndo: ['', '', ''],
  // Guides, types and calendars are the whole company's, whatever unit a guide is for.
  getGuides: [everybody, everybody],
  postGuides: [team, team, team],
  getGuidesId: [readers, readers, readers],
  patchGuidesId: [team, team, team],
  postGuideSuggestions: [everybody, everybody],
  postGuidesIdOutcomes: ['', '', ''],
  getGuideOutcomes: [readers, readers, readers],
  getRequestTypes: [everybody, everybody],
  postRequestTypes: [leads, ''],
  getRequestTypesId: [everybody, everybody, everybody],
  patchRequestTypesId: [leads, '', ''],
  putRequestTypesOrder: ['', '', ''],
  getCalendars: [readers, readers],
  postCalendars: [leads, ''],
  getCalendarsId: [readers, readers, readers],
  patchCalendarsId: [leads, '', ''],
  deleteCalendarsId: [leads, '', ''],
  getIndicators: [readers, readers, ''],
  getClock: [readers, readers, ''],
  getLevers: [readers, ''],
  putLeversLever: [leads, ''],
  deleteLeversLever: [leads, ''],
  getScenarios: [readers, ''],
  postScenarios: ['aste', ''],
  // Those there are private.
  getScenariosId: ['', '', ''],
  patchScenariosId: ['', '', ''],
  deleteScenariosId: ['', '', ''],
  getScenariosIdOutcome: ['', '', ''],
  postLeversOutcome: [readers, ''],
  getDossier: [readers, ''],
  printDossier: [readers, ''],
  getEffects: [readers, ''],
  getPosition: [readers, readers, ''],
}

/** Whose words tell of no unit: they are the whole company's. */
const ofTheCompany = /^\/(guides|request-types|calendars)/

test('every operation has its line in the table', () => {
  assert.deepEqual(operations.map(({ id }) => id).toSorted(), Object.keys(allowed).toSorted())
})

const everywhere = () => callers.filter(caller => caller.everywhere)
const ofNorth = () => callers.filter(caller => !caller.everywhere)

const lists = new Set(['getMembers', 'getEffort', 'getWork', 'getRequests', 'getGuideOutcomes'])

/** Whether the call differs from place to place. */
const namesPlace = (one: ApiOperation) =>
  [pathOf, queryOf, bodyOf].some(of => JSON.stringify(of(one, north)) !== JSON.stringify(of(one, south)))

for (const one of operations)
  test(`${one.method} ${one.path} lets in whom it should, and tells nobody of what is out of their reach`, async () => {
    const hidden = ofTheCompany.test(one.path) ? /FOREIGN/ : /FOREIGN|SOUTHERN/
    const company = await attempt(one, everywhere(), north, /FOREIGN/)
    const unit = await attempt(one, ofNorth(), north, hidden)
    const found = [company.may, unit.may]
    const tells = [...company.tells, ...unit.tells]
    if (namesPlace(one)) {
      const beyond = await attempt(one, ofNorth(), south, hidden)
      const foreign = await attempt(one, everywhere(), next, /FOREIGN/)
      found.push(beyond.may)
      tells.push(...beyond.tells, ...foreign.tells)
      // A list narrowed to a unit of another company holds nothing: `tells` would say.
      if (!lists.has(one.id)) assert.equal(foreign.may, '', 'the company next door')
    }
    assert.deepEqual(found, allowed[one.id])
    assert.deepEqual(tells, [])
  })

test('every operation asks for the scope it names, whatever else the token may do', async () => {
  const wrong: string[] = []
  for (const scope of scopes) {
    const others = await world.token(
      world.owner,
      scopes.filter(one => one !== scope),
    )
    for (const one of operations.filter(({ operation }) => operation.security?.[0].token[0] === scope)) {
      const path = pathOf(one, north) + queryOf(one, north)
      const { status, text } = await call(world, others, one.method, path, bodyOf(one, north))
      if (status !== 403 || !text.includes('"platform.scope"')) wrong.push(`${one.id}: ${status}`)
    }
  }
  assert.deepEqual(wrong, [])
})
