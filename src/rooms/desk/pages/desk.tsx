import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { mayDefine, mayImport, maySeeDesk } from '../may.ts'
import { useDeskPath } from './desk-path.ts'

export const loader = read(async ctx => {
  if (!maySeeDesk(ctx.actor)) throw forbidden()
  return { import: mayImport(ctx.actor), settings: mayDefine(ctx.actor) }
})

type Loaded = Awaited<ReturnType<typeof loader>>

const tabs = [
  { to: '', word: 'list', right: null },
  { to: '/board', word: 'board', right: null },
  { to: '/guides', word: 'guides', right: null },
  { to: '/import', word: 'import', right: 'import' },
  { to: '/settings', word: 'settings', right: 'settings' },
] as const

export default function DeskPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk')
  const desk = useDeskPath()
  return (
    <>
      <Group component="nav" aria-label={t('tabs.label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        {tabs
          .filter(tab => tab.right === null || loaderData[tab.right])
          .map(tab => (
            <NavLink key={tab.word} to={`${desk}${tab.to}`} end={tab.to === ''} className="tab">
              {t(`tabs.${tab.word}`)}
            </NavLink>
          ))}
      </Group>
      <Outlet />
    </>
  )
}
