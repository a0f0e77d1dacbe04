import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { auditFacets, pageOfAudit } from '#platform/settings/audit-log.store.server.ts'
import { readAuditQuery, readCursor } from '../audit-log.ts'
import { maySeeAudit } from '../may.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

const PAGE = 50

export const loader = read(async (ctx, { url, call }) => {
  if (!maySeeAudit(ctx.actor)) throw forbidden()
  const asked = url.searchParams
  const after = readCursor(decodeCursor(asked.get('after'), ['string', 'number']))
  const { entries, next } = await pageOfAudit(ctx.tx, readAuditQuery(asked), { after, limit: PAGE })
  const { personIds, ...facets } = await auditFacets(ctx.tx)
  const names = await call.app.membership.namesOf(ctx.tx, personIds)
  return {
    entries,
    next: next && encodeCursor([next.at, next.id]),
    ...facets,
    people: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
  }
})

export type AuditLoaded = Awaited<ReturnType<typeof loader>>

export default function AuditPage({ loaderData }: { loaderData: AuditLoaded }) {
  const t = useTranslations('settings')
  const [asked] = useSearchParams()
  const query = new URLSearchParams([...asked].filter(([name, value]) => name !== 'after' && value !== ''))
  const further = new URLSearchParams(query)
  if (loaderData.next) further.set('after', loaderData.next)
  return (
    <>
      <title>{`${t('tabs.audit')} · Stratège`}</title>
      <Title order={1}>{t('tabs.audit')}</Title>
      <Text className="prose" mt="xs" mb="sm">
        {t('audit.lead')}
      </Text>
      <AuditFilters data={loaderData} key={query.toString()} />
      {loaderData.entries.length > 0 ? (
        <AuditTable entries={loaderData.entries} />
      ) : (
        <Text>{t('audit.none')}</Text>
      )}
      <Group mt="sm" gap="lg" className="no-print">
        {loaderData.next ? (
          <Anchor component={Link} to={`?${further}`}>
            {t('audit.older')}
          </Anchor>
        ) : null}
        {asked.has('after') ? (
          <Anchor component={Link} to={`?${query}`}>
            {t('audit.latest')}
          </Anchor>
        ) : null}
        {loaderData.entries.length > 0 ? (
          <Anchor component={Link} to={`../audit.csv?${query}`} reloadDocument>
            {t('audit.export')}
          </Anchor>
        ) : null}
      </Group>
    </>
  )
}
