import type { Locale } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { today } from '#platform/day.ts'
import type { Translate } from '#platform/i18n/translate.ts'
import { readId } from '#platform/id.ts'
import { readPeriod } from '#platform/period.ts'
import type { WrittenDocument } from '#platform/print/document.ts'
import { sharingReadings } from '#platform/readings.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { readCompany } from '#platform/settings/company.server.ts'
import { threads } from '#platform/threads/threads.server.ts'
import { clockGround } from './clock.server.ts'
import type { ClockGround } from './clock-ground.ts'
import { composeDossier } from './dossier.ts'
import { type DossierForm, readDossierForm } from './dossier-address.ts'
import type { DossierTold } from './dossier-telling.ts'
import { writerOf } from './dossier-writer.ts'
import { readFigures } from './figures.server.ts'
import type { Lever, UnitMix } from './lever.ts'
import { knownLevers } from './lever-figures.server.ts'
import { actingLevers, unconverted } from './lever-figures.ts'
import { limitNames } from './limit-names.server.ts'
import { mayReadPath } from './may.ts'
import { readPath } from './position.server.ts'
import { readScenario } from './scenario.server.ts'
import { unitMix } from './unit-mix.server.ts'

/** What an address asks for; its plan is that of a saved scenario where it names one and no lever. */
export async function dossierForm(ctx: Context, asked: URLSearchParams, usual: Locale): Promise<DossierForm> {
  const form = readDossierForm(asked, usual)
  const scenario = readId(asked.get('scenario'))
  if (scenario === null || form.levers.chosen.length > 0) return form
  return { ...form, levers: { ...(await readScenario(ctx, scenario)).form, propose: false } }
}

/**
 * The decision dossier of the company, over the last twelve months and the year ahead, in the language that `t` speaks.
 * Refuses who does not read the whole company, as the page of the levers does.
 */
export async function readDossier(outer: Context, form: DossierForm, t: Translate): Promise<WrittenDocument> {
  if (!mayReadPath(outer.actor, null)) throw forbidden()
  const ctx = sharingReadings(outer)
  const scope = { ...readPeriod(null, today(ctx)), unitId: null }
  const { chosen, stated } = form.levers
  const levers = await knownLevers(ctx)
  const known = actingLevers(levers, stated)
  const ground = await clockGround(ctx, null)
  const { name, sample, currency } = await readCompany(ctx)
  const facts = {
    company: { name, sample, currency },
    today: ground.today,
    form,
    known,
    unconverted: unconverted(
      levers.filter(({ id }) => chosen.includes(id)),
      currency,
    ),
    names: await limitNames(ctx, [form.levers]),
    path: await readPath(ctx, scope),
    figures: await readFigures(ctx, scope),
    told: await told(ground, known, form, await unitMix(ctx, ground, [form.levers])),
  }
  return composeDossier(facts, writerOf(t, form.language, currency))
}

/** Told in a thread, for pages to go on meanwhile. */
async function told(
  ground: ClockGround,
  known: readonly Lever[],
  { levers: { threshold, chosen, start, starts, limits } }: DossierForm,
  mix: UnitMix | null,
): Promise<DossierTold> {
  const telling = await threads.call<typeof import('./dossier-telling.ts'), 'tellDossier'>(
    new URL('./dossier-telling.ts', import.meta.url),
    'tellDossier',
    [ground, known, { threshold, chosen, start, starts, limits }, mix],
    { limit: 60_000 },
  )
  if (telling.ok) return telling.value
  return {
    clock: { today: ground.today, past: [], answer: { ok: false, why: 'late' } },
    levers: { ok: false, why: 'late', have: ground.weeks.length },
    without: [],
    waiting: [],
  }
}
