import { Anchor, Button, Group, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { listPublished } from '#rooms/desk/guide-list.server.ts'
import { usePortalPath } from './desk-path.ts'
import { GuideList } from './guide-links.tsx'

export const loader = read(async (ctx, { url }) => listPublished(ctx, url.searchParams))

type Loaded = Awaited<ReturnType<typeof loader>>

export default function PortalGuidesPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk.portal')
  const tp = useTranslations('platform')
  const portal = usePortalPath()
  const [query] = useSearchParams()
  const further = new URLSearchParams(query)
  if (loaderData.next) further.set('after', String(loaderData.next))
  const { text, everyLanguage, guides } = loaderData
  return (
    <>
      <title>{`${t('guides')} · Stratège`}</title>
      <Title order={1}>{t('guides')}</Title>
      <Text className="prose soft" mt="xs">
        {t('guidesLead')}
      </Text>
      <Form method="get" role="search" key={text}>
        <Group align="end" gap="sm" my="md">
          <TextInput name="q" type="search" label={t('guideSearch')} defaultValue={text} maxLength={200} />
          <Button type="submit" variant="default">
            {t('guideFind')}
          </Button>
        </Group>
      </Form>
      {guides.length === 0 ? (
        <Text my="lg">
          {text === '' ? t('noGuides') : t('noGuideFound')}{' '}
          <Anchor component={Link} to={portal}>
            {t('title')}
          </Anchor>
        </Text>
      ) : (
        <GuideList guides={guides} />
      )}
      {loaderData.next ? (
        <Anchor component={Link} to={`?${further}`} display="block" my="sm">
          {tp('more')}
        </Anchor>
      ) : null}
      {text === '' ? (
        <Anchor component={Link} to={everyLanguage ? `${portal}/guides` : '?language=all'}>
          {everyLanguage ? t('ownLanguage') : t('everyLanguage')}
        </Anchor>
      ) : null}
    </>
  )
}
