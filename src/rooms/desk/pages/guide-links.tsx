import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { usePortalPath } from './desk-path.ts'
import classes from './portal.module.css'

interface Linked {
  id: number
  title: string
  language: 'fr' | 'en'
  excerpt: string
}

/** Says a guide's language where it is not the reader's. */
export function OtherLanguage({ language }: { language: Linked['language'] }) {
  const t = useTranslations('desk.portal')
  if (language === useLanguage()) return null
  return <span className="soft">({t('inLanguage', { language: t(`languages.${language}`) })})</span>
}

/** Guides by their titles and first words. */
export function GuideList({ guides }: { guides: readonly Linked[] }) {
  const portal = usePortalPath()
  return (
    <ul className={classes.list}>
      {guides.map(guide => (
        <li key={guide.id}>
          <Anchor component={Link} to={`${portal}/guides/${guide.id}`} lang={guide.language}>
            {guide.title}
          </Anchor>{' '}
          <OtherLanguage language={guide.language} />
          <Text size="sm" className="soft" lang={guide.language}>
            {guide.excerpt}
          </Text>
        </li>
      ))}
    </ul>
  )
}
