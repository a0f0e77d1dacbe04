import { Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { Form, Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { changeRequest } from '#rooms/desk/request-change.server.ts'
import { boardOf } from '#rooms/desk/request-list.server.ts'
import { nextStatuses, usualNext } from '../request.ts'
import { moveForm } from '../request.wire.ts'
import classes from './desk.module.css'
import { useDeskPath } from './desk-path.ts'

export const loader = read(async (ctx, { url }) => boardOf(ctx, url.searchParams))

export const action = write(async (ctx, { form }) => {
  const { id, status } = readForm(moveForm, form)
  const { subject } = await changeRequest(ctx, id, { status })
  return { subject }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Card = Loaded['columns'][number]['requests'][number]

function CardOf({ request, board }: { request: Card; board: Loaded }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const desk = useDeskPath()
  const late =
    request.resolutionDueAt !== null && request.resolutionDueAt < board.now && request.status !== 'waiting'
  return (
    <li className={classes.card}>
      <Link to={`${desk}/requests/${request.id}`}>{request.subject}</Link>
      <Text size="sm" className="soft">
        {[
          t(`priority.${request.priority}`),
          request.unitId === null ? null : board.unitNames[request.unitId],
          request.assigneeId === null ? null : board.names[request.assigneeId],
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </Text>
      {request.resolutionDueAt === null ? null : (
        <Text size="sm" className={late ? classes.late : undefined}>
          {format.dateTime(request.resolutionDueAt, { dateStyle: 'short', timeStyle: 'short' })}
          {late ? ` (${t('list.late')})` : null}
        </Text>
      )}
      {board.works ? (
        <Form method="post">
          <input type="hidden" name="id" value={request.id} />
          <Group gap={4} wrap="nowrap" mt={4}>
            <NativeSelect
              name="status"
              size="xs"
              aria-label={t('board.moveOf', { id: String(request.id) })}
              defaultValue={usualNext[request.status]}
            >
              {nextStatuses(request.status)
                .filter(status => status !== 'declined')
                .map(status => (
                  <option key={status} value={status}>
                    {t(`status.${status}`)}
                  </option>
                ))}
            </NativeSelect>
            <Button type="submit" size="compact-xs" variant="default" style={{ flexShrink: 0 }}>
              {t('board.go')}
            </Button>
          </Group>
        </Form>
      ) : null}
    </li>
  )
}

function Column({ column, board }: { column: Loaded['columns'][number]; board: Loaded }) {
  const t = useTranslations('desk')
  const desk = useDeskPath()
  const status = t(`status.${column.status}`)
  const { count, more } = column.counted
  return (
    <section aria-labelledby={`column-${column.status}`}>
      <Title order={2} size="h5" id={`column-${column.status}`} mb="xs">
        {t(more ? 'board.columnMany' : 'board.column', { status, count })}
      </Title>
      <ul className={classes.cards}>
        {column.requests.map(request => (
          <CardOf key={request.id} request={request} board={board} />
        ))}
      </ul>
      {column.requests.length === 0 ? (
        <Text size="sm" className="soft">
          {t('board.empty')}
        </Text>
      ) : null}
      {count > column.requests.length ? (
        <Link to={`${desk}?status=${column.status}`}>{t('board.all')}</Link>
      ) : null}
    </section>
  )
}

export default function BoardPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<{ subject: string }>
}) {
  const t = useTranslations('desk')
  return (
    <>
      <title>{`${t('board.title')} · Stratège`}</title>
      <Title order={1}>{t('board.title')}</Title>
      <Text className="prose soft" mt="xs" mb="md">
        {t('board.lead', { max: loaderData.max })}
      </Text>
      {actionData?.ok ? <Saved>{t('request.saved')}</Saved> : null}
      <ProblemSummary problem={actionData?.ok === false ? actionData.problem : null} />
      {/* biome-ignore lint/a11y/useSemanticElements: a group, but no set of fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div role="group" className={classes.boardBox} aria-label={t('board.title')} tabIndex={0}>
        <div className={classes.board}>
          {loaderData.columns.map(column => (
            <Column key={column.status} column={column} board={loaderData} />
          ))}
        </div>
      </div>
    </>
  )
}
