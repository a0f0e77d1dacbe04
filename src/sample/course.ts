import type { Random } from '#stats/random.ts'
import type { Calendar } from '../rooms/desk/calendar.ts'
import { dueAt } from '../rooms/desk/clock.ts'
import type { Priority } from '../rooms/desk/request.ts'
import type { SampleCompany, SampleRequest } from './company.ts'
import type { Happening } from './life.ts'
import { leftLying, presence, slowness, valueAt } from './story.ts'
import * as talk from './talk.texts.ts'
import { fill, pickLine } from './wording.ts'

const HOUR = 60
const DAY = 9 * HOUR

/** What the course of a request is drawn from. */
export interface Ground {
  random: Random
  calendar: Calendar
  type: SampleCompany['types'][number]
  /** Month of the story in which it was opened. */
  month: number
  language: 'fr' | 'en'
  words: Record<string, string>
  assignee: number
  /** Another of the team, who may take over. */
  colleague: number
  requester: number
}

/** The instant some working minutes after another, longer where fewer are at work. */
function later(calendar: Calendar, from: number, minutes: number): number {
  const slow = presence[new Date(from).getUTCMonth()]
  return dueAt(calendar, from, Math.max(1, Math.round(minutes / slow)), 0) ?? from
}

interface Times {
  triage: number
  reply: number
  done: number
}

/** When the team takes a request up, answers it and is done with it, in working minutes after it was opened. */
function drawTimes({ random, type, month }: Ground, priority: Priority): Times {
  const lag = valueAt(slowness, month)
  const lies = priority > 2 && random.uniform() < valueAt(leftLying, month)
  const replyTarget = type.targets.firstReply[priority] ?? DAY
  const target = type.targets.resolution[priority] ?? 5 * DAY
  const reply = Math.max(4, replyTarget * Math.exp(random.normal(lag - 0.2, 0.75)) * (lies ? 4 : 1))
  const work = lies ? DAY * (18 + 45 * random.uniform()) : target * Math.exp(random.normal(lag, 0.7))
  return { triage: reply * (0.2 + 0.6 * random.uniform()), reply, done: reply + Math.max(15, work) }
}

const say = (at: number, actorId: number, body: string, message: 'reply' | 'note' = 'reply'): Happening => ({
  kind: 'message',
  at,
  actorId,
  body,
  message,
})
const status = (
  at: number,
  actorId: number,
  to: 'triaged' | 'in_progress' | 'waiting' | 'resolved' | 'closed',
) => ({ kind: 'status', at, actorId, to }) satisfies Happening

/** What happens to a request from its opening on, however long that takes. */
export function drawCourse(request: SampleRequest, ground: Ground): Happening[] {
  const { random, calendar, type, language, words, assignee, colleague, requester } = ground
  const text = (lines: readonly talk.Line[]) =>
    fill(pickLine(random, lines, type.key)[language], words, language)
  const at = (minutes: number) => later(calendar, request.openedAt, minutes)
  const times = drawTimes(ground, request.priority)
  const chance = (share: number) => random.uniform() < share
  const course: Happening[] = [
    status(at(times.triage), assignee, 'triaged'),
    { kind: 'assign', at: at(times.triage) + 1000, actorId: assignee, to: assignee },
  ]
  if (chance(0.04 + 0.002 * ground.month)) {
    const reason = text(talk.declines)
    return [...course, { kind: 'status', at: at(times.reply), actorId: assignee, to: 'declined', reason }]
  }
  if (request.priority === 3 && chance(0.05))
    course.push({ kind: 'priority', at: at(times.triage) + 2000, actorId: assignee, to: 2 })
  let done = times.done
  const asks = chance(0.2)
  if (asks) {
    const wait = DAY * Math.min(8, random.exponential(0.6))
    const asked = at(times.reply)
    course.push(say(asked, assignee, text(talk.questions)), status(asked + 60_000, assignee, 'waiting'))
    course.push(say(at(times.reply + wait), requester, text(talk.answers)))
    done = times.done + wait
  } else {
    course.push(say(at(times.reply), assignee, text(talk.firstReplies)))
    course.push(status(at(times.reply) + 60_000, assignee, 'in_progress'))
  }
  if (chance(0.16))
    course.push(say(at(times.reply + (done - times.reply) * 0.4), assignee, text(talk.notes), 'note'))
  if (chance(0.07))
    course.push({
      kind: 'assign',
      at: at(times.reply + (done - times.reply) * 0.5),
      actorId: assignee,
      to: colleague,
    })
  if (!asks && done > 2.5 * (type.targets.resolution[3] ?? DAY) && chance(0.7))
    course.push(say(at(done * (0.5 + 0.3 * random.uniform())), requester, text(talk.chases)))
  return [...course, ...drawEnding(ground, at(done), text)]
}

/** How it ends: resolved, thanked for or not, perhaps opened again, closed a week later. */
function drawEnding(
  { random, calendar, type, language, assignee, requester }: Ground,
  doneAt: number,
  text: (lines: readonly talk.Line[]) => string,
): Happening[] {
  const ending = talk.endings[type.key][language]
  const closing = later(calendar, doneAt, 5 * DAY)
  const finish = (at: number) => [say(at, assignee, ending), status(at + 60_000, assignee, 'resolved')]
  if (random.uniform() < 0.045) {
    const again = later(calendar, doneAt, DAY * (0.3 + 2 * random.uniform()))
    const redone = later(calendar, again, DAY * (0.5 + 2 * random.uniform()))
    const close = status(later(calendar, redone, 5 * DAY), assignee, 'closed')
    return [...finish(doneAt), say(again, requester, text(talk.reopenings)), ...finish(redone), close]
  }
  // A word of thanks after the end would open it again: it comes between the answer and the end.
  if (random.uniform() < 0.3) {
    const thanked = later(calendar, doneAt, 20 + 200 * random.uniform())
    return [
      say(doneAt, assignee, ending),
      say(thanked, requester, text(talk.thanks)),
      status(thanked + 300_000, assignee, 'resolved'),
      status(closing + 300_000, assignee, 'closed'),
    ]
  }
  return [...finish(doneAt), status(closing, assignee, 'closed')]
}
