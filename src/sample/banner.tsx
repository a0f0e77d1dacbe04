import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import classes from './banner.module.css'

/** Says on every page of a sample company that it is one, and leads out of it. */
export function SampleBanner({ slug, own, manages }: { slug: string; own: Own | null; manages: boolean }) {
  const t = useTranslations('sample')
  return (
    <aside className={classes.banner} aria-label={t('title')}>
      <span>{t('banner')}</span>
      {own ? (
        <Link to={`/w/${own.slug}`} reloadDocument>
          {t('own', { name: own.name })}
        </Link>
      ) : null}
      {manages ? <Link to={`/w/${slug}/settings/sample`}>{t('manage')}</Link> : null}
    </aside>
  )
}

interface Own {
  slug: string
  name: string
}
