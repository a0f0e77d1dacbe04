import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { maySeeEffort, maySeePeople } from '../may.ts'

export const loader = read(async ctx => {
  if (!maySeePeople(ctx.actor)) throw forbidden()
  return { effort: maySeeEffort(ctx.actor) }
})

type Loaded = Awaited<ReturnType<typeof loader>>

const tabs = [
  { to: 'units', effort: false },
  { to: 'members', effort: false },
  { to: 'effort', effort: true },
  { to: 'work', effort: true },
  { to: 'capacity', effort: true },
] as const

export default function PeoplePage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('people')
  return (
    <>
      <Group component="nav" aria-label={t('tabs.label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        {tabs
          .filter(tab => loaderData.effort || !tab.effort)
          .map(tab => (
            <NavLink key={tab.to} to={tab.to} className="tab">
              {t(`tabs.${tab.to}`)}
            </NavLink>
          ))}
      </Group>
      <Outlet />
    </>
  )
}
