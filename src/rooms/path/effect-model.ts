/** How effects are measured. Every number is this model's choice, with its reason; a change raises the version. */
export const effectModel = {
  version: '2',
  /** Weeks of records looked back on: as the clock. */
  memory: 156,
  /** Weeks summed to one time of the panel: single weeks of a few requests are mostly chance. */
  period: 4,
  /** Periods compared before, at least and at most: five is what fitted weights need, a year ago was another company. */
  before: { least: 5, most: 10 },
  /** Periods followed after: two show more than the first surprise, six are half a year. */
  after: { least: 2, most: 6 },
  /**
   * Weeks set aside before the work began: a unit is often chosen for what it asked just then, and would have asked
   * less afterwards anyway.
   */
  aside: 4,
  /** Requests a week before, below which a row says too little. */
  fewestAWeek: 0.5,
  /** Rows to compare with: fewer say too little of what chance does; time before is given up until there are enough. */
  donors: { least: 5, enough: 10, most: 40 },
  /** The ranges hold the truth in eight cases of ten. */
  confidence: 0.8,
  /**
   * Level of the test of all uses together, which comes first. Uses share what they are compared with, so that a ledger
   * without any effect passes about twice as often as this: one in a hundred (see docs/numbers/effects.md).
   */
  togetherLevel: 0.005,
  /** Of the single uses claimed where that is passed, the share that may be luck. */
  falseShare: 0.1,
} as const
