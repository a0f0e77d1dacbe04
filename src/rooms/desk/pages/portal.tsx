import { Group } from '@mantine/core'
import { NavLink, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { usePortalPath } from './desk-path.ts'

const tabs = [
  { to: '', word: 'ask' },
  { to: '/requests', word: 'requests' },
  { to: '/guides', word: 'guides' },
] as const

export default function PortalPage() {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  return (
    <>
      <Group component="nav" aria-label={t('label')} gap="0.25rem 1.5rem" mb="lg" className="no-print">
        {tabs.map(tab => (
          <NavLink key={tab.word} to={`${portal}${tab.to}`} end={tab.to === ''} className="tab">
            {t(`tabs.${tab.word}`)}
          </NavLink>
        ))}
      </Group>
      <Outlet />
    </>
  )
}
