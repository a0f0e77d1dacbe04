import { advance, likeliestStates, smoothStates, update } from '#stats/hidden-markov.ts'
import type { Step } from './model.ts'
import type { MonthEvidence } from './observe.ts'
import type { Whose } from './position.ts'
import { logLikelihoods, type Shown, shownBy } from './step-evidence.ts'
import { type Sign, type SignModel, type StepModel, signsOfTeam, stepAt } from './step-model.ts'
import { likelyNext } from './step-next.ts'

export interface MonthSteps {
  month: string
  /** Probability of each step, from the records up to this month's end. */
  probabilities: number[]
  /** The same in the light of the months that followed. */
  smoothed: number[]
  /** The steps that together come nearest to the model's level, the likeliest first. */
  set: Step[]
}

/** What one sign of the last month did to the answer. */
export interface Moved extends Shown {
  sign: Sign
  /** Log of how much better the likeliest step explains it than the next one, as far as it counts. */
  logRatio: number
  /** Probability of the likeliest step less what it would be without this sign. */
  change: number
}

/** What one sign would do next month, alone. */
export interface WouldMove extends Shown {
  sign: Sign
  /** Probability of the step that is likeliest now, after such a month. */
  probability: number
  /** The likeliest step after such a month. */
  leading: Step
  /** Whether this sign was ever recorded. */
  recorded: boolean
}

export interface StepReading {
  model: string
  level: number
  probabilities: number[]
  set: Step[]
  /** The likeliest step and the next. */
  leading: Step
  second: Step
  /** Months since the first record, the last included. */
  months: number
  /** The last month: before it, by the passing of a month alone, and what its records did, most first. */
  last: { month: string; before: number[] | null; passing: number[]; moved: Moved[] }
  /** Next month without any record, and what each sign would do instead, most first. */
  next: { passing: number[]; would: WouldMove[] }
  history: MonthSteps[]
}

const recorded = (month: MonthEvidence) => month.arrivals + month.done + month.entries > 0

/** Share of a sign's evidence that counts in a month. */
const weightOf = (model: StepModel, sign: SignModel) => model.evidenceWeight * (sign.weight ?? 1)

const counted = (model: StepModel, sign: SignModel, shown: Shown) =>
  logLikelihoods(sign, shown).map(value => value * weightOf(model, sign))

const sumOf = (rows: readonly (readonly number[])[]) =>
  rows.reduce<number[]>((sum, row) => sum.map((value, state) => value + row[state]), [0, 0, 0, 0, 0, 0])

/** The likeliest state and the next one. */
function firstTwo(probabilities: readonly number[]): [number, number] {
  const [first, second] = probabilities
    .map((_, state) => state)
    .toSorted((a, b) => probabilities[b] - probabilities[a])
  return [first, second]
}

interface MonthSigns {
  month: string
  rows: { sign: SignModel; shown: Shown; evidence: number[] }[]
}

/** What one month shows, as it counts; a unit is not judged by what is the whole team's. */
function signsOf(model: StepModel, month: MonthEvidence, whose: Whose): MonthSigns {
  const all = shownBy(month)
  const rows = model.signs.flatMap(sign => {
    const shown = whose === 'unit' && signsOfTeam.includes(sign.sign) ? null : all[sign.sign]
    return shown === null ? [] : [{ sign, shown, evidence: counted(model, sign, shown) }]
  })
  return { month: month.month, rows }
}

/** Where the chain stands in a month: by the records before it, and had nothing ever been recorded. */
interface Place {
  passing: readonly number[]
  unrecorded: readonly number[]
}

/** The answer to give: of companies unlike the model, the records say nothing. */
const blend = (model: StepModel, like: readonly number[], { unrecorded }: Pick<Place, 'unrecorded'>) =>
  like.map((p, state) => (1 - model.unlike) * p + model.unlike * unrecorded[state])

function movedBy(model: StepModel, { rows }: MonthSigns, place: Place, now: readonly number[]): Moved[] {
  const [first, second] = firstTwo(now)
  return rows
    .map(({ sign, shown, evidence }, index) => {
      const others = sumOf(rows.filter((_, other) => other !== index).map(row => row.evidence))
      const without = blend(model, update(place.passing, others).posterior, place)
      return {
        sign: sign.sign,
        ...shown,
        logRatio: evidence[first] - evidence[second],
        change: now[first] - without[first],
      }
    })
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
}

function wouldMove(
  model: StepModel,
  months: readonly MonthSigns[],
  next: Place,
  now: readonly number[],
  whose: Whose,
): WouldMove[] {
  const [leading] = firstTwo(now)
  const distance = ({ probability }: WouldMove) => Math.abs(probability - now[leading])
  const byDistance = (a: WouldMove, b: WouldMove) => distance(b) - distance(a)
  const passing = blend(model, next.passing, next)
  return model.signs
    .filter(({ sign }) => !(whose === 'unit' && signsOfTeam.includes(sign)))
    .flatMap(sign => {
      const past = months.flatMap(({ rows }) => rows.filter(row => row.sign === sign).map(row => row.shown))
      // Hours stated by request types speak only where none are logged.
      if (sign.sign === 'reactiveNeed' && past.length === 0) return []
      return likelyNext(sign, past, passing, model.firstRecords)
        .map(shown => {
          const after = blend(model, update(next.passing, counted(model, sign, shown)).posterior, next)
          return {
            sign: sign.sign,
            ...shown,
            probability: after[leading],
            leading: stepAt(firstTwo(after)[0]),
            recorded: past.length > 0,
          }
        })
        .toSorted(byDistance)
        .slice(0, 1)
    })
    .toSorted(byDistance)
}

/** The chain of a company that records nothing, for a number of months and the one after. */
function unrecordedMonths(model: StepModel, months: number): number[][] {
  const chain: number[][] = [[...model.initial]]
  while (chain.length <= months) chain.push(advance(chain[chain.length - 1], model.transition))
  return chain
}

/**
 * The probability of each step at the end of each month since the first record, with what moved it last and what would
 * move it next. Null where nothing is recorded. Months without records pass, and widen the answer.
 */
export function readSteps(
  model: StepModel,
  months: readonly MonthEvidence[],
  whose: Whose = 'company',
): StepReading | null {
  const first = months.findIndex(recorded)
  if (first < 0) return null
  const seen = months.slice(first).map(month => signsOf(model, month, whose))
  const answer = smoothStates({
    initial: model.initial,
    transition: model.transition,
    evidence: seen.map(({ rows }) => sumOf(rows.map(row => row.evidence))),
  })
  if (!answer.ok) throw new Error(`defect: ${answer.why}`)
  const chain = unrecordedMonths(model, seen.length)
  const say = (like: readonly number[], at: number) => blend(model, like, { unrecorded: chain[at] })
  const history = seen.map(({ month }, at) => {
    const probabilities = say(answer.filtered[at], at)
    const set = likeliestStates(probabilities, model.level).map(stepAt)
    return { month, probabilities, smoothed: say(answer.smoothed[at], at), set }
  })
  const at = seen.length - 1
  const { probabilities, set, month } = history[at]
  const [leading, second] = firstTwo(probabilities)
  const place = { passing: answer.predicted[at], unrecorded: chain[at] }
  const next = { passing: advance(answer.filtered[at], model.transition), unrecorded: chain[at + 1] }
  return {
    model: model.version,
    level: model.level,
    probabilities,
    set,
    leading: stepAt(leading),
    second: stepAt(second),
    months: seen.length,
    last: {
      month,
      before: at > 0 ? history[at - 1].probabilities : null,
      passing: blend(model, place.passing, place),
      moved: movedBy(model, seen[at], place, probabilities),
    },
    next: {
      passing: blend(model, next.passing, next),
      would: wouldMove(model, seen, next, probabilities, whose),
    },
    history,
  }
}
