import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { mayEnterPath, mayReadPath } from '../may.ts'
import { usePathQuery } from './room-path.ts'

export const loader = read(async ctx => {
  if (!mayEnterPath(ctx.actor)) throw forbidden()
  return { company: mayReadPath(ctx.actor, null) }
})

/** The period and unit in the address hold for every page of the room. */
export const handle = { scope: ['period', 'unit'] }

export default function PathPage({ loaderData: { company } }: { loaderData: { company: boolean } }) {
  const t = useTranslations('path.tabs')
  const query = usePathQuery()
  return (
    <>
      <Group component="nav" aria-label={t('label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        <NavLink to={`.${query}`} end className="tab">
          {t('position')}
        </NavLink>
        <NavLink to={`figures${query}`} className="tab">
          {t('figures')}
        </NavLink>
        <NavLink to={`clock${query}`} className="tab">
          {t('clock')}
        </NavLink>
        {company ? (
          <>
            <NavLink to={`levers${query}`} className="tab">
              {t('levers')}
            </NavLink>
            <NavLink to={`scenarios${query}`} className="tab">
              {t('scenarios')}
            </NavLink>
            <NavLink to={`effects${query}`} className="tab">
              {t('effects')}
            </NavLink>
            <NavLink to={`dossier${query}`} className="tab">
              {t('dossier')}
            </NavLink>
          </>
        ) : null}
      </Group>
      <Outlet />
    </>
  )
}
