import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, workingDays } from '#platform/day.ts'
import { monthsOf } from '#platform/period.ts'
import { pathModel } from '../rooms/path/model.ts'
import { positionHistory } from '../rooms/path/position.ts'
import { capacityHours } from '../rooms/people/capacity.ts'
import { type SampleCompany, sampleCompany } from './company.ts'
import { STORY_MONTHS, valueAt } from './story.ts'
import { askKey } from './wording.ts'

const openNow = ['new', 'triaged', 'in_progress']
const total = <T>(list: readonly T[], of: (item: T) => number) =>
  list.reduce((sum, item) => sum + of(item), 0)

/** What the rooms would record of the company, month by month. */
function evidenceOf(company: SampleCompany) {
  const { from, until, requests, effort, types, deflections } = company
  const day = (ms: number) => dayIn(ms, company.timeZone)
  const seen = new Set<string>()
  const asked = requests
    .filter(({ mergedIntoId }) => mergedIntoId === null)
    .map(request => {
      const key = askKey(request.subject)
      const repeated = seen.has(key)
      seen.add(key)
      const done = request.resolvedAt ?? request.closedAt
      return { ...request, repeated, opened: day(request.openedAt), done: done === null ? null : day(done) }
    })
  const months = monthsOf({ from, to: until })
  let backlog = 0
  return months.map((month, index) => {
    const start = index === 0 ? from : `${month}-01`
    const end = index === months.length - 1 ? until : `${months[index + 1]}-01`
    const inside = (at: string | null) => at !== null && at >= start && at < end
    const opened = asked.filter(request => inside(request.opened))
    const done = asked.filter(request => inside(request.done))
    const entries = effort.filter(entry => inside(entry.day))
    const estimated = done.filter(({ loggedMinutes, status }) => loggedMinutes === 0 && status !== 'declined')
    const hoursOf = (mode: string) => total(entries, entry => (entry.mode === mode ? entry.minutes / 60 : 0))
    const hours: Partial<Record<(typeof entries)[number]['activity'], number>> = {}
    for (const { activity, minutes } of entries) hours[activity] = (hours[activity] ?? 0) + minutes / 60
    const late = ({ resolutionDueAt, status }: (typeof opened)[number]) =>
      openNow.includes(status) && (resolutionDueAt ?? Number.POSITIVE_INFINITY) < Date.parse(until)
    const backlogStart = backlog
    backlog += opened.length - done.length
    return {
      month,
      capacityHours: capacityHours(company.capacity, company.absences, { from: start, to: end }),
      weeks: workingDays(start, end) / 5,
      hours,
      reactiveLoggedHours: hoursOf('reactive'),
      proactiveLoggedHours: hoursOf('proactive'),
      entries: entries.length,
      estimated: estimated.length,
      estimatedHours: total(estimated, ({ typeId }) => types[typeId - 1].defaultEffortMinutes / 60),
      arrivals: opened.length,
      done: done.length,
      backlogStart,
      backlogEnd: backlog,
      unitIds: [...new Set(opened.map(({ unitId }) => unitId as number))],
      unitsActive: company.units.length,
      repeated: opened.filter(({ repeated }) => repeated).length,
      due: opened.filter(each => (each.resolvedAt !== null && each.resolutionDueAt !== null) || late(each))
        .length,
      met: opened.filter(
        ({ resolvedAt, resolutionDueAt }) =>
          resolvedAt !== null && resolutionDueAt !== null && resolvedAt <= resolutionDueAt,
      ).length,
      solvedByGuides: deflections.filter(({ outcome, at }) => outcome === 'solved' && inside(day(at))).length,
    }
  })
}

/** Days of different seasons on which somebody may load the sample, and other seeds. */
const looks = [
  { until: '2026-11-25', seed: 1 },
  { until: '2026-01-03', seed: 2 },
  { until: '2026-08-20', seed: 3 },
  { until: '2027-03-31', seed: 4 },
]

for (const look of looks)
  test(`the story holds on ${look.until}: evangelising, ascension, storm, decision point`, () => {
    const evidence = evidenceOf(sampleCompany(look))
    const history = positionHistory(pathModel, evidence)
    const path = history.map(({ position }) => position.step).filter(step => step !== null)
    assert.deepEqual(path.toSorted(), path)
    assert.deepEqual([...new Set(path)], [1, 2, 3, 4])
    assert.ok(path.length >= STORY_MONTHS)
    const last = history[history.length - 1].position
    assert.equal(last.decisionReached, true)
    assert.equal(last.steps[4].seen, false)
    const value = (id: string) => last.criteria.find(criterion => criterion.id === id)?.value ?? Number.NaN
    // Tending to the help desk: well over a quarter of the work is answering, promises are missed, the same is asked again.
    assert.ok(value('5.reactiveShare') > 0.28 && value('5.reactiveShare') < 0.6)
    assert.ok(value('5.targetsMet') < 0.8)
    assert.ok(value('5.repeatedShare') > 0.12)
    assert.ok(value('4.reactiveNeed') > 0.3)
    const quarter = (start: number) => total(evidence.slice(start, start + 3), month => month.arrivals)
    assert.ok(quarter(evidence.length - 4) > 4 * quarter(1))
    assert.ok(evidence[evidence.length - 1].backlogEnd > 60)
  })

test('the turn of the year is quiet, weekends almost still', () => {
  const { requests } = sampleCompany({ seed: 1, until: '2027-01-31' })
  const opened = requests.map(({ openedAt }) => dayIn(openedAt, 'Europe/Paris'))
  const between = (from: string, to: string) => opened.filter(day => day >= from && day < to).length
  assert.ok(between('2026-12-22', '2027-01-01') < 0.6 * between('2026-12-08', '2026-12-18'))
  const weekend = opened.filter(day => new Date(day).getUTCDay() % 6 === 0).length
  assert.ok(weekend > 0 && weekend < 0.05 * opened.length)
})

test('a line is straight between its points and level beyond them', () => {
  const line = [
    [1, 10],
    [3, 20],
  ] as const
  assert.deepEqual(
    [0, 1, 2, 3, 9].map(month => valueAt(line, month)),
    [10, 10, 15, 20, 20],
  )
})
