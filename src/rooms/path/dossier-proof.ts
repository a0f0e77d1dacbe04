import { monthStart } from '#platform/day.ts'
import type { Note } from '#platform/print/document.ts'
import { clockModel } from './clock-model.ts'
import { clockOf, type DossierFacts, endOf, futuresIn, goalOf } from './dossier-facts.ts'
import type { Writer } from './dossier-writer.ts'
import type { FigureId } from './figures.ts'
import { writeChoice } from './lever-address.ts'
import { methodKey } from './method.ts'
import { pathModel } from './model.ts'

/** Figures that the dossier itself computes or takes from the models, beside those of the page of figures. */
type Told = 'share' | 'steps' | 'clock' | 'risk' | 'backlog' | 'asked' | 'plan' | 'cost' | 'test'
type Proved = Told | FigureId

/** Gives each figure its number at its first mention, and its note at the end. */
export interface Proof {
  cite: (...proved: Proved[]) => number[]
  notes: () => Note[]
}

type Unnumbered = Omit<Note, 'number'>

function figureNote({ figures }: DossierFacts, w: Writer, id: FigureId): Unnumbered | null {
  const figure = figures.figures.find(one => one.id === id)
  if (!figure) return null
  return {
    figure: w.figure.name(figure),
    value: w.figure.value(figure) ?? w.figure.why(figure) ?? '',
    window: w.say('dossier.proof.window', w.day.window(figure)),
    records: w.figure.records(figure),
    method: w.figure.method(figure),
    address: figure.evidence,
  }
}

function pathNotes({ path }: DossierFacts, w: Writer): Partial<Record<Told, Unnumbered>> {
  const { likely, window, observed, position } = path
  const share = position.criteria.find(({ observable }) => observable === 'reactiveShare')
  return {
    share: {
      figure: w.say('dossier.proof.names.share', { months: pathModel.months }),
      value: observed.reactiveShare.value === null ? '' : w.value(observed.reactiveShare.value, 'share'),
      window: w.say('dossier.proof.window', w.day.window(window)),
      records: w.figure.records(observed.reactiveShare),
      method: w.figure.method({ method: 'desk.reactiveShare' }),
      address: share?.evidence ?? null,
    },
    steps: likely
      ? {
          figure: w.say('dossier.proof.names.steps'),
          value: w.steps.finding(likely),
          window: w.say(
            'dossier.proof.window',
            w.day.window({
              from: monthStart(`${likely.last.month}-01`, 1 - likely.months),
              to: path.scope.to,
            }),
          ),
          records: w.say('dossier.proof.months', { n: likely.months }),
          method: w.say('dossier.proof.methods.steps', { version: likely.model }),
          address: 'path',
        }
      : undefined,
  }
}

/** What the clock and the plan say, with what each rests on. */
function aheadNotes(facts: DossierFacts, w: Writer): Partial<Record<Told, Unnumbered>> {
  const [clock, futures] = [clockOf(facts), futuresIn(facts)]
  if (!clock || !futures) return {}
  const { form, told } = facts
  const { before, after, cost } = futures
  const { reading, rests, test } = clock
  const address = `path/clock?threshold=${Math.round(form.levers.threshold * 100)}`
  const count = clockModel.replications
  const shared = {
    window: w.say('dossier.proof.ahead', {
      weeks: clock.weeks.length,
      day: w.day.day(clock.weeks[0]),
      since: w.day.day(told.clock.past[0].week),
    }),
    records: w.say('dossier.proof.requests', { n: rests.requests }),
    method: w.say('dossier.proof.methods.clock', {
      version: clockModel.version,
      method: w.say(`clock.methods.${methodKey(clock.method.name)}`),
      count,
    }),
    address,
  }
  const name = (key: string) =>
    w.say(`dossier.proof.names.${key}`, { threshold: w.share(form.levers.threshold) })
  const range = ([low, middle, high]: readonly number[]) =>
    w.say('dossier.cost.amount', { low: w.hours(low), middle: w.hours(middle), high: w.hours(high) })
  const plan = {
    ...shared,
    records: w.say('dossier.proof.futures', { n: count }),
    address: `path/levers?${writeChoice(form.levers)}`,
  }
  const goal = goalOf(facts)
  return {
    clock: { ...shared, figure: name('clock'), value: crossingText(facts, w) },
    risk: { ...shared, figure: name('risk'), value: w.probability(before.risk[goal]) },
    backlog: { ...shared, figure: name('backlog'), value: range(endOf(reading.backlog)) },
    asked: {
      ...shared,
      figure: name('asked'),
      value: range([reading.asked[0], reading.asked[2], reading.asked[4]]),
    },
    plan: after
      ? {
          ...plan,
          figure: name('plan'),
          value: w.probability(after.risk[goal]),
          method: w.say('dossier.proof.methods.plan', { count }),
        }
      : undefined,
    cost: after
      ? {
          ...plan,
          figure: name('cost'),
          value: w.format.list([w.hours(cost.hours), w.money(cost.money)]),
          records: w.say('dossier.proof.none'),
          method: w.say('dossier.proof.methods.cost'),
        }
      : undefined,
    test: test
      ? {
          ...shared,
          figure: name('test'),
          value: w.share(test.chosen.coverage),
          records: w.say('dossier.proof.origins', { n: test.origins }),
          method: w.say('dossier.proof.methods.test'),
          address: `${address}#test`,
        }
      : undefined,
  }
}

/** The week of the crossing with its range, as a cell says it. */
export function crossingText(facts: DossierFacts, w: Writer, future = futuresIn(facts)?.before): string {
  const since = clockOf(facts)?.aboveSince
  if (since) return w.say('levers.compare.already')
  const crossing = future?.reading.crossing
  if (!crossing?.p10) return w.say('levers.compare.never')
  return w.say(`levers.compare.${crossing.p90 ? 'range' : 'open'}`, {
    middle: crossing.p50 ? w.day.day(crossing.p50) : w.say('levers.compare.never'),
    early: w.day.day(crossing.p10),
    late: crossing.p90 ? w.day.day(crossing.p90) : '',
  })
}

/** The proof of one dossier. What it cannot prove is given no number. */
export function proofOf(facts: DossierFacts, w: Writer): Proof {
  const told = { ...pathNotes(facts, w), ...aheadNotes(facts, w) }
  const notes: Note[] = []
  const numbers = new Map<Proved, number>()
  const cite = (id: Proved): number[] => {
    const known = numbers.get(id)
    if (known) return [known]
    const note = id.includes('.') ? figureNote(facts, w, id as FigureId) : told[id as Told]
    if (!note) return []
    notes.push({ number: notes.length + 1, ...note })
    numbers.set(id, notes.length)
    return [notes.length]
  }
  return { cite: (...proved) => proved.flatMap(cite), notes: () => notes }
}
