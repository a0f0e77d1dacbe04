/** A foreign key: rows of `from` point at rows of `to`. */
export interface Reference {
  from: string
  to: string
}

/** The tables in an order in which they can be emptied: each before those it points at. Throws where they go in a circle. */
export function deletionOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const left = new Set(tables)
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      table => !references.some(({ from, to }) => to === table && from !== table && left.has(from)),
    )
    if (free.length === 0)
      throw new Error(`defect: these tables point at each other: ${[...left].join(', ')}`)
    for (const table of free) left.delete(table)
    order.push(...free)
  }
  return order
}
