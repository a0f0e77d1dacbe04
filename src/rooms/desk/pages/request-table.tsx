import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Form, Link, useNavigate } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { RequestList } from '#rooms/desk/request-list.server.ts'
import { isOpen, priorities, requestStatuses } from '../request.ts'
import classes from './desk.module.css'
import { useDeskPath } from './desk-path.ts'
import { StatusMark } from './status-mark.tsx'
import { useKeys } from './use-keys.ts'

type Listed = RequestList['requests'][number]

function Bulk({ list, count }: { list: RequestList; count: number }) {
  const t = useTranslations('desk')
  return (
    <Group align="end" gap="sm" className={classes.bulk} data-chosen={count > 0}>
      <Text role="status" pb={8}>
        {t('list.selected', { count })}
      </Text>
      <NativeSelect name="status" label={t('request.status')} defaultValue="">
        <option value="">{t('list.keep')}</option>
        {requestStatuses
          .filter(status => status !== 'new')
          .map(status => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
      </NativeSelect>
      <TextInput name="reason" label={t('request.reason')} maxLength={2000} />
      <NativeSelect name="assignee" label={t('request.assignee')} defaultValue="">
        <option value="">{t('list.keep')}</option>
        <option value="none">{t('request.nobody')}</option>
        {list.team.map(member => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect name="priority" label={t('request.priority')} defaultValue="">
        <option value="">{t('list.keep')}</option>
        {priorities.map(priority => (
          <option key={priority} value={priority}>
            {t(`priority.${priority}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect name="type" label={t('request.type')} defaultValue="">
        <option value="">{t('list.keep')}</option>
        {list.types
          .filter(type => type.active)
          .map(type => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
      </NativeSelect>
      <Button type="submit" variant="default" disabled={count === 0}>
        {t('list.apply')}
      </Button>
    </Group>
  )
}

function Due({ request, now }: { request: Listed; now: number }) {
  const t = useTranslations('desk.list')
  const format = useFormatter()
  const { resolutionDueAt, status } = request
  if (resolutionDueAt === null || !isOpen(status)) return null
  const late = resolutionDueAt < now && status !== 'waiting'
  return (
    <span className={late ? classes.late : undefined}>
      {format.dateTime(resolutionDueAt, { dateStyle: 'short', timeStyle: 'short' })}
      {late ? ` (${t('late')})` : null}
    </span>
  )
}

interface RowProps {
  request: Listed
  list: RequestList
  current: boolean
  selected: boolean
  select: (selected: boolean) => void
}

function Row({ request, list, current, selected, select }: RowProps) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const desk = useDeskPath()
  const name = (id: number | null) => (id === null ? null : list.names[id])
  return (
    <Table.Tr className={classes.row} data-current={current}>
      {list.works ? (
        <Table.Td>
          <Checkbox
            name="ids[]"
            value={request.id}
            checked={selected}
            onChange={event => select(event.currentTarget.checked)}
            aria-label={t('list.select', { id: String(request.id) })}
          />
        </Table.Td>
      ) : null}
      <Table.Td>{request.externalId ?? request.id}</Table.Td>
      <Table.Td className={classes.subject}>
        <Link to={`${desk}/requests/${request.id}`}>{request.subject}</Link>
      </Table.Td>
      <Table.Td>
        <StatusMark status={request.status} />
      </Table.Td>
      <Table.Td>{t(`priority.${request.priority}`)}</Table.Td>
      <Table.Td>{request.unitId === null ? null : list.unitNames[request.unitId]}</Table.Td>
      <Table.Td>{name(request.requesterId)}</Table.Td>
      <Table.Td>{name(request.assigneeId)}</Table.Td>
      <Table.Td>{format.dateTime(request.openedAt, { dateStyle: 'short' })}</Table.Td>
      <Table.Td>
        <Due request={request} now={list.now} />
      </Table.Td>
    </Table.Tr>
  )
}

function Head({
  list,
  all,
  selectAll,
}: {
  list: RequestList
  all: boolean
  selectAll: (all: boolean) => void
}) {
  const t = useTranslations('desk')
  return (
    <Table.Thead>
      <Table.Tr>
        {list.works ? (
          <Table.Th>
            <Checkbox
              checked={all}
              onChange={event => selectAll(event.currentTarget.checked)}
              aria-label={t('list.selectAll')}
            />
          </Table.Th>
        ) : null}
        <Table.Th>{t('request.numberShort')}</Table.Th>
        <Table.Th>{t('request.subject')}</Table.Th>
        <Table.Th>{t('request.status')}</Table.Th>
        <Table.Th>{t('request.priority')}</Table.Th>
        <Table.Th>{t('request.unit')}</Table.Th>
        <Table.Th>{t('request.requester')}</Table.Th>
        <Table.Th>{t('request.assignee')}</Table.Th>
        <Table.Th>{t('request.opened')}</Table.Th>
        <Table.Th>{t('list.due')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  )
}

/** J and K move along the rows, Enter opens, X selects, / goes to the search. */
function useRowKeys(
  list: RequestList,
  current: number,
  move: (to: number) => void,
  toggle: (id: number) => void,
) {
  const navigate = useNavigate()
  const desk = useDeskPath()
  const keys = useMemo(() => {
    const row = list.requests[current]
    return {
      j: () => move(Math.min(current + 1, list.requests.length - 1)),
      k: () => move(Math.max(current - 1, 0)),
      '/': () => document.getElementById('request-search')?.focus(),
      ...(row
        ? {
            x: () => toggle(row.id),
            o: () => navigate(`${desk}/requests/${row.id}`),
            Enter: () => navigate(`${desk}/requests/${row.id}`),
          }
        : {}),
    }
  }, [list, current, move, toggle, navigate, desk])
  useKeys(keys)
}

/** The requests of a page, to open, and to change several at once. */
export function RequestTable({ list }: { list: RequestList }) {
  const t = useTranslations('desk.list')
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const [current, setCurrent] = useState(-1)
  const set = (id: number, on: boolean) =>
    setSelected(before => new Set(on ? [...before, id] : [...before].filter(other => other !== id)))
  useRowKeys(list, current, setCurrent, id => set(id, !selected.has(id)))
  const table = (
    <WideTable label={t('title')} minWidth={980}>
      <Head
        list={list}
        all={selected.size === list.requests.length}
        selectAll={all => setSelected(new Set(all ? list.requests.map(request => request.id) : []))}
      />
      <Table.Tbody>
        {list.requests.map((request, index) => (
          <Row
            key={request.id}
            request={request}
            list={list}
            current={index === current}
            selected={selected.has(request.id)}
            select={on => set(request.id, on)}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  )
  if (!list.works) return table
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="bulk" />
      {table}
      <Bulk list={list} count={selected.size} />
      <Text size="sm" className="soft no-print">
        {t('keys')}
      </Text>
    </Form>
  )
}
