import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { mayAdminister, maySeeAudit } from '../may.ts'

export const loader = read(async ctx => ({
  tabs: [
    ...(mayAdminister(ctx.actor) ? (['company', 'sign-in'] as const) : []),
    'tokens' as const,
    ...(maySeeAudit(ctx.actor) ? (['audit'] as const) : []),
    ...(mayAdminister(ctx.actor) ? (['sample'] as const) : []),
  ],
}))

export default function SettingsPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const t = useTranslations('settings')
  return (
    <>
      <Group component="nav" aria-label={t('tabs.label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        {loaderData.tabs.map(tab => (
          <NavLink key={tab} to={tab} className="tab">
            {t(`tabs.${tab}`)}
          </NavLink>
        ))}
      </Group>
      <Outlet />
    </>
  )
}
