import { Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import classes from './desk.module.css'
import { numberOf } from './request-number.ts'

type Event = RequestView['events'][number]

/** What happened, in words of the reader's language. */
function useEventText(view: RequestView): (event: Event) => string {
  const t = useTranslations('desk')
  const member = (id: Event['before']) =>
    typeof id === 'number' ? (view.names[id] ?? String(id)) : t('request.nobody')
  const unit = (id: Event['before']) =>
    typeof id === 'number'
      ? (view.unitNames[id] ?? String(id))
      : id === null
        ? t('request.noUnit')
        : String(id)
  const status = (value: Event['before']) =>
    typeof value === 'string' && t.has(`status.${value}`) ? t(`status.${value}`) : '–'
  const priority = (value: Event['before']) => (t.has(`priority.${value}`) ? t(`priority.${value}`) : '–')
  const type = (id: Event['before']) => (typeof id === 'number' ? (view.typeNames[id] ?? String(id)) : '–')
  return ({ kind, before, after }) => {
    if (kind === 'status') return t('event.status', { before: status(before), after: status(after) })
    if (kind === 'assigned') return t('event.assigned', { before: member(before), after: member(after) })
    if (kind === 'unit') return t('event.unit', { before: unit(before), after: unit(after) })
    if (kind === 'priority') return t('event.priority', { before: priority(before), after: priority(after) })
    if (kind === 'type') return t('event.type', { before: type(before), after: type(after) })
    if (kind === 'merged')
      return after === null
        ? t('event.mergedFrom', { id: numberOf(view, Number(before)) })
        : t('event.mergedInto', { id: numberOf(view, Number(after)) })
    if (kind === 'split')
      return after === null
        ? t('event.splitFrom', { id: numberOf(view, Number(before)) })
        : t('event.splitInto', { id: numberOf(view, Number(after)) })
    if (kind === 'attachment') return t('event.attachment', { name: String(after) })
    if (kind === 'activity') return t('event.activity', { after: String(after) })
    if (kind === 'watchers') {
      const names = (Array.isArray(after) ? after : []).map(member)
      return names.length > 0 ? t('event.watchers', { names: names.join(', ') }) : t('event.watchersNone')
    }
    return t(`event.${kind}`)
  }
}

/** The history of a request, folded until it is asked for. */
export function Timeline({ view }: { view: RequestView }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const text = useEventText(view)
  return (
    <details className="section">
      <summary>{t('request.timeline')}</summary>
      <ol className={classes.events}>
        {view.events.map(event => (
          <li key={event.id}>
            <Text size="sm">
              <time dateTime={new Date(event.at).toISOString()} className="soft">
                {format.dateTime(event.at, { dateStyle: 'short', timeStyle: 'short' })}
              </time>{' '}
              {event.actorId === null
                ? text(event)
                : t('event.by', { what: text(event), name: view.names[event.actorId] ?? '' })}
            </Text>
          </li>
        ))}
      </ol>
    </details>
  )
}
