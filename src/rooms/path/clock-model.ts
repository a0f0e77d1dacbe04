/** Numbers the clock is run with. Each is this model's choice; the page says them. */
export const clockModel = {
  version: '1.0',
  /** Share of the hours above which answering is a help desk's. */
  threshold: 0.6,
  /** Weeks over which a share is taken. */
  span: 4,
  horizon: 52,
  /** Weeks with records below which nothing is said. */
  fewestWeeks: 16,
  /** Weeks ahead that the back-test judges, and the season that "as last quarter" repeats. */
  quarter: 13,
  /** Weeks without any request after which the records are taken to have ended. */
  silence: 8,
  replications: 1000,
  seed: 2010,
} as const
