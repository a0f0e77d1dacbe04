import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSearch, IconSun, IconUser } from '@tabler/icons-react'
import { Form, Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { DropDown } from '#platform/ui/drop-down.tsx'
import { useLanguage } from '#platform/ui/language.ts'
import classes from './frame.module.css'
import type { Frame } from './frame.tsx'

/** Opens the palette, and says which keys do. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('platform.palette')
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={t('open')}
      aria-keyshortcuts="Control+K"
      onClick={onOpen}
    >
      <IconSearch size={18} aria-hidden />
      <kbd aria-hidden>Ctrl K</kbd>
    </button>
  )
}

/** The scheme is known in the browser only: both icons are drawn, and the style sheet shows one. */
export function Scheme() {
  const t = useTranslations('platform')
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={t('scheme')}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <IconSun size={18} className="mantine-light-hidden" aria-hidden />
      <IconMoon size={18} className="mantine-dark-hidden" aria-hidden />
    </button>
  )
}

/** Switches to the other language, and back to this page. */
export function Language() {
  const t = useTranslations('platform')
  const locale = useLanguage()
  const { pathname, search } = useLocation()
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="next" value={pathname + search} />
      <input type="hidden" name="locale" value={other} />
      <button type="submit" className={classes.tool} aria-label={t(`languages.${other}`)} lang={other}>
        {other.toUpperCase()}
      </button>
    </Form>
  )
}

/** The person's own pages and companies, and the way out. */
export function Account({ frame }: { frame: Frame }) {
  const t = useTranslations('platform')
  return (
    <DropDown label={t('account')} icon={<IconUser size={18} aria-hidden />}>
      <p>{frame.actor.name}</p>
      <Link to={`/w/${frame.workspace.slug}/account`}>{t('account')}</Link>
      {frame.workspaces.length > 1 ? (
        <>
          <p>{t('workspace')}</p>
          {frame.workspaces.map(({ slug, name }) => (
            <Link key={slug} to={`/w/${slug}`} reloadDocument>
              {name}
            </Link>
          ))}
        </>
      ) : null}
      <hr />
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit">{t('signOut')}</button>
      </Form>
    </DropDown>
  )
}
