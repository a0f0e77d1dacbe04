import { isDay } from '#platform/day.ts'
import { readId } from '#platform/id.ts'
import { openStatuses, type Priority, priorities, type RequestStatus, requestStatuses } from './request.ts'

export const requestSorts = ['due', 'opened', 'updated', 'priority'] as const
export type RequestSort = (typeof requestSorts)[number]

/** Days from `from` up to and excluding `to`. */
export interface DayRange {
  from: string
  to: string
}

/** What a list of requests is narrowed to; null and empty: to nothing. */
export interface RequestFilter {
  text: string
  statuses: readonly RequestStatus[]
  priorities: readonly Priority[]
  typeId: number | null
  unitId: number | null
  /** The unit itself, without those below it; 'none': of no unit. */
  itself: number | 'none' | null
  /** 'none': nobody's; 'me': the reader's. */
  assignee: number | 'none' | 'me' | null
  requesterId: number | null
  importId: number | null
  opened: DayRange | null
  done: DayRange | null
  /** Open when this day began. */
  openOn: string | null
  replied: boolean | null
  resolved: boolean | null
  /** `due`: the target is decided, kept or missed. */
  target: 'missed' | 'met' | 'due' | null
  effort: 'logged' | 'estimated' | null
  repeated: boolean
  overdue: boolean
  sort: RequestSort
}

export const noFilter: RequestFilter = {
  text: '',
  statuses: [],
  priorities: [],
  typeId: null,
  unitId: null,
  itself: null,
  assignee: null,
  requesterId: null,
  importId: null,
  opened: null,
  done: null,
  openOn: null,
  replied: null,
  resolved: null,
  target: null,
  effort: null,
  repeated: false,
  overdue: false,
  sort: 'due',
}

function readRange(text: string | null): DayRange | null {
  const [from, to, ...rest] = (text ?? '').split('..')
  return rest.length === 0 && isDay(from) && to !== undefined && isDay(to) && from < to ? { from, to } : null
}

const readYes = (text: string | null): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null

function readAmong<T extends string | number>(
  query: URLSearchParams,
  name: string,
  known: readonly T[],
): T[] {
  const given = query.getAll(name).flatMap(value => value.split(','))
  return known.filter(value => given.includes(String(value)))
}

function readOne<T extends string>(text: string | null, known: readonly T[]): T | null {
  return known.find(value => value === text) ?? null
}

/** The filter an address asks for; what is not understood is left out. `status=open` is every open status. */
export function readFilter(query: URLSearchParams): RequestFilter {
  const assignee = query.get('assignee')
  const allOpen = query.getAll('status').includes('open')
  const filter: Omit<RequestFilter, 'sort'> = {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    statuses: allOpen ? openStatuses : readAmong(query, 'status', requestStatuses),
    priorities: readAmong(query, 'priority', priorities),
    typeId: readId(query.get('type')),
    unitId: readId(query.get('unit')),
    itself: readOne(query.get('itself'), ['none'] as const) ?? readId(query.get('itself')),
    assignee: readOne(assignee, ['none', 'me'] as const) ?? readId(assignee),
    requesterId: readId(query.get('requester')),
    importId: readId(query.get('import')),
    opened: readRange(query.get('opened')),
    done: readRange(query.get('done')),
    openOn: isDay(query.get('openOn') ?? '') ? query.get('openOn') : null,
    replied: readYes(query.get('replied')),
    resolved: readYes(query.get('resolved')),
    target: readOne(query.get('target'), ['missed', 'met', 'due'] as const),
    effort: readOne(query.get('effort'), ['logged', 'estimated'] as const),
    repeated: query.get('repeated') === 'yes',
    overdue: query.get('overdue') === 'yes',
  }
  return { ...filter, sort: readOne(query.get('sort'), requestSorts) ?? usualSort(filter) }
}

/** Whether a filter asks for open requests and no others. */
export const onlyOpen = ({ statuses }: Pick<RequestFilter, 'statuses'>): boolean =>
  statuses.length > 0 && statuses.every(status => (openStatuses as readonly RequestStatus[]).includes(status))

/** Open work is read by what is due first, all else by what came last. */
const usualSort = (filter: Omit<RequestFilter, 'sort'>): RequestSort => (onlyOpen(filter) ? 'due' : 'opened')

const given = (value: string | number | boolean | null | undefined, text = String(value)) =>
  value === null || value === undefined || value === '' || value === false ? null : text

/** The address of a filter: the shortest that reads back as the same. */
export function writeFilter(filter: RequestFilter): URLSearchParams {
  const yes = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no')
  const range = (days: DayRange | null) => days && `${days.from}..${days.to}`
  const everyOpen = filter.statuses.join() === openStatuses.join()
  const { sort: _, ...rest } = filter
  const parts: [string, string | null][] = [
    ['q', given(filter.text)],
    ['status', everyOpen ? 'open' : given(filter.statuses.join())],
    ['priority', given(filter.priorities.join())],
    ['type', given(filter.typeId)],
    ['unit', given(filter.unitId)],
    ['itself', given(filter.itself)],
    ['assignee', given(filter.assignee)],
    ['requester', given(filter.requesterId)],
    ['import', given(filter.importId)],
    ['opened', range(filter.opened)],
    ['done', range(filter.done)],
    ['openOn', filter.openOn],
    ['replied', yes(filter.replied)],
    ['resolved', yes(filter.resolved)],
    ['target', filter.target],
    ['effort', filter.effort],
    ['repeated', given(filter.repeated, 'yes')],
    ['overdue', given(filter.overdue, 'yes')],
    ['sort', filter.sort === usualSort(rest) ? null : filter.sort],
  ]
  return new URLSearchParams(parts.filter((part): part is [string, string] => part[1] !== null))
}
