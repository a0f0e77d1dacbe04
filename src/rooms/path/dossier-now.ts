import type { Block, Section, Sentence, Table } from '#platform/print/document.ts'
import { fanPicture } from '#platform/ui/fan-picture.ts'
import { keepsLabel } from '#platform/ui/scale.ts'
import type { DossierFacts } from './dossier-facts.ts'
import type { Proof } from './dossier-proof.ts'
import type { Writer } from './dossier-writer.ts'
import type { Figure, FigureId } from './figures.ts'
import { shareTrend } from './finding.ts'
import { pathModel, steps } from './model.ts'

/** The figures an executive asks for first: how much is asked, how long it takes, where the hours go. */
const asked: readonly FigureId[] = [
  'desk.arrivals',
  'desk.done',
  'desk.backlog',
  'desk.firstReply',
  'desk.resolve',
  'desk.targetsMet',
  'desk.repeatedShare',
  'desk.reactiveHours',
  'desk.proactiveHours',
  'path.reactiveShare',
  'people.capacityHours',
]

/** Whether the records cover the year before whole: a year that begins in the middle of it is nothing to compare with. */
const comparable = ({ path: { likely } }: DossierFacts) => (likely?.months ?? 0) > 24

function figureTable(facts: DossierFacts, w: Writer, proof: Proof): Block {
  const { figures } = facts.figures
  const compared = comparable(facts)
  const before = (figure: Figure) =>
    figure.before === null ? w.say('dossier.now.unknown') : w.value(figure.before, figure.unit)
  const rows = asked.flatMap(id => {
    const figure = figures.find(one => one.id === id)
    if (!figure) return []
    return [
      [
        { text: w.figure.name(figure), notes: proof.cite(id) },
        { text: w.figure.value(figure) ?? w.say('dossier.now.unknown') },
        ...(compared ? [{ text: before(figure) }] : []),
      ],
    ]
  })
  return {
    kind: 'table',
    label: w.say('dossier.now.table'),
    columns: [
      { name: w.say('dossier.now.figure'), as: 'wide' },
      { name: w.say('dossier.now.value'), as: 'number' },
      ...(compared ? [{ name: w.say('dossier.now.before'), as: 'number' as const }] : []),
    ],
    rows,
  }
}

function stepTable({ path: { likely } }: DossierFacts, w: Writer, proof: Proof): Block[] {
  if (!likely) return []
  return [
    {
      kind: 'table',
      label: w.say('dossier.now.steps'),
      columns: [
        { name: w.say('dossier.now.step'), as: 'wide' },
        { name: w.say('dossier.now.chance'), as: 'number' },
      ],
      rows: steps.map(step => [
        {
          text: `${step}. ${w.say(`steps.s${step}`)}`,
          notes: step === likely.leading ? proof.cite('steps') : [],
        },
        { text: w.steps.chance(likely.probabilities[step - 1]) },
      ]),
    },
  ]
}

/** The reactive share at each month's end, with the two thresholds of the model; none where it was never known. */
function sharePicture({ path: { history } }: DossierFacts, w: Writer): Block[] {
  const shares = history.map(month => month.reactiveShare)
  if (shares.filter(share => share !== null).length < 2) return []
  const { key, params } = shareTrend(shares)
  const title = w.say(`finding.${key}`, params)
  const threshold = (step: 5 | 6) =>
    pathModel.criteria.find(one => one.step === step && one.observable === 'reactiveShare')?.threshold ?? 0
  const behind: Table = {
    label: title,
    columns: [
      { name: w.say('columns.month'), as: 'wide' },
      { name: w.say('columns.reactiveShare'), as: 'number' },
    ],
    rows: history.map(({ month, reactiveShare }) => [
      { text: w.day.month(month) },
      { text: reactiveShare === null ? w.say('dossier.now.unknown') : w.value(reactiveShare, 'share') },
    ]),
  }
  return [
    {
      kind: 'picture',
      title,
      subtitle: w.say('dossier.now.shareSubtitle', { months: pathModel.months }),
      label: w.say('dossier.now.picture', { title }),
      picture: fanPicture({
        marks: history.flatMap(({ month }, at) =>
          keepsLabel(at, history.length, 8) ? [{ at, name: w.day.shortMonth(month, at === 0) }] : [],
        ),
        past: shares,
        bands: [],
        middle: [],
        top: 1,
        thresholds: [
          { value: threshold(5), name: w.say('history.helpDesk', { share: w.share(threshold(5)) }) },
          { value: threshold(6), name: w.say('history.escape', { share: w.share(threshold(6)) }) },
        ],
        axis: part => w.value(part, 'share'),
      }),
      behind,
    },
  ]
}

/** The hours behind the reactive share, and how many of them are estimates. */
function hoursSentences(
  { path: { workload, observed, window } }: DossierFacts,
  w: Writer,
  proof: Proof,
): Sentence[] {
  if (workload.n === 0) return []
  const capacity = observed.reactiveNeed.whole
  const [total, reactive, proactive] = [workload.total, workload.reactive, workload.proactive].map(w.hours)
  return [
    {
      text: w.say('dossier.now.hours', { ...w.day.window(window), total, reactive, proactive }),
      notes: proof.cite('share'),
    },
    ...(capacity === null ? [] : [{ text: w.say('dossier.now.capacity', { hours: w.hours(capacity) }) }]),
    ...(workload.estimated > 0
      ? [{ text: w.say('estimatedPart', { hours: w.hours(workload.estimated), total }) }]
      : []),
  ]
}

/** Where the team stands: the step with its probability, the year in figures, the reactive share month by month. */
export function nowSection(facts: DossierFacts, w: Writer, proof: Proof): Section {
  const { path, figures } = facts
  return {
    id: 'now',
    title: w.say('dossier.now.title'),
    blocks: [
      {
        kind: 'text',
        sentences: [
          ...hoursSentences(facts, w, proof),
          ...(path.likely ? [{ text: `${w.steps.finding(path.likely)}.`, notes: proof.cite('steps') }] : []),
        ],
      },
      ...sharePicture(facts, w),
      ...stepTable(facts, w, proof),
      {
        kind: 'text',
        sentences: [
          {
            text: w.say('dossier.now.lead', {
              ...w.day.window(figures.scope),
              compared: comparable(facts) ? 'yes' : 'no',
            }),
          },
          ...(comparable(facts) ? [] : [{ text: w.say('dossier.now.notCompared') }]),
        ],
      },
      figureTable(facts, w, proof),
    ],
  }
}
