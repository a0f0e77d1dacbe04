// The six steps as hidden states: how a team moves between them, and what each step looks like in a month's records.
// Every number is an assumption of this model unless its reason names a source. Change one, raise the version.
import type { Step } from './model.ts'

/** What a month shows of the step; each is counted once, so that no hour and no request speaks twice. */
export const signs = [
  'reactiveShare',
  'reactiveNeed',
  'evangelising',
  'programmes',
  'answeringPockets',
  'measuring',
  'teamHours',
  'arrivals',
  'unitsAsking',
  'leftOver',
  'repeated',
  'targetsMet',
  'solvedByGuides',
] as const
export type Sign = (typeof signs)[number]

/** One value for each of the six steps, in their order. */
type BySteps = readonly [number, number, number, number, number, number]

interface Stated {
  sign: Sign
  /** Why these numbers, or where they come from. */
  reason: string
  /**
   * Part of its evidence that a month counts with, beside `evidenceWeight`; below 1 where a month mostly repeats the
   * one before.
   */
  weight?: number
}

/** A share of n records: beta-binomial of these means; `precision` records' worth of likeness between companies. */
export interface ShareSign extends Stated {
  kind: 'share'
  means: BySteps
  precision: number
}

/** A count a week: negative binomial of these means; variance mean + mean² / size. */
export interface CountSign extends Stated {
  kind: 'count'
  means: BySteps
  size: number
}

/** An amount, in classes that end at the edges: the chance of each class, step by step. */
export interface ClassSign extends Stated {
  kind: 'class'
  edges: readonly number[]
  chances: readonly [BySteps, ...BySteps[]]
}

export type SignModel = ShareSign | CountSign | ClassSign

export interface StepModel {
  version: string
  /** Part of a month's evidence that counts. */
  evidenceWeight: number
  /** Part of companies that no table of means describes: what they record says nothing of their step. */
  unlike: number
  /** What the set of steps holds together, as nearly as whole steps allow. */
  level: number
  initial: BySteps
  transition: readonly [BySteps, BySteps, BySteps, BySteps, BySteps, BySteps]
  /** Records a sign that was never recorded is supposed to bring next month, when asked what would change most. */
  firstRecords: number
  signs: readonly SignModel[]
}

export const stepModel: StepModel = {
  version: '1.0',
  // Months of one company resemble one another beyond what its step explains (its size, its trade, how it logs): a
  // month counts for a fifth of what independent records would say. Set on simulated careers, so that the set of
  // steps holds the truth as often as it says (docs/numbers/steps.md).
  evidenceWeight: 0.2,
  // However many records agree, the model may not describe this company. No answer is therefore surer than 85 % and
  // what the passing of time alone would say. Set on the same careers, where answers were too sure without it.
  unlike: 0.15,
  level: 0.8,
  // Many organisations in Europe were in the first three steps (the French article on the study); the split among
  // them is assumed.
  initial: [0.3, 0.24, 0.2, 0.14, 0.08, 0.04],
  // The order is the study’s: 1, 2, 3, 4, then 5 or 6, which are two outcomes and hardly lead to one another. That 5
  // ends when the share of reactive work falls again is the study’s too, and leads back over 4. No source says how
  // long a step lasts: half a year to a year is assumed, so that the records of this year weigh more than those of
  // the last.
  transition: [
    [0.88, 0.1, 0.02, 0, 0, 0],
    [0.02, 0.83, 0.12, 0.03, 0, 0],
    [0, 0.03, 0.82, 0.15, 0, 0],
    [0, 0, 0.02, 0.79, 0.1, 0.09],
    [0, 0, 0, 0.08, 0.9, 0.02],
    [0, 0, 0, 0.05, 0.02, 0.93],
  ],
  firstRecords: 10,
  signs: [
    {
      sign: 'reactiveShare',
      kind: 'share',
      means: [0.2, 0.27, 0.34, 0.54, 0.75, 0.36],
      precision: 8,
      reason:
        'The study tells 5 from 6 by who decides the work; the criteria put the limits at 60 and 40 %, the means lie beyond them (own work is logged less fully than requests, so 6 shows more reactive hours than it works). Requests grow from 1 to 4.',
    },
    {
      sign: 'reactiveNeed',
      kind: 'class',
      edges: [0.25, 0.5, 0.8],
      chances: [
        [0.74, 0.6, 0.45, 0.12, 0.06, 0.38],
        [0.18, 0.26, 0.33, 0.26, 0.16, 0.38],
        [0.05, 0.1, 0.15, 0.34, 0.3, 0.18],
        [0.03, 0.04, 0.07, 0.28, 0.48, 0.06],
      ],
      reason:
        'Only where nobody logs time: then the hours that request types state, against what the team could work, stand for the reactive share. At 4, more is asked than can be served.',
    },
    {
      sign: 'evangelising',
      kind: 'share',
      means: [0.62, 0.36, 0.25, 0.15, 0.18, 0.1],
      precision: 6,
      reason: 'The champion of step 1 evangelises; at 4 the job moves to programme management (study).',
    },
    {
      sign: 'programmes',
      kind: 'share',
      means: [0.1, 0.52, 0.36, 0.44, 0.36, 0.45],
      precision: 5,
      reason: 'Pilots run from step 2 on (study); of the hours that are left after evangelising.',
    },
    {
      sign: 'answeringPockets',
      kind: 'share',
      means: [0.2, 0.34, 0.66, 0.56, 0.4, 0.66],
      precision: 5,
      reason:
        'Education and governance answer the pockets of resistance of 3, and are what gets a team out at 6 (study; J. Owyang, 15 February 2011); of the hours that are left after programmes.',
    },
    {
      sign: 'measuring',
      kind: 'share',
      means: [0.15, 0.25, 0.45, 0.38, 0.25, 0.42],
      precision: 4,
      reason: '“Prove the return” is heard at 3 (study); of the hours that are left after all of these.',
    },
    {
      sign: 'teamHours',
      kind: 'class',
      edges: [45, 100, 200],
      chances: [
        [0.66, 0.24, 0.14, 0.1, 0.12, 0.08],
        [0.22, 0.44, 0.34, 0.24, 0.27, 0.19],
        [0.08, 0.22, 0.33, 0.36, 0.34, 0.37],
        [0.04, 0.1, 0.19, 0.3, 0.27, 0.36],
      ],
      weight: 0.25,
      reason:
        'One champion at 1; a novice programme has 3.1 people (Altimeter, “How Corporations Should Prioritize Social Business Budgets”, February 2011), about 108 hours a week. A team’s size changes a few times a year, so a month mostly repeats the last.',
    },
    {
      sign: 'arrivals',
      kind: 'count',
      means: [2, 4, 8, 20, 24, 20],
      size: 0.9,
      weight: 0.5,
      reason:
        'More requests than can be served at 4 (study). How many that is depends on the company, so the spread is as wide as the mean; a busy company stays busy, so a month half repeats the last.',
    },
    {
      sign: 'unitsAsking',
      kind: 'share',
      means: [0.12, 0.22, 0.34, 0.6, 0.62, 0.6],
      precision: 4,
      weight: 0.5,
      reason: 'Others want what the pilots showed at 2 and 3; business units ask at 4 (study).',
    },
    {
      sign: 'leftOver',
      kind: 'share',
      means: [0.05, 0.06, 0.07, 0.17, 0.15, 0.04],
      precision: 9,
      reason: 'More is asked than can be served at 4 (study), and still at 5; at 6 the backlog holds.',
    },
    {
      sign: 'repeated',
      kind: 'share',
      means: [0.05, 0.07, 0.08, 0.13, 0.2, 0.08],
      precision: 10,
      reason: 'A help desk answers the same again (study: it cleans up); what scales at 6 ends that.',
    },
    {
      sign: 'targetsMet',
      kind: 'share',
      means: [0.88, 0.88, 0.86, 0.76, 0.66, 0.88],
      precision: 7,
      reason: 'A team with more requests than hours is late (study, steps 4 and 5).',
    },
    {
      sign: 'solvedByGuides',
      kind: 'share',
      means: [0.01, 0.02, 0.04, 0.06, 0.05, 0.15],
      precision: 10,
      reason:
        'Giving units the requirements before they ask, and enabling them (J. Owyang, 15 February 2011), is a way out of the help desk.',
    },
  ],
}

/** The signs of the team itself: they say nothing of one unit it serves. */
export const signsOfTeam: readonly Sign[] = [
  'reactiveNeed',
  'teamHours',
  'arrivals',
  'unitsAsking',
  'leftOver',
  'targetsMet',
  'solvedByGuides',
]

/** The step of each state, in the order of the numbers. */
export const stepAt = (state: number): Step => (state + 1) as Step
