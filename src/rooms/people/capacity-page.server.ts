import type { Context } from '#platform/context.server.ts'
import { addDays, mondayOf, today } from '#platform/day.ts'
import { readId } from '#platform/id.ts'
import { readPeriod } from '#platform/period.ts'
import { forbidden } from '#platform/refusal.ts'
import { unitsBelow } from './access.server.ts'
import { absencesIn, capacityRecords, teamMembers } from './capacity.store.server.ts'
import { capacityByWeek } from './capacity.ts'
import { effortByWeek } from './effort.store.server.ts'
import { mayPlanAbsence, mayPlanCapacity, maySeeEffort } from './may.ts'
import { allUnits } from './unit.store.server.ts'
import { unitTree } from './unit.ts'

/** The team's hours week by week beside those logged: of the period asked for, else four weeks back and eight ahead. */
export async function loadCapacity(ctx: Context, asked: URLSearchParams) {
  if (!maySeeEffort(ctx.actor)) throw forbidden()
  const { tx, actor } = ctx
  const now = today(ctx)
  const week = mondayOf(now)
  const period = asked.has('period') ? readPeriod(asked.get('period'), now) : null
  const window = {
    from: mondayOf(period?.from ?? addDays(week, -28)),
    to: period ? addDays(mondayOf(addDays(period.to, -1)), 7) : addDays(week, 63),
  }
  const unitId = readId(asked.get('unit'))
  const members = await teamMembers(tx, unitId === null ? null : await unitsBelow(tx, unitId))
  const ids = members.map(member => member.id)
  const records = await capacityRecords(tx, ids)
  const absences = await absencesIn(tx, ids, window)
  const logged = await effortByWeek(tx, window, ids)
  const nameOf = new Map(members.map(member => [member.id, member.name]))
  return {
    period,
    unitId,
    units: unitTree((await allUnits(tx)).filter(unit => !unit.archived)),
    thisWeek: week,
    weeks: capacityByWeek(records, absences, window).map(row => ({
      ...row,
      sum: logged.get(row.week) ?? { reactive: 0, proactive: 0 },
      away: absences
        .filter(absence => absence.fromDay < addDays(row.week, 7) && absence.toDay >= row.week)
        .map(absence => nameOf.get(absence.memberId) as string),
    })),
    members: members.map(member => ({
      ...member,
      hours:
        records.findLast(record => record.memberId === member.id && record.fromDay <= now)?.hoursPerWeek ??
        null,
      nextAway:
        absences.find(absence => absence.memberId === member.id && absence.toDay >= now)?.fromDay ?? null,
      mayPlan: mayPlanCapacity(actor, member.unitId) || mayPlanAbsence(actor, member),
    })),
  }
}

export type LoadedCapacity = Awaited<ReturnType<typeof loadCapacity>>
