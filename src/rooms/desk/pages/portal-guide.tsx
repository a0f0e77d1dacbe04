import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound } from '#platform/refusal.ts'
import { readGuide } from '#rooms/desk/guide.actions.server.ts'
import { usePortalPath } from './desk-path.ts'
import { GuideBody } from './guide-body.tsx'

export const loader = read(async (ctx, { params }) => {
  const guide = await readGuide(ctx, readId(params.guide) ?? 0)
  if (guide.state !== 'published') throw notFound()
  return guide
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function PortalGuidePage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk.portal')
  const format = useFormatter()
  const portal = usePortalPath()
  const { title, body, language, updatedAt } = loaderData
  return (
    <>
      <title>{`${title} · Stratège`}</title>
      <article>
        <Title order={1} lang={language} className="prose">
          {title}
        </Title>
        <Text size="sm" className="soft" mb="md">
          {t('updatedOn', { when: format.dateTime(updatedAt, { dateStyle: 'long' }) })}
        </Text>
        <GuideBody body={body} language={language} />
      </article>
      <Text className="section">
        <Anchor component={Link} to={portal}>
          {t('stillAsk')}
        </Anchor>
      </Text>
    </>
  )
}
