/** Largest size of a number taken as data, and the smallest above 0: what is beyond runs over when multiplied. */
const largest = 1e100

/** Whether arithmetic on the number and its like stays in range: 0, or between 1e-100 and 1e100 in size. */
export const isComputable = (value: unknown): value is number =>
  value === 0 || (typeof value === 'number' && Math.abs(value) <= largest && Math.abs(value) >= 1 / largest)
