import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { holds } from '#platform/actor.ts'
import { read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { maySeeDesk } from '../may.ts'
import classes from './desk.module.css'
import { useDeskPath } from './desk-path.ts'

export const loader = read(async ctx => {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  return { defines: holds(ctx.actor, 'administrator', 'strategist') }
})

type Loaded = Awaited<ReturnType<typeof loader>>

const tabs = [
  { to: '', word: 'list', defines: false },
  { to: '/board', word: 'board', defines: false },
  { to: '/guides', word: 'guides', defines: false },
  { to: '/import', word: 'import', defines: true },
  { to: '/settings', word: 'settings', defines: true },
] as const

export default function DeskPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk')
  const desk = useDeskPath()
  return (
    <>
      <Group component="nav" aria-label={t('tabs.label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        {tabs
          .filter(tab => loaderData.defines || !tab.defines)
          .map(tab => (
            <NavLink key={tab.word} to={`${desk}${tab.to}`} end={tab.to === ''} className={classes.tab}>
              {t(`tabs.${tab.word}`)}
            </NavLink>
          ))}
      </Group>
      <Outlet />
    </>
  )
}
