import type pg from 'pg'
import type { Locale } from '#platform/actor.ts'
import { usualWeek } from './calendar.ts'
import { defaultTypes } from './default-types.texts.ts'
import { fromTexts } from './default-types.ts'

const calendarName: Record<Locale, string> = { en: 'Team hours', fr: 'Heures de l’équipe' }

/**
 * Gives a new company what its desk begins with, as database owner, inside the caller's transaction: a default
 * calendar, Monday to Friday from nine to six where the company is, and the request types of a social media team.
 */
export async function foundDesk(
  client: pg.ClientBase,
  workspace: { workspaceId: number; locale: Locale },
): Promise<void> {
  const { workspaceId, locale } = workspace
  await client.query(
    `/* found.calendar */ insert into desk_calendar (workspace_id, name, time_zone, week, is_default)
     select workspace_id, $2, time_zone, $3, true from platform_workspace where workspace_id = $1`,
    [workspaceId, calendarName[locale], JSON.stringify(usualWeek)],
  )
  for (const [index, texts] of defaultTypes.entries()) {
    const type = fromTexts(texts, index + 1)
    await client.query(
      `/* found.type */ insert into desk_request_type (workspace_id, key, name_fr, name_en, help_fr, help_en, fields,
         requirements, targets, default_effort_minutes, is_other, position)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        workspaceId,
        type.key,
        type.nameFr,
        type.nameEn,
        type.helpFr,
        type.helpEn,
        JSON.stringify(type.fields),
        JSON.stringify(type.requirements),
        JSON.stringify(type.targets),
        type.defaultEffortMinutes,
        type.isOther,
        type.position,
      ],
    )
  }
}
