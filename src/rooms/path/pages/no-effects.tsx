import { Button, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

/** Nothing recorded yet, or no answer in time: what will be here, and the next step. */
export function NoEffects({ why }: { why: 'empty' | 'late' }) {
  const t = useTranslations('path.effects')
  const workspace = useWorkspacePath()
  return (
    <>
      <Title order={1} className={classes.finding}>
        {t(`finding.${why}`)}
      </Title>
      <Text className="prose" mt="sm">
        {t(`next.${why}`)}
      </Text>
      <Group mt="md">
        {why === 'late' ? (
          <Button component={Link} to="." reloadDocument>
            {t('next.again')}
          </Button>
        ) : (
          <>
            <Button component={Link} to={`${workspace}/people/work`}>
              {t('next.toWork')}
            </Button>
            <Button component={Link} to={`${workspace}/desk/guides`} variant="default">
              {t('next.toGuides')}
            </Button>
          </>
        )}
      </Group>
    </>
  )
}
