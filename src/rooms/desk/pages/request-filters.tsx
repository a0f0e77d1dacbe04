import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { UnitSelect } from '#people.ui'
import { addDays } from '#platform/day.ts'
import type { RequestList } from '#rooms/desk/request-list.server.ts'
import { openStatuses, priorities, requestStatuses } from '../request.ts'
import { requestSorts, writeFilter } from '../request-list.ts'

/** What the address narrows the list to besides the fields shown, in words; kept when the form is sent. */
function useNarrowed(list: RequestList): string[] {
  const t = useTranslations('desk.list.narrow')
  const format = useFormatter()
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const { opened, done, openOn, replied, resolved, target, effort, importId, itself } = list.filter
  const last = (text: string) => addDays(text, -1)
  const range = (days: { from: string; to: string }) => ({ from: day(days.from), to: day(last(days.to)) })
  return [
    opened && t('opened', range(opened)),
    done && t('done', range(done)),
    openOn && t('openOn', { day: day(openOn) }),
    replied === null ? null : t(replied ? 'replied' : 'unreplied'),
    resolved === null ? null : t(resolved ? 'resolved' : 'unresolved'),
    target && t(target),
    effort && t(effort),
    itself === 'none' ? t('noUnit') : itself && t('itself', { unit: list.unitNames[itself] ?? '' }),
    list.requesterName && t('requester', { name: list.requesterName }),
    importId === null ? null : t('import', { id: String(importId) }),
  ].filter(text => typeof text === 'string')
}

const carried = [
  'opened',
  'done',
  'openOn',
  'replied',
  'resolved',
  'target',
  'effort',
  'itself',
  'requester',
  'import',
]

/** Narrows the list; works without script. */
export function RequestFilters({ list }: { list: RequestList }) {
  const t = useTranslations('desk')
  const narrowed = useNarrowed(list)
  const { filter } = list
  const query = writeFilter(filter)
  const allOpen = filter.statuses.join() === openStatuses.join()
  return (
    <Form method="get" role="search">
      {carried.map(name =>
        query.has(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
      )}
      <Group align="end" gap="sm" my="sm">
        <TextInput
          id="request-search"
          name="q"
          type="search"
          label={t('list.search')}
          defaultValue={filter.text}
          maxLength={200}
        />
        <NativeSelect
          name="status"
          label={t('request.status')}
          defaultValue={allOpen ? 'open' : filter.statuses.join()}
        >
          <option value="">{t('list.allStatuses')}</option>
          <option value="open">{t('list.openStatuses')}</option>
          {requestStatuses.map(status => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
          {filter.statuses.length > 1 && !allOpen ? (
            <option value={filter.statuses.join()}>
              {filter.statuses.map(status => t(`status.${status}`)).join(', ')}
            </option>
          ) : null}
        </NativeSelect>
        <NativeSelect
          name="priority"
          label={t('request.priority')}
          defaultValue={filter.priorities.length === 1 ? filter.priorities[0] : ''}
        >
          <option value="">{t('list.anyPriority')}</option>
          {priorities.map(priority => (
            <option key={priority} value={priority}>
              {t(`priority.${priority}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="type" label={t('request.type')} defaultValue={filter.typeId ?? ''}>
          <option value="">{t('list.anyType')}</option>
          {list.types.map(type => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </NativeSelect>
        <UnitSelect
          name="unit"
          label={t('request.unit')}
          none={t('list.anyUnit')}
          units={list.units}
          value={filter.unitId}
        />
        <NativeSelect name="assignee" label={t('request.assignee')} defaultValue={filter.assignee ?? ''}>
          <option value="">{t('list.anybody')}</option>
          <option value="me">{t('list.me')}</option>
          <option value="none">{t('request.nobody')}</option>
          {list.team.map(member => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="sort" label={t('list.sort')} defaultValue={filter.sort}>
          {requestSorts.map(sort => (
            <option key={sort} value={sort}>
              {t(`list.sorts.${sort}`)}
            </option>
          ))}
        </NativeSelect>
        <Checkbox
          name="overdue"
          value="yes"
          label={t('list.overdue')}
          defaultChecked={filter.overdue}
          pb={8}
        />
        <Checkbox
          name="repeated"
          value="yes"
          label={t('list.repeated')}
          defaultChecked={filter.repeated}
          pb={8}
        />
        <Button type="submit" variant="default">
          {t('list.find')}
        </Button>
      </Group>
      {narrowed.length > 0 ? (
        <Text className="soft">{t('list.narrowed', { what: narrowed.join(', ') })}</Text>
      ) : null}
    </Form>
  )
}
