import type { SampleCompany } from './company.ts'
import type { Ids, TableRows } from './rows.ts'

/** The guides, and the types of request each is for. */
export function guideRows({ guides, teamIds }: SampleCompany, ids: Ids): TableRows[] {
  const time = (ms: number) => new Date(ms).toISOString()
  return [
    {
      table: 'desk_guide',
      rows: guides.map(({ id, title, body, language, state, publishedAt, updatedAt, unitId }) => ({
        id: ids.guide[id - 1],
        title,
        body,
        language,
        state,
        published_at: publishedAt === null ? null : time(publishedAt),
        updated_at: time(updatedAt),
        created_at: time(updatedAt),
        written_by: ids.member[teamIds[0] - 1],
        unit_id: unitId === null ? null : ids.unit[unitId - 1],
        version: 1,
      })),
    },
    {
      table: 'desk_guide_type',
      rows: guides.flatMap(({ id, typeIds }) =>
        typeIds.map(typeId => ({ guide_id: ids.guide[id - 1], type_id: ids.type[typeId - 1] })),
      ),
    },
  ]
}
