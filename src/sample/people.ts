import type { Role } from '#platform/actor.ts'
import { addDays, mondayOf } from '#platform/day.ts'
import type { Random } from '#stats/random.ts'
import type { SampleCompany, SamplePerson } from './company.ts'
import { names } from './names.texts.ts'
import { STORY_MONTHS, team } from './story.ts'
import { unitPlans } from './units.ts'

const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)]

/** The day some months of the story after its beginning. */
export function storyDay(span: { from: string; until: string }, month: number): string {
  const length = (Date.parse(span.until) - Date.parse(span.from)) / 86_400_000
  return addDays(span.from, Math.round((length * month) / STORY_MONTHS))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')

/** A name that nobody of the group has yet. */
function newName(random: Random, cultures: (typeof unitPlans)[number]['cultures'], taken: Set<string>) {
  for (;;) {
    const culture = names[pick(random, cultures)]
    const [first, last] = [pick(random, culture.first), pick(random, culture.last)]
    const name = `${first} ${last}`
    if (taken.has(name)) continue
    taken.add(name)
    return { name, email: `${plain(first)}.${plain(last)}@ardelune.example` }
  }
}

type Grant = SamplePerson['roles'][number]

/** What the nth person of a unit does in the product: the first speaks for the unit, a few read, the rest ask. */
function grantsOf(code: string, unitId: number, place: number): Grant[] {
  const grant = (role: Role, unit: number | null = null): Grant => ({ role, unitId: unit })
  if (code === 'HQ') return [grant('executive')]
  if (code === 'CTY') return [grant(place === 0 ? 'executive' : 'requester')]
  if (code === 'LEG' && place === 1) return [grant('auditor'), grant('requester')]
  if (place === 0) return [grant('spoke', unitId), grant('requester')]
  return [grant('requester')]
}

type Crew = Pick<SampleCompany, 'people' | 'teamIds' | 'capacity' | 'absences'>

/** Leave taken by the team: two weeks in summer, the year's end, days here and there. */
function absencesOf(
  random: Random,
  memberId: number,
  span: { from: string; until: string },
  french: boolean,
) {
  const found: Crew['absences'] = []
  const away = (fromDay: string, days: number, reason: string) => {
    const toDay = addDays(fromDay, days)
    if (fromDay >= span.from && fromDay < span.until) found.push({ memberId, fromDay, toDay, reason })
  }
  const leave = french ? 'Congés' : 'Leave'
  for (let year = Number(span.from.slice(0, 4)); year <= Number(span.until.slice(0, 4)); year++) {
    away(mondayOf(addDays(`${year}-06-20`, random.int(80))), 11, leave)
    away(mondayOf(addDays(`${year}-12-26`, 0)), 4, leave)
    away(mondayOf(addDays(`${year}-02-10`, random.int(50))), 4, leave)
    away(addDays(mondayOf(addDays(`${year}-05-10`, random.int(20))), 3), 1, leave)
    away(mondayOf(addDays(`${year}-10-20`, random.int(12))), 2 + random.int(3), leave)
  }
  for (let n = 0; n < 2; n++)
    away(addDays(span.from, random.int(420)), random.int(3), french ? 'Maladie' : 'Sick leave')
  return found.sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
}

/** Everybody of the group, the team with its hours and leave. */
export function makePeople(random: Random, span: { from: string; until: string; locale: 'en' | 'fr' }): Crew {
  const taken = new Set<string>()
  const people: SamplePerson[] = []
  const add = (plan: (typeof unitPlans)[number], roles: Grant[]) => {
    const unitId = unitPlans.indexOf(plan) + 1
    people.push({
      id: people.length + 1,
      ...newName(random, plan.cultures, taken),
      unitId,
      locale: plan.language,
      roles,
    })
    return people.length
  }
  const home = unitPlans.find(plan => plan.code === 'COM') ?? unitPlans[0]
  const teamIds = team.map((_, place) =>
    add(home, [{ role: place === 0 ? 'strategist' : 'team', unitId: null }]),
  )
  for (const plan of unitPlans)
    for (let place = 0; place < plan.people; place++)
      add(plan, grantsOf(plan.code, unitPlans.indexOf(plan) + 1, place))
  const french = span.locale === 'fr'
  return {
    people,
    teamIds,
    capacity: team.map(({ joins, hours }, place) => ({
      memberId: teamIds[place],
      fromDay: storyDay(span, joins),
      hoursPerWeek: hours,
    })),
    absences: team.flatMap(({ joins }, place) =>
      absencesOf(random, teamIds[place], { ...span, from: storyDay(span, joins) }, french),
    ),
  }
}
