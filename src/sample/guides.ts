import { addDays } from '#platform/day.ts'
import type { Random } from '#stats/random.ts'
import { zoneOf } from '../rooms/desk/calendar.ts'
import { usualAsks } from './asks.texts.ts'
import type { SampleCompany, SampleDeflection, SampleGuide, SampleRequest } from './company.ts'
import { draftGuide, guidePlans } from './guides.texts.ts'
import { storyDay } from './people.ts'
import type { World } from './requests.ts'
import { monthOf } from './story.ts'
import { unitPlans } from './units.ts'
import { pick } from './wording.ts'

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const instant = (day: string, hour: number) =>
  zoneOf('Europe/Paris').toInstant(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000)

/** A version 4 UUID from seeded draws. */
function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.int(16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** How often a guide is read from the portal, per request of the day, once the first ones are out. */
const READ = 0.3

const outcomeOf = (drawn: number): SampleDeflection['outcome'] =>
  drawn < 0.16 ? 'solved' : drawn < 0.55 ? 'opened' : 'shown'

/** Days before it is out in which a guide is written. */
const WRITTEN = 28

/** The time for education that nobody put on own work goes to the guide that is being written, as long as it took. */
function timeOnGuides(
  guides: readonly SampleGuide[],
  effort: SampleCompany['effort'],
): SampleCompany['effort'] {
  const left = guidePlans.map(({ hours }) => hours * 60)
  return effort.map(entry => {
    if (entry.activity !== 'education' || entry.workId !== null) return entry
    const guide = guides.findIndex(({ publishedAt }, place) => {
      const out = dayOf(publishedAt ?? 0)
      return left[place >> 1] > 0 && entry.day <= out && entry.day >= addDays(out, -WRITTEN)
    })
    if (guide < 0) return entry
    left[guide >> 1] -= entry.minutes
    return { ...entry, about: { kind: 'guide', id: guides[guide].id } }
  })
}

/** The guides, in both languages, who read them instead of asking, or before, and the time that went into them. */
export function makeGuides(
  random: Random,
  world: World,
  requests: readonly SampleRequest[],
  effort: SampleCompany['effort'],
): Pick<SampleCompany, 'guides' | 'deflections' | 'effort'> {
  const now = instant(world.until, 0)
  const guides: SampleGuide[] = []
  // A guide written twice is named by its first text: that of the company's own language.
  const languages = world.locale === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const)
  for (const plan of guidePlans)
    for (const language of languages) {
      const at = instant(storyDay(world, plan.month), 15)
      const [title, body] = plan[language]
      const id = guides.length + 1
      if (at < now)
        guides.push({
          id,
          title,
          body,
          language,
          state: 'published',
          typeIds: world.types.filter(({ key }) => plan.types.includes(key)).map(type => type.id),
          unitId: plan.unit === null ? null : unitPlans.findIndex(({ code }) => code === plan.unit) + 1,
          publishedAt: at,
          updatedAt: at,
        })
    }
  const [title, body] = draftGuide[world.locale]
  const begun = instant(storyDay(world, 13.2), 10)
  guides.push({
    id: guides.length + 1,
    title,
    body,
    language: world.locale,
    state: 'draft',
    typeIds: [],
    unitId: null,
    publishedAt: null,
    updatedAt: Math.min(begun, now - 1),
  })
  const deflections: SampleDeflection[] = []
  for (const request of requests) {
    const day = new Date(request.openedAt).toISOString().slice(0, 10)
    const out = guides.filter(guide => (guide.publishedAt ?? now) < request.openedAt)
    if (out.length === 0 || random.uniform() > READ * Math.min(1, monthOf(world, day) / 12)) continue
    const person = world.people.find(({ id }) => id === request.requesterId)
    const own = out.filter(guide => guide.language === person?.locale)
    if (!person || own.length === 0) continue
    const outcome = outcomeOf(random.uniform())
    deflections.push({
      ask: uuid(random),
      // Who was answered by the guide asked nothing: the request is another's, and gives the moment only.
      requestId: outcome === 'solved' ? null : request.id,
      guideId: pick(random, own).id,
      memberId: person.id,
      unitId: person.unitId,
      typed: pick(random, usualAsks)[person.locale][0].toLowerCase(),
      outcome,
      at: request.openedAt - 60_000 - random.int(600_000),
    })
  }
  const out = guides.filter(({ state }) => state === 'published')
  return { guides, deflections, effort: timeOnGuides(out, effort) }
}
