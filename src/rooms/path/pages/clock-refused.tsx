import { Button, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ClockWhy } from '../clock.ts'
import { clockModel } from '../clock-model.ts'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

/** Why the clock, or what rests on it under a title of its own, cannot say, and the next step. */
export function ClockRefused({ why, have, title }: { why: ClockWhy; have: number; title?: string }) {
  const t = useTranslations('path.clock.why')
  const workspace = useWorkspacePath()
  const next =
    why === 'noCapacity'
      ? { to: 'people/capacity', text: t('toCapacity') }
      : why === 'noWork'
        ? { to: 'desk/settings/types', text: t('toTypes') }
        : why === 'late'
          ? { to: 'path/clock', text: t('again') }
          : { to: 'desk/import', text: t('toDesk') }
  return (
    <>
      <Title order={1} className={classes.finding}>
        {title ?? t('title')}
      </Title>
      <Text className="prose" mt="sm">
        {t(why, { weeks: clockModel.fewestWeeks, silence: clockModel.silence, have })}
      </Text>
      <Group mt="md">
        <Button component={Link} to={`${workspace}/${next.to}`}>
          {next.text}
        </Button>
      </Group>
    </>
  )
}
