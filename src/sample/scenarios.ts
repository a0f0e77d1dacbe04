import { addDays } from '#platform/day.ts'
import type { SampleCompany } from './company.ts'
import type { Ids, TableRows } from './rows.ts'

const DAY_END = 'T16:00:00Z'

/** Two ways out that the team has weighed: with its own hours, and with more people. */
export function makeScenarios(ownerId: number, until: string, french: boolean): SampleCompany['scenarios'] {
  const plans = [
    {
      name: french ? 'Guides, exigences et formation' : 'Guides, requirements and training',
      query: 'lever=requirements&lever=guides&lever=training&start=0&start-training=8&threshold=60',
      daysAgo: 9,
    },
    {
      name: french ? 'Recruter et s’outiller' : 'Hire, and buy tools',
      query: 'lever=tools&lever=hiring&start=4&threshold=60',
      daysAgo: 12,
    },
  ]
  return plans.map(({ name, query, daysAgo }) => {
    const at = Date.parse(addDays(until, -daysAgo) + DAY_END)
    return { ownerId, name, visibility: 'shared', query, createdAt: at, updatedAt: at }
  })
}

export function scenarioRows({ scenarios }: SampleCompany, { member }: Ids): TableRows {
  return {
    table: 'path_scenario',
    rows: scenarios.map(({ ownerId, name, visibility, query, createdAt, updatedAt }) => ({
      owner_id: member[ownerId - 1],
      name,
      visibility,
      query,
      version: 1,
      created_at: new Date(createdAt).toISOString(),
      updated_at: new Date(updatedAt).toISOString(),
    })),
  }
}
