import { addDays, mondayOf } from '#platform/day.ts'
import type { Random } from '#stats/random.ts'
import { type Activity, usualMode } from '../rooms/people/effort.ts'
import type { Work } from '../rooms/people/work.ts'
import type { SampleCompany, SampleRequest } from './company.ts'
import { storyDay } from './people.ts'
import { atWork, type Desk, type World } from './requests.ts'
import { monthOf, ownTime, valueAt } from './story.ts'
import { unitPlans } from './units.ts'
import { pick, pickWeighted } from './wording.ts'
import { workPlans } from './works.texts.ts'

type Entry = SampleCompany['effort'][number]
type OwnActivity = keyof typeof ownTime
const ownActivities = Object.keys(ownTime) as OwnActivity[]

/** Share of their hours that people write down as work. */
const USED = 0.95
/** Share of the hours that even a flooded team keeps for what it chose. */
const KEPT = 0.15
/** Hours of chosen work for each hour of answering, overtime if need be: the story ends before the team only answers. */
const HELD = 0.52
/** Share of the requests done whose time somebody logged. */
const LOGGED = 0.74
const LONGEST_DAY = 9 * 60

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

function makeWorks(random: Random, world: World): Work[] {
  const plans = workPlans
    .map(plan => ({ plan, openedOn: storyDay(world, plan.begins + random.uniform() * 0.2) }))
    .filter(({ openedOn }) => openedOn < world.until)
    .sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
  return plans.map(({ plan, openedOn }, index) => {
    const end = storyDay(world, plan.begins + plan.lasts)
    const closedOn = end < world.until ? (end < openedOn ? openedOn : end) : null
    const month = monthOf(world, openedOn)
    const joined = world.teamIds.slice(
      0,
      Math.max(1, world.capacity.filter(({ fromDay }) => fromDay <= openedOn).length),
    )
    return {
      id: index + 1,
      title: plan[world.locale],
      activity: plan.activity,
      unitId: plan.unit === null ? null : unitPlans.findIndex(({ code }) => code === plan.unit) + 1,
      ownerId: month < 2 ? joined[0] : pick(random, joined),
      openedOn,
      closedOn,
      participants: plan.participants !== null && closedOn !== null ? plan.participants : null,
    }
  })
}

/** Minutes taken by member and day, so that nobody works more than a long day. */
class Diary {
  private readonly taken = new Map<string, number>()
  private readonly world: World
  private readonly present = new Map<string, ReadonlySet<number>>()

  constructor(world: World) {
    this.world = world
  }

  minutes(member: number, day: string): number {
    return this.taken.get(`${member} ${day}`) ?? 0
  }

  works(member: number, day: string): boolean {
    if (new Date(day).getUTCDay() % 6 === 0) return false
    let here = this.present.get(day)
    if (!here) {
      here = new Set(atWork(this.world, day).map(({ id }) => id))
      this.present.set(day, here)
    }
    return here.has(member)
  }

  /** The first day from `day` on with room for the minutes; null where there is none before the end. */
  place(member: number, day: string, minutes: number): string | null {
    for (let tried = day, n = 0; n < 30 && tried < this.world.until; tried = addDays(tried, 1), n++) {
      if (!this.works(member, tried) || this.minutes(member, tried) + minutes > LONGEST_DAY) continue
      this.taken.set(`${member} ${tried}`, this.minutes(member, tried) + minutes)
      return tried
    }
    return null
  }
}

/** Minutes a request really took, in a few sittings: around what its type states, sometimes far more. */
function sittings(random: Random, request: SampleRequest, type: World['types'][number]): number[] {
  const left = request.status === 'declined' ? 0.3 : request.resolvedAt === null ? 0.5 : 1
  const total = 1.12 * type.defaultEffortMinutes * left * Math.exp(random.normal(0, 0.45))
  const parts = total > 150 ? 3 : total > 60 ? 2 : 1
  return Array.from({ length: parts }, () => Math.max(5, Math.round(total / parts / 5) * 5))
}

/** Time spent on requests; what nobody logged fills the diary all the same. */
function answerRequests(random: Random, world: World, desk: Desk, diary: Diary): Entry[] {
  const effort: Entry[] = []
  for (const request of desk.requests) {
    if (request.assigneeId === null || request.mergedIntoId !== null || request.firstReplyAt === null)
      continue
    const type = world.types.find(({ id }) => id === request.typeId) ?? world.types[0]
    const logged = random.uniform() < LOGGED
    const first = dayOf(request.firstReplyAt)
    const last = request.resolvedAt === null ? null : dayOf(request.resolvedAt)
    for (const [index, minutes] of sittings(random, request, type).entries()) {
      const wanted = index > 0 && last !== null ? last : first
      const day = diary.place(request.assigneeId, wanted, minutes)
      if (!logged || day === null) continue
      request.loggedMinutes += minutes
      effort.push({
        memberId: request.assigneeId,
        day,
        minutes,
        activity: 'answering',
        mode: 'reactive',
        workId: null,
        about: { kind: 'request', id: request.id },
        unitId: request.unitId,
        note: null,
        recordedBy: null,
      })
    }
  }
  return effort
}

/** What remains of each week goes to what the team chose, by the story's weights. */
function fillWeeks(random: Random, world: World, works: readonly Work[], diary: Diary): Entry[] {
  const effort: Entry[] = []
  const owed = new Map<string, number>()
  for (let week = mondayOf(world.from); week < world.until; week = addDays(week, 7)) {
    const days = [0, 1, 2, 3, 4]
      .map(n => addDays(week, n))
      .filter(day => day >= world.from && day < world.until)
    for (const { memberId, fromDay, hoursPerWeek } of world.capacity) {
      const here = days.filter(day => day >= fromDay && diary.works(memberId, day))
      if (here.length === 0) continue
      const could = here.length * hoursPerWeek * 12
      const answered = here.reduce((sum, day) => sum + diary.minutes(memberId, day), 0)
      const free = Math.max(could * KEPT, answered * HELD, could * USED - answered)
      const month = monthOf(world, here[0])
      const whole = ownActivities.reduce((sum, activity) => sum + valueAt(ownTime[activity], month), 0)
      for (const activity of ownActivities) {
        const key = `${memberId} ${activity}`
        const due = (owed.get(key) ?? 0) + (free * valueAt(ownTime[activity], month)) / whole
        const minutes = due < 30 ? 0 : Math.min(420, Math.round(due / 15) * 15)
        owed.set(key, due - minutes)
        if (minutes > 0) effort.push(...ownEntry(random, works, { memberId, activity, minutes, month }, here))
      }
    }
  }
  return effort
}

/** Units that the team's chosen work serves before the others, by code. */
const favoured: Record<string, number> = { CARE: 5, HR: 3, KIT: 3, FR: 2, DE: 2, 'IT-C': 1.5 }

/** The unit that an hour of company-wide work served: half of them none more than another. */
function servedUnit(random: Random, activity: Activity, month: number): number | null {
  const helps = ['evangelising', 'programme', 'education', 'governance'].includes(activity)
  const asking = unitPlans.filter(({ asksFrom }) => asksFrom <= month)
  if (!helps || random.uniform() < 0.5 || asking.length === 0) return null
  return unitPlans.indexOf(pickWeighted(random, asking, ({ code }) => favoured[code] ?? 0.4)) + 1
}

/** One entry, or two where it is long, on the works of that kind that are open. */
function ownEntry(
  random: Random,
  works: readonly Work[],
  {
    memberId,
    activity,
    minutes,
    month,
  }: { memberId: number; activity: Activity; minutes: number; month: number },
  days: readonly string[],
): Entry[] {
  const halves = minutes > 240 && days.length > 1 ? [Math.round(minutes / 30) * 15] : []
  return [...halves, minutes - (halves[0] ?? 0)].map((part, index) => {
    const day = days[(random.int(days.length) + index) % days.length]
    const open = works.filter(
      work => work.activity === activity && work.openedOn <= day && (work.closedOn ?? day) >= day,
    )
    const work = open.length > 0 ? pick(random, open) : null
    return {
      memberId,
      day,
      minutes: part,
      activity,
      mode: usualMode(activity),
      workId: work?.id ?? null,
      about: null,
      unitId: work?.unitId ?? servedUnit(random, activity, month),
      note: null,
      recordedBy: null,
    }
  })
}

/** The days of the crisis: two of the team drop the rest. */
function crisisEntries(random: Random, world: World, works: readonly Work[], diary: Diary): Entry[] {
  return works
    .filter(work => work.activity === 'crisis')
    .flatMap(work =>
      [0, 1, 2, 3, 6, 7].flatMap(n => {
        const wanted = addDays(work.openedOn, n)
        return world.teamIds.slice(0, 2).flatMap(memberId => {
          const minutes = 120 + 15 * random.int(12)
          const day = wanted <= (work.closedOn ?? wanted) ? diary.place(memberId, wanted, minutes) : null
          if (day === null || day > (work.closedOn ?? day)) return []
          return ownEntry(random, [work], { memberId, activity: 'crisis', minutes, month: 0 }, [day])
        })
      }),
    )
}

/** The team's own work and the effort ledger. */
export function makeEffort(
  random: Random,
  world: World,
  desk: Desk,
): Pick<SampleCompany, 'works' | 'effort'> {
  const diary = new Diary(world)
  const works = makeWorks(random, world)
  const crisis = crisisEntries(random, world, works, diary)
  const answering = answerRequests(random, world, desk, diary)
  const own = fillWeeks(random, world, works, diary)
  const effort = [...crisis, ...answering, ...own]
  return { works, effort: effort.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) }
}
