import type { Block, Section, Sentence } from '#platform/print/document.ts'
import { fanPicture } from '#platform/ui/fan-picture.ts'
import { aheadSentences } from './dossier-answer.ts'
import {
  beginningOf,
  clockOf,
  type DossierFacts,
  endOf,
  futuresIn,
  goalOf,
  hires,
  turnOf,
} from './dossier-facts.ts'
import { planTable } from './dossier-plan.ts'
import { crossingText, type Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import type { Future } from './lever-telling.ts'
import { quarterMarks } from './writing.ts'

/** Weeks of history drawn: the pictures are about the year ahead. */
const shown = 26

const waitText = (w: Writer, weeks: number) => w.say('dossier.asIs.wait', { weeks: Math.round(weeks) })

/** What the fan of a future shows, in the words of the clock's own picture. */
function fanTitle(w: Writer, { reading }: Future, past: readonly { share: number | null }[]): string {
  const end = reading.share[2].at(-1) as number
  const last = past.findLast(week => week.share !== null)?.share ?? null
  const trend = last === null || Math.abs(end - last) < 0.03 ? 'steady' : end > last ? 'rising' : 'falling'
  return w.say(`clock.chart.title.${trend}`, { share: w.share(end) })
}

/** A future as a fan; both are drawn on the same scale. */
function fanBlock(facts: DossierFacts, w: Writer, future: Future): Block[] {
  const futures = futuresIn(facts)
  if (!futures) return []
  const title = fanTitle(w, future, futures.past)
  const { threshold } = facts.form.levers
  const past = futures.past.slice(-shown)
  const { share, crossing } = future.reading
  const write = (part: number) => w.share(part)
  const at = (monday: string | null) => (monday === null ? null : futures.weeks.indexOf(monday))
  const early = at(crossing.p10)
  const column = (name: string) => ({ name: w.say(`clock.columns.${name}`), as: 'number' as const })
  return [
    {
      kind: 'picture',
      title,
      subtitle: w.say('levers.compare.subtitle'),
      label: w.say('levers.compare.label', { title }),
      picture: fanPicture({
        marks: quarterMarks([...past.map(({ week }) => week), ...futures.weeks], w.day),
        past: past.map(week => week.share),
        bands: [
          { low: share[0], high: share[4] },
          { low: share[1], high: share[3] },
        ],
        middle: share[2],
        thresholds: [
          { value: threshold, name: w.say('clock.chart.threshold', { share: w.share(threshold) }) },
        ],
        crossing:
          early === null || clockOf(facts)?.aboveSince
            ? undefined
            : {
                early,
                middle: at(crossing.p50),
                late: at(crossing.p90),
                name: w.say('clock.chart.crossing'),
              },
        today: w.say('clock.chart.today'),
        top: Math.max(...[futures.before, futures.after].flatMap(one => one?.reading.share[4] ?? [])),
        axis: write,
      }),
      behind: {
        label: title,
        columns: [
          { name: w.say('clock.columns.week'), as: 'wide' },
          ...['low', 'middle', 'high'].map(column),
        ],
        rows: futures.weeks.map((week, at) => [
          { text: w.day.day(week) },
          ...[0, 2, 4].map(level => ({ text: write(share[level][at]) })),
        ]),
      },
    },
  ]
}

function waitingSentences(facts: DossierFacts, w: Writer, proof: Proof, { reading }: Future): Sentence[] {
  const [low, middle, high] = endOf(reading.backlog)
  const said = {
    threshold: w.share(facts.form.levers.threshold),
    low: w.hours(low),
    middle: w.hours(middle),
    high: w.hours(high),
    wait: waitText(w, endOf(reading.wait)[1]),
  }
  const key = middle < 1 ? 'noBacklog' : 'backlog'
  return [{ text: w.say(`dossier.asIs.${key}`, said), notes: proof.cite('backlog') }]
}

/** The year ahead if nothing changes: when, how probable, what waits, as a picture. */
export function asIsSection(facts: DossierFacts, w: Writer, proof: Proof): Section {
  const futures = futuresIn(facts)
  const within = (futures?.before.reading.within ?? []).map(({ weeks, probability }) => [
    `w${weeks}`,
    w.probability(probability),
  ])
  const sentences: Sentence[] = [...aheadSentences(facts, w, proof)]
  if (futures) {
    const { before } = futures
    sentences.push(
      goalOf(facts) === 'end'
        ? {
            text: w.say('dossier.asIs.end', { end: w.probability(before.risk.end) }),
            notes: proof.cite('risk'),
          }
        : { text: w.say('dossier.asIs.within', Object.fromEntries(within)), notes: proof.cite('risk') },
      ...waitingSentences(facts, w, proof, before),
    )
  }
  return {
    id: 'as-is',
    title: w.say('dossier.asIs.title'),
    blocks: [{ kind: 'text', sentences }, ...(futures ? fanBlock(facts, w, futures.before) : [])],
  }
}

/** The same year with the plan; null where nothing can be said of the year at all. */
export function planSection(facts: DossierFacts, w: Writer, proof: Proof): Section | null {
  const futures = futuresIn(facts)
  if (!futures) return null
  const { chosen } = facts.form.levers
  const section = { id: 'plan', title: w.say('dossier.plan.title') }
  const text = (...sentences: Sentence[]): Block => ({ kind: 'text', sentences })
  if (chosen.length === 0) return { ...section, blocks: [text({ text: w.say('dossier.plan.none') })] }
  const { before, after } = futures
  if (!after)
    return {
      ...section,
      blocks: [text({ text: w.say('dossier.answer.overloaded', { levers: w.levers(chosen) }) })],
    }
  const goal = goalOf(facts)
  const turn = turnOf(before.risk[goal], after.risk[goal])
  const key = goal === 'within' ? turn : `end${turn.charAt(0).toUpperCase()}${turn.slice(1)}`
  const risks = { before: w.probability(before.risk[goal]), after: w.probability(after.risk[goal]) }
  return {
    ...section,
    blocks: [
      text(
        { text: w.say('dossier.plan.lead', { count: chosen.length, ...beginningOf(facts) }) },
        { text: w.say(`dossier.plan.${key}`, risks), notes: proof.cite('plan') },
      ),
      ...fanBlock(facts, w, after),
      planTable(facts, w, proof),
      text({ text: w.say('dossier.plan.basis') }, { text: w.say('dossier.plan.explain', risks) }),
    ],
  }
}

function costTable(facts: DossierFacts, w: Writer, proof: Proof): Block[] {
  const futures = futuresIn(facts)
  if (!futures) return []
  const { before, after, cost } = futures
  const threshold = w.share(facts.form.levers.threshold)
  const range = ([low, middle, high]: readonly number[]) =>
    w.say('dossier.cost.amount', { low: w.hours(low), middle: w.hours(middle), high: w.hours(high) })
  const row = (name: string, notes: number[], of: (future: Future) => string) => [
    { text: name, notes },
    { text: of(before) },
    ...(after ? [{ text: of(after) }] : []),
  ]
  const taken = (key: 'hours' | 'money', text: string) => [
    { text: w.say(`dossier.cost.${key}`), notes: proof.cite('cost') },
    { text: w.say('dossier.cost.nothing') },
    { text },
  ]
  return [
    {
      kind: 'table',
      label: w.say('dossier.cost.table'),
      columns: [
        { name: w.say('dossier.cost.what'), as: 'wide' },
        { name: w.say('dossier.cost.before') },
        ...(after ? [{ name: w.say('dossier.cost.after') }] : []),
      ],
      rows: [
        row(w.say('dossier.cost.asked'), proof.cite('asked'), ({ reading: { asked } }) =>
          range([asked[0], asked[2], asked[4]]),
        ),
        row(w.say('dossier.cost.backlog', { threshold }), proof.cite('backlog'), ({ reading }) =>
          range(endOf(reading.backlog)),
        ),
        row(w.say('dossier.cost.wait'), proof.cite('backlog'), ({ reading }) =>
          waitText(w, endOf(reading.wait)[1]),
        ),
        row(w.say('levers.compare.crossing', { threshold }), proof.cite('clock'), future =>
          crossingText(facts, w, future),
        ),
        row(w.say('dossier.cost.within'), proof.cite('risk'), ({ risk }) => w.probability(risk.within)),
        row(w.say('dossier.cost.end'), proof.cite('risk'), ({ risk }) => w.probability(risk.end)),
        ...(after ? [taken('hours', w.hours(cost.hours)), taken('money', w.money(cost.money))] : []),
      ],
    },
  ]
}

/** What the plan gives back in its year, beside what it takes. */
function balance(facts: DossierFacts, w: Writer, proof: Proof): Sentence[] {
  const futures = futuresIn(facts)
  if (!futures?.after) return []
  const { before, after, cost } = futures
  const saved = before.reading.asked[2] - after.reading.asked[2]
  const said = { saved: w.hours(saved), hours: w.hours(cost.hours) }
  return [
    ...(saved >= 1
      ? [
          {
            text: w.say(`dossier.cost.${saved > cost.hours ? 'gains' : 'invests'}`, said),
            notes: proof.cite('asked', 'cost'),
          },
        ]
      : []),
    ...(hires(facts) ? [{ text: w.say('dossier.cost.hires') }] : []),
  ]
}

/** Hours, waits, probability and money of both futures, side by side. */
export function costSection(facts: DossierFacts, w: Writer, proof: Proof): Section | null {
  if (!futuresIn(facts)) return null
  return {
    id: 'cost',
    title: w.say('dossier.cost.title'),
    blocks: [
      { kind: 'text', sentences: [{ text: w.say('dossier.cost.idle') }] },
      ...costTable(facts, w, proof),
      { kind: 'text', as: 'soft', sentences: [{ text: w.say('dossier.cost.range') }] },
      { kind: 'text', sentences: balance(facts, w, proof) },
    ],
  }
}
