import { Alert, Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import { numberOf } from './request-number.ts'

/** Says where a merged request is read now, and what was merged into this one. */
export function MergedNotice({ view, base }: { view: RequestView; base: string }) {
  const t = useTranslations('desk.request')
  const { mergedIntoId } = view.request
  if (mergedIntoId !== null)
    return (
      <Alert variant="outline" color="gray" my="sm">
        <Anchor component={Link} to={`${base}/requests/${mergedIntoId}`}>
          {t('mergedInto', { id: numberOf(view, mergedIntoId) })}
        </Anchor>
      </Alert>
    )
  if (view.merged.length === 0) return null
  const list = view.merged.map(({ id }) => numberOf(view, id)).join(', ')
  return <Text size="sm">{t('mergedFrom', { list })}</Text>
}
