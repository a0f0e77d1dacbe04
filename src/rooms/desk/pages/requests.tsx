import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { ProblemSummary, useProblemText } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { changeRequests } from '#rooms/desk/request-change.server.ts'
import { listRequests } from '#rooms/desk/request-list.server.ts'
import { removeView, saveView } from '#rooms/desk/view.actions.server.ts'
import { bulkForm, formChange } from '../request.wire.ts'
import { removeViewForm, viewForm } from '../view.wire.ts'
import { useDeskPath, usePortalPath } from './desk-path.ts'
import { RequestFilters } from './request-filters.tsx'
import { RequestTable } from './request-table.tsx'
import { RequestViews } from './request-views.tsx'

export const loader = read(async (ctx, { url }) => listRequests(ctx, url.searchParams))

export const action = write(async (ctx, { form }) => {
  const intent = form.get('intent')
  if (intent === 'saveView') {
    await saveView(ctx, readForm(viewForm, form))
    return { did: 'saved' as const }
  }
  if (intent === 'removeView') {
    await removeView(ctx, readForm(removeViewForm, form).id)
    return { did: 'removed' as const }
  }
  const { ids, ...fields } = readForm(bulkForm, form)
  const { changed, unchanged, refused } = await changeRequests(ctx, ids, formChange(fields))
  return { did: 'changed' as const, changed: changed.length, unchanged, refused }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Did =
  | { did: 'saved' | 'removed' }
  | { did: 'changed'; changed: number; unchanged: number; refused: { id: number; code: string }[] }

function Done({ value }: { value: Did }) {
  const t = useTranslations('desk')
  const text = useProblemText()
  if (value.did !== 'changed') return <Saved>{t(`view.${value.did}`)}</Saved>
  return (
    <Saved>
      {t('list.done', { changed: value.changed, unchanged: value.unchanged })}
      {value.refused.map(({ id, code }) => (
        <Text key={id} component="span" display="block">
          {t('list.refused', { id: String(id), why: text({ code }) })}
        </Text>
      ))}
    </Saved>
  )
}

/** What to do where there is nothing: begin, or loosen the filters. */
function Empty({ bare }: { bare: boolean }) {
  const t = useTranslations('desk.list')
  const desk = useDeskPath()
  const portal = usePortalPath()
  if (!bare)
    return (
      <Text my="lg">
        {t('empty')}{' '}
        <Anchor component={Link} to={`${desk}?status=open`}>
          {t('clear')}
        </Anchor>
      </Text>
    )
  return (
    <div className="prose section">
      <Text>{t('emptyAll')}</Text>
      <Group mt="sm">
        <Anchor component={Link} to={`${desk}/import`}>
          {t('emptyImport')}
        </Anchor>
        <Anchor component={Link} to={portal}>
          {t('emptyAsk')}
        </Anchor>
      </Group>
    </div>
  )
}

export default function RequestsPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('desk.list')
  const [query] = useSearchParams()
  const { requests, counted, next } = loaderData
  const further = new URLSearchParams(loaderData.query)
  if (next) further.set('after', String(next))
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose soft" mt="xs">
        {t('lead')}
      </Text>
      <RequestViews list={loaderData} />
      <RequestFilters list={loaderData} key={loaderData.query} />
      {actionData?.ok ? <Done value={actionData.value} /> : null}
      <ProblemSummary problem={actionData?.ok === false ? actionData.problem : null} />
      <Text role="status" fw={600} mt="sm">
        {counted.more ? t('many', { count: counted.count }) : t('count', { count: counted.count })}
      </Text>
      {requests.length > 0 ? (
        <RequestTable list={loaderData} key={`${loaderData.query} ${query.get('after')}`} />
      ) : (
        <Empty bare={!loaderData.any} />
      )}
      {next ? (
        <Anchor component={Link} to={`?${further}`} display="inline-block" mt="sm">
          {t('more')}
        </Anchor>
      ) : null}
    </>
  )
}
