// The model of the six steps: what shows each step, read from work records. Change a number here, raise the version.

/** What a criterion looks at; computed in observe.ts from the months of a position. */
export const observables = [
  'evangelisingHours',
  'teamHoursPerWeek',
  'unitsAsking',
  'programmeShare',
  'governanceShare',
  'educationShare',
  'measuringShare',
  'unitsAskingShare',
  'evangelisingShare',
  'reactiveNeed',
  'leftOver',
  'reactiveShare',
  'repeatedShare',
  'targetsMet',
  'buildingShare',
  'solvedByGuides',
  'resistance',
  'budget',
  'sponsors',
  'roiAnswered',
  'certifiedSpokes',
] as const
export type Observable = (typeof observables)[number]

/** Observables whose evidence no room records yet: their criteria count for nothing. */
export const notRecorded: readonly Observable[] = [
  'resistance',
  'budget',
  'sponsors',
  'roiAnswered',
  'certifiedSpokes',
]

/** Observables that judge the company only: the team, its hours, backlog and targets serve every unit. */
export const ofCompany: readonly Observable[] = [
  'evangelisingHours',
  'teamHoursPerWeek',
  'unitsAsking',
  'unitsAskingShare',
  'reactiveNeed',
  'leftOver',
  'targetsMet',
  'solvedByGuides',
]

export const steps = [1, 2, 3, 4, 5, 6] as const
export type Step = (typeof steps)[number]

/** Where the field describes what a criterion looks at. */
export const sources = {
  study: {
    title: 'Altimeter Group, Career Path of the Corporate Social Strategist, 10 November 2010',
    url: 'https://web-strategist.com/blog/2010/11/10/report-the-two-career-paths-of-the-corporate-social-strategist-be-proactive-or-become-social-media-help-desk/',
  },
  escape: {
    title: 'J. Owyang, Five Steps to Achieve Escape Velocity, 15 February 2011',
    url: 'https://web-strategist.com/blog/2011/02/15/strategy-five-steps-to-achieve-escape-velocity-stay-out-of-the-social-media-help-desk/',
  },
} as const
export type SourceId = keyof typeof sources

export interface Criterion {
  id: string
  step: Step
  observable: Observable
  /** The criterion holds when the value is at least, or at most, the threshold. */
  holdsAt: 'least' | 'most'
  threshold: number
  unit: 'hours' | 'share' | 'count'
  /** Where the field describes what is looked at. */
  source: SourceId
  /** Whether the source gives the threshold itself, or this model assumes it. */
  basis: 'source' | 'assumption'
  /** Without it the step is not seen, however many others hold. */
  essential: boolean
}

interface Options {
  source?: SourceId
  basis?: Criterion['basis']
  essential?: boolean
}

const criterion = (
  step: Step,
  observable: Observable,
  holdsAt: Criterion['holdsAt'],
  threshold: number,
  unit: Criterion['unit'],
  { source = 'study', basis = 'assumption', essential = false }: Options = {},
): Criterion => ({
  id: `${step}.${observable}`,
  step,
  observable,
  holdsAt,
  threshold,
  unit,
  source,
  basis,
  essential,
})

export interface PathModel {
  version: string
  /** Share of a step's recorded criteria that must hold for the step to be seen. */
  quorum: number
  /** Fewest recorded criteria with which a step can be judged at all. */
  fewest: number
  /** Fewest records on which a share or a ratio is judged. */
  leastRecords: number
  /** Months of records behind one position. */
  months: number
  /** Months during which a decision point, once seen, counts as reached. */
  memory: number
  criteria: readonly Criterion[]
}

/** At least one of a thing is what the study itself describes: no threshold is assumed. */
const described: Options = { basis: 'source' }
const essential: Options = { essential: true }

export const pathModel: PathModel = {
  version: '1.0',
  quorum: 2 / 3,
  fewest: 2,
  leastRecords: 10,
  months: 3,
  memory: 24,
  criteria: [
    // 1. One champion evangelises, against resistance, without a mandate.
    criterion(1, 'evangelisingHours', 'least', 3, 'hours'),
    criterion(1, 'teamHoursPerWeek', 'most', 45, 'hours'),
    criterion(1, 'resistance', 'least', 1, 'count', described),
    // 2. Pilots run, with first money and people.
    criterion(2, 'programmeShare', 'least', 0.05, 'share'),
    criterion(2, 'teamHoursPerWeek', 'least', 60, 'hours'),
    criterion(2, 'unitsAsking', 'least', 2, 'count'),
    criterion(2, 'budget', 'least', 1, 'count', described),
    criterion(2, 'sponsors', 'least', 1, 'count', described),
    // 3. Each pocket of resistance is answered by policy, decision rights, training, return on investment.
    criterion(3, 'governanceShare', 'least', 0.05, 'share'),
    criterion(3, 'educationShare', 'least', 0.05, 'share'),
    criterion(3, 'measuringShare', 'least', 0.03, 'share'),
    criterion(3, 'resistance', 'least', 1, 'count', described),
    criterion(3, 'roiAnswered', 'least', 1, 'count', described),
    // 4. More is asked than can be served; the job moves from evangelising to managing programmes.
    criterion(4, 'unitsAskingShare', 'least', 0.5, 'share'),
    criterion(4, 'evangelisingShare', 'most', 0.25, 'share'),
    criterion(4, 'reactiveNeed', 'least', 0.5, 'share'),
    criterion(4, 'leftOver', 'least', 0.1, 'share'),
    // 5. The team only answers.
    criterion(5, 'reactiveShare', 'least', 0.6, 'share', essential),
    criterion(5, 'buildingShare', 'most', 0.2, 'share'),
    criterion(5, 'repeatedShare', 'least', 0.2, 'share'),
    criterion(5, 'targetsMet', 'most', 0.8, 'share'),
    // 6. Programmes, education and safe growth take the larger part.
    criterion(6, 'reactiveShare', 'most', 0.4, 'share', essential),
    criterion(6, 'buildingShare', 'least', 0.4, 'share'),
    criterion(6, 'leftOver', 'most', 0, 'share'),
    criterion(6, 'solvedByGuides', 'least', 0.1, 'share', { source: 'escape' }),
    criterion(6, 'certifiedSpokes', 'least', 1, 'count', { ...described, source: 'escape' }),
  ],
}
