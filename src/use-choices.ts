import { useMantineColorScheme } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import type { Frame } from './frame.tsx'
import { beginnings, insidePlaces, type Place, rooms } from './places.ts'
import { useFound } from './use-found.ts'

/** One line of the palette: a place to go or a thing to do. */
export interface Choice {
  id: string
  group: 'requests' | 'guides' | 'begin' | 'pages' | 'settings'
  label: string
  detail?: string
  to?: string
  act?: () => void
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word typed begins a word of the label. */
function fits(label: string, typed: string): boolean {
  const words = fold(label).split(/[\s’'-]+/)
  return fold(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every(part => words.some(word => word.startsWith(part)))
}

/** The words come with the whole page: it is loaded anew in the other language. */
async function switchTo(locale: string): Promise<void> {
  await fetch('/language', { method: 'POST', body: new URLSearchParams({ locale }), redirect: 'manual' })
  location.reload()
}

/** What the palette offers for what was typed, in the order shown. */
export function useChoices(frame: Frame, typed: string): Choice[] {
  const t = useTranslations()
  const locale = useLanguage()
  const { toggleColorScheme } = useMantineColorScheme()
  const base = `/w/${frame.workspace.slug}`
  const choice = (group: Choice['group'], { to, word }: Place): Choice => ({
    id: `${group}:${to}:${word}`,
    group,
    label: t(word),
    to: `${base}/${to}`,
  })
  const shown = (places: readonly Place[]) => places.filter(place => place.shown(frame.actor))
  const other = locale === 'fr' ? 'en' : 'fr'
  const all: Choice[] = [
    ...shown(beginnings).map(place => choice('begin', place)),
    ...shown([...rooms, ...insidePlaces]).map(place => choice('pages', place)),
    { id: 'scheme', group: 'settings', label: t('platform.scheme'), act: toggleColorScheme },
    {
      id: 'language',
      group: 'settings',
      label: t('platform.palette.switchTo', { language: t(`platform.languages.${other}`) }),
      act: () => switchTo(other),
    },
    ...frame.workspaces
      .filter(({ slug }) => slug !== frame.workspace.slug)
      .map(({ slug, name }) => ({
        id: `company:${slug}`,
        group: 'settings' as const,
        label: t('platform.palette.goTo', { company: name }),
        act: () => location.assign(`/w/${slug}`),
      })),
  ]
  const found = useFound(base, typed).map((hit): Choice => {
    const to = `${base}/${hit.to}`
    if (hit.kind === 'guide')
      return {
        id: `guide:${hit.id}`,
        group: 'guides',
        label: hit.subject,
        detail: t(`desk.guide.states.${hit.state}`),
        to,
      }
    const number = t('desk.request.number', { id: String(hit.id) })
    return {
      id: `request:${hit.id}`,
      group: 'requests',
      label: hit.subject,
      detail: `${number} · ${t(`desk.status.${hit.status}`)}`,
      to,
    }
  })
  return [...all.filter(({ label }) => fits(label, typed)), ...found]
}
