/** Sum of values, added from the first on; 0 of none. */
export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
