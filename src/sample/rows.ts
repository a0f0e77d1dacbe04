import type { SampleCompany } from './company.ts'
import { guideRows } from './guide-rows.ts'
import { scenarioRows } from './scenarios.ts'

/** Ids in the database for the sample's own, by list; the first of a list is at 0. */
export interface Ids {
  unit: readonly number[]
  member: readonly number[]
  calendar: readonly number[]
  type: readonly number[]
  request: readonly number[]
  message: readonly number[]
  work: readonly number[]
  guide: readonly number[]
}

export type Row = Record<string, unknown>

/** The rows of one table, in an order in which each finds what it points at. */
export interface TableRows {
  table: string
  rows: Row[]
}

const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
const at = (ids: readonly number[], id: number | null) => (id === null ? null : ids[id - 1])

function peopleRows(company: SampleCompany, ids: Ids): TableRows[] {
  const { unit, member, work, request } = ids
  const since = `${company.from}T08:00:00Z`
  return [
    {
      table: 'people_unit',
      rows: company.units.map(({ id, parentId, name, code }) => ({
        id: at(unit, id),
        parent_id: at(unit, parentId),
        name,
        code,
        created_at: since,
      })),
    },
    {
      table: 'people_member',
      rows: company.people.map(({ id, name, email, unitId, locale }) => ({
        id: at(member, id),
        name,
        email,
        unit_id: at(unit, unitId),
        locale,
        active: true,
        created_at: since,
      })),
    },
    {
      table: 'people_role',
      rows: company.people.flatMap(({ id, roles }) =>
        roles.map(({ role, unitId }) => ({
          member_id: at(member, id),
          role,
          unit_id: at(unit, unitId),
          granted_at: since,
        })),
      ),
    },
    {
      table: 'people_capacity',
      rows: company.capacity.map(({ memberId, fromDay, hoursPerWeek }) => ({
        member_id: at(member, memberId),
        from_day: fromDay,
        hours_per_week: hoursPerWeek,
      })),
    },
    {
      table: 'people_absence',
      rows: company.absences.map(({ memberId, fromDay, toDay, reason }) => ({
        member_id: at(member, memberId),
        from_day: fromDay,
        to_day: toDay,
        reason,
      })),
    },
    {
      table: 'people_work',
      rows: company.works.map(
        ({ id, title, activity, unitId, ownerId, openedOn, closedOn, participants }) => ({
          id: at(work, id),
          title,
          activity,
          unit_id: at(unit, unitId),
          owner_id: at(member, ownerId),
          opened_on: openedOn,
          closed_on: closedOn,
          participants,
          created_at: `${openedOn}T08:00:00Z`,
        }),
      ),
    },
    {
      table: 'people_effort',
      rows: company.effort.map(entry => ({
        member_id: at(member, entry.memberId),
        day: entry.day,
        minutes: entry.minutes,
        activity: entry.activity,
        mode: entry.mode,
        work_id: at(work, entry.workId),
        about_kind: entry.about?.kind ?? null,
        about_id: at(entry.about?.kind === 'guide' ? ids.guide : request, entry.about?.id ?? null),
        unit_id: at(unit, entry.unitId),
        note: entry.note,
        created_at: `${entry.day}T16:00:00Z`,
      })),
    },
  ]
}

function catalogueRows(company: SampleCompany, ids: Ids): TableRows[] {
  const { calendar } = company
  return [
    {
      table: 'desk_calendar',
      rows: [
        {
          id: ids.calendar[0],
          name: calendar.name,
          time_zone: calendar.timeZone,
          week: calendar.week,
          holidays: calendar.holidays,
          is_default: true,
        },
      ],
    },
    {
      table: 'desk_request_type',
      rows: company.types.map(type => ({
        id: at(ids.type, type.id),
        key: type.key,
        name_fr: type.nameFr,
        name_en: type.nameEn,
        help_fr: type.helpFr,
        help_en: type.helpEn,
        fields: type.fields,
        requirements: type.requirements,
        targets: type.targets,
        default_effort_minutes: type.defaultEffortMinutes,
        calendar_id: ids.calendar[0],
        is_other: type.isOther,
        active: true,
        position: type.position,
      })),
    },
    ...guideRows(company, ids),
    {
      table: 'desk_view',
      rows: company.views.map(({ ownerId, ...view }) => ({
        ...view,
        owner_id: at(ids.member, ownerId),
        created_at: `${company.from}T08:00:00Z`,
      })),
    },
  ]
}

function requestRows(company: SampleCompany, ids: Ids): TableRows {
  const { member, request } = ids
  return {
    table: 'desk_request',
    rows: company.requests.map(each => ({
      id: at(request, each.id),
      type_id: at(ids.type, each.typeId),
      subject: each.subject,
      body: each.body,
      answers: each.answers,
      status: each.status,
      priority: each.priority,
      unit_id: at(ids.unit, each.unitId),
      requester_id: at(member, each.requesterId),
      submitted_by: at(member, each.submittedBy),
      assignee_id: at(member, each.assigneeId),
      channel: each.channel,
      door: each.door,
      decline_reason: each.declineReason,
      wanted_on: each.wantedOn,
      opened_at: time(each.openedAt),
      first_reply_at: time(each.firstReplyAt),
      first_reply_due_at: time(each.firstReplyDueAt),
      resolved_at: time(each.resolvedAt),
      resolution_due_at: time(each.resolutionDueAt),
      closed_at: time(each.closedAt),
      waiting_since: time(each.waitingSince),
      paused_minutes: each.pausedMinutes,
      reopen_count: each.reopenCount,
      reassign_count: each.reassignCount,
      merged_into_id: at(request, each.mergedIntoId),
      version: each.version,
      created_at: time(each.openedAt),
      updated_at: time(each.updatedAt),
      logged_minutes: each.loggedMinutes,
    })),
  }
}

function conversationRows(company: SampleCompany, ids: Ids): TableRows[] {
  const { member, request, message } = ids
  const idOf: Partial<Record<string, readonly number[]>> = {
    assigned: member,
    reply: message,
    note: message,
    merged: request,
  }
  const inDatabase = (kind: string, value: string | number | null) => {
    const known = idOf[kind]
    return known && typeof value === 'number' ? at(known, value) : value
  }
  return [
    {
      table: 'desk_message',
      rows: company.messages.map(({ id, requestId, kind, authorId, body, at: when }) => ({
        id: at(message, id),
        request_id: at(request, requestId),
        kind,
        author_id: at(member, authorId),
        body,
        at: time(when),
      })),
    },
    {
      table: 'desk_event',
      rows: company.events.map(event => ({
        request_id: at(request, event.requestId),
        kind: event.kind,
        at: time(event.at),
        actor_id: at(member, event.actorId),
        before: inDatabase(event.kind, event.before),
        after: inDatabase(event.kind, event.after),
      })),
    },
    {
      table: 'desk_watcher',
      rows: company.requests.flatMap(({ id, watcherIds }) =>
        watcherIds.map(watcher => ({ request_id: at(request, id), member_id: at(member, watcher) })),
      ),
    },
    {
      table: 'desk_merge',
      rows: company.merges.map(({ fromId, intoId, actorId, at: when, before, watcherIds }) => ({
        kind: 'merge',
        from_id: at(request, fromId),
        into_id: at(request, intoId),
        plan: { before, along: [], watchers: watcherIds.map(id => at(member, id)) },
        actor_id: at(member, actorId),
        at: time(when),
      })),
    },
    {
      table: 'desk_deflection',
      rows: company.deflections.map(
        ({ ask, requestId, guideId, memberId, unitId, typed, outcome, at: when }) => ({
          ask,
          request_id: at(request, requestId),
          guide_id: at(ids.guide, guideId),
          member_id: at(member, memberId),
          unit_id: at(ids.unit, unitId),
          typed,
          outcome,
          at: time(when),
        }),
      ),
    },
  ]
}

/** Every row of the company but its workspace and the owner's own. */
export function rowsOf(company: SampleCompany, ids: Ids): TableRows[] {
  return [
    ...peopleRows(company, ids),
    ...catalogueRows(company, ids),
    requestRows(company, ids),
    ...conversationRows(company, ids),
    scenarioRows(company, ids),
  ]
}
