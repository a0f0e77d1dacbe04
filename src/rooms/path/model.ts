// The model of the six steps: what shows each step, read from work records. Change a number here, raise the version.

/** What a criterion looks at; computed in observe.ts from three months of records. */
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
  'backlogGrowth',
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

export const steps = [1, 2, 3, 4, 5, 6] as const
export type Step = (typeof steps)[number]

export interface Criterion {
  id: string
  step: Step
  observable: Observable
  /** The criterion holds when the value is at least, or at most, the threshold. */
  holdsAt: 'least' | 'most'
  threshold: number
  unit: 'hours' | 'share' | 'count' | 'ratio'
  /** Where the threshold comes from: a source of the field, or an assumption stated as such. */
  basis: 'source' | 'assumption'
}

const criterion = (
  step: Step,
  observable: Observable,
  holdsAt: 'least' | 'most',
  threshold: number,
  unit: Criterion['unit'],
  basis: Criterion['basis'] = 'assumption',
): Criterion => ({
  id: `${step}.${observable}`,
  step,
  observable,
  holdsAt,
  threshold,
  unit,
  basis,
})

export interface PathModel {
  version: string
  /** Share of a step's recorded criteria that must hold for the step to be seen. */
  quorum: number
  /** Fewest recorded criteria with which a step can be judged at all. */
  fewest: number
  /** Months of records behind one position. */
  months: number
  criteria: readonly Criterion[]
}

export const pathModel: PathModel = {
  version: '1.0',
  quorum: 2 / 3,
  fewest: 2,
  months: 3,
  criteria: [
    // 1. One champion evangelises, against resistance, without a mandate.
    criterion(1, 'evangelisingHours', 'least', 3, 'hours'),
    criterion(1, 'teamHoursPerWeek', 'most', 45, 'hours'),
    criterion(1, 'resistance', 'least', 1, 'count'),
    // 2. Pilots run; the novice programme of the 2011 budget study had 3.1 people.
    criterion(2, 'programmeShare', 'least', 0.05, 'share'),
    criterion(2, 'teamHoursPerWeek', 'least', 60, 'hours'),
    criterion(2, 'unitsAsking', 'least', 2, 'count', 'source'),
    criterion(2, 'budget', 'least', 1, 'count', 'source'),
    criterion(2, 'sponsors', 'least', 1, 'count'),
    // 3. Each pocket of resistance is answered by policy, decision rights, training, return on investment.
    criterion(3, 'governanceShare', 'least', 0.05, 'share'),
    criterion(3, 'educationShare', 'least', 0.05, 'share'),
    criterion(3, 'measuringShare', 'least', 0.03, 'share'),
    criterion(3, 'resistance', 'least', 1, 'count', 'source'),
    criterion(3, 'roiAnswered', 'least', 1, 'count', 'source'),
    // 4. More is asked than can be served; the job moves from evangelising to managing programmes.
    criterion(4, 'unitsAskingShare', 'least', 0.5, 'share', 'source'),
    criterion(4, 'evangelisingShare', 'most', 0.25, 'share', 'source'),
    criterion(4, 'reactiveNeed', 'least', 0.5, 'ratio'),
    criterion(4, 'backlogGrowth', 'least', 0.1, 'ratio', 'source'),
    // 5. The team only answers.
    criterion(5, 'reactiveShare', 'least', 0.6, 'share'),
    criterion(5, 'buildingShare', 'most', 0.2, 'share', 'source'),
    criterion(5, 'repeatedShare', 'least', 0.2, 'share'),
    criterion(5, 'targetsMet', 'most', 0.8, 'share'),
    // 6. Programmes, education and safe growth take the larger part.
    criterion(6, 'reactiveShare', 'most', 0.4, 'share'),
    criterion(6, 'buildingShare', 'least', 0.4, 'share', 'source'),
    criterion(6, 'backlogGrowth', 'most', 0, 'ratio'),
    criterion(6, 'solvedByGuides', 'least', 0.1, 'share'),
    criterion(6, 'certifiedSpokes', 'least', 1, 'count', 'source'),
  ],
}
