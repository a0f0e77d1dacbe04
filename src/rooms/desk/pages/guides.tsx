import { Anchor, Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { locales } from '#platform/actor.ts'
import { read } from '#platform/http/page.server.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { listGuides } from '#rooms/desk/guide-list.server.ts'
import { guideStates } from '../guide.ts'
import classes from './desk.module.css'
import { useDeskPath } from './desk-path.ts'

export const handle = { scope: ['period', 'unit'] }

export const loader = read(async (ctx, { url }) => listGuides(ctx, url.searchParams))

type Loaded = Awaited<ReturnType<typeof loader>>
type Guide = Loaded['guides'][number]

function Filters({ list }: { list: Loaded }) {
  const t = useTranslations('desk.guide')
  const { text, state, language } = list.filter
  return (
    <Form method="get" role="search">
      <input type="hidden" name="period" value={list.period.key} />
      {list.unitId === null ? null : <input type="hidden" name="unit" value={list.unitId} />}
      <Group align="end" gap="sm" my="md">
        <TextInput name="q" type="search" label={t('search')} defaultValue={text} maxLength={200} />
        <NativeSelect name="state" label={t('state')} defaultValue={state ?? ''}>
          <option value="">{t('anyState')}</option>
          {guideStates.map(one => (
            <option key={one} value={one}>
              {t(`states.${one}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="language" label={t('language')} defaultValue={language ?? ''}>
          <option value="">{t('anyLanguage')}</option>
          {locales.map(one => (
            <option key={one} value={one}>
              {t(`languages.${one}`)}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" variant="default">
          {t('find')}
        </Button>
      </Group>
    </Form>
  )
}

function Count({ list, guide, outcome }: { list: Loaded; guide: Guide; outcome: 'opened' | 'solved' }) {
  const format = useFormatter()
  const desk = useDeskPath()
  const n = guide[outcome]
  if (n === 0) return format.number(0)
  const query = new URLSearchParams({ period: list.period.key, guide: String(guide.id), outcome })
  if (list.unitId !== null) query.set('unit', String(list.unitId))
  return (
    <Link className="evidence" to={`${desk}/guides/spared?${query}#records`}>
      {format.number(n)}
    </Link>
  )
}

function Guides({ list }: { list: Loaded }) {
  const t = useTranslations('desk.guide')
  const format = useFormatter()
  const desk = useDeskPath()
  return (
    <WideTable label={t('title')} minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('language')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>{t('updated')}</Table.Th>
          <Table.Th ta="right">{t('opened')}</Table.Th>
          <Table.Th ta="right">{t('solved')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.guides.map(guide => (
          <Table.Tr key={guide.id}>
            <Table.Td className={classes.subject}>
              <Link to={`${desk}/guides/${guide.id}`} lang={guide.language}>
                {guide.title}
              </Link>
            </Table.Td>
            <Table.Td>{t(`languages.${guide.language}`)}</Table.Td>
            <Table.Td>
              <span className={classes.state} data-open={guide.state === 'published'}>
                {t(`states.${guide.state}`)}
              </span>
            </Table.Td>
            <Table.Td>{format.dateTime(guide.updatedAt, { dateStyle: 'medium' })}</Table.Td>
            <Table.Td ta="right">
              <Count list={list} guide={guide} outcome="opened" />
            </Table.Td>
            <Table.Td ta="right">
              <Count list={list} guide={guide} outcome="solved" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

export default function GuidesPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk.guide')
  const tp = useTranslations('platform')
  const desk = useDeskPath()
  const [query] = useSearchParams()
  const further = new URLSearchParams(query)
  if (loaderData.next) further.set('after', String(loaderData.next))
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose soft" mt="xs">
        {t('lead')}
      </Text>
      <Group mt="md" gap="md">
        {loaderData.writes ? (
          <Button component={Link} to={`${desk}/guides/new`}>
            {t('new')}
          </Button>
        ) : null}
        <Anchor component={Link} to={`${desk}/guides/spared`}>
          {t('usefulness')}
        </Anchor>
      </Group>
      {loaderData.any ? <Filters list={loaderData} key={query.toString()} /> : null}
      {loaderData.guides.length > 0 ? (
        <Guides list={loaderData} />
      ) : (
        <Text className="prose" my="lg">
          {loaderData.any ? t('none') : t('empty')}
        </Text>
      )}
      {loaderData.next ? (
        <Anchor component={Link} to={`?${further}`} display="inline-block" mt="sm">
          {tp('more')}
        </Anchor>
      ) : null}
    </>
  )
}
