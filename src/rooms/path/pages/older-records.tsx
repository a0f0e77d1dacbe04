import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { OlderRecords as Older } from '../older-records.server.ts'
import { useDayText } from './day-text.ts'

/** Says that there are records, though none in the period, and leads to those of their last year. */
export function OlderRecords({ older: { from, last } }: { older: Older }) {
  const t = useTranslations('path.older')
  const day = useDayText()
  return (
    <Text className="prose" mt="sm">
      {t('until', { last: day.day(last) })}{' '}
      <Anchor component={Link} to={`?period=${from}..${last}`} inherit>
        {t('look', { from: day.day(from), last: day.day(last) })}
      </Anchor>
    </Text>
  )
}
