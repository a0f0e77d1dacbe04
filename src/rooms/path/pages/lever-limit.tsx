import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UnitNode } from '#people'
import { useLanguage } from '#platform/ui/language.ts'
import type { LeverId, Limit } from '../lever.ts'
import type { LeversTold } from '../lever-telling.ts'
import type { LimitChoiceProps } from './limit-choice.tsx'
import classes from './path.module.css'

const LimitChoice = lazy(() => import('./limit-choice.tsx'))

/** The choice once it is asked for; until then what is chosen, so that the form sends it all the same. */
function Several({ asked, ...choice }: LimitChoiceProps & { asked: boolean }) {
  const { name, options } = choice
  const chosen = choice.chosen.filter(id => options.some(option => option.id === id))
  const kept = chosen.map(id => <input key={id} type="hidden" name={name} value={id} />)
  if (!asked) return kept
  return (
    <Suspense fallback={kept}>
      <LimitChoice {...choice} chosen={chosen} />
    </Suspense>
  )
}

/** Limits a lever to some types of request, or to some units and those below them. */
export function LeverLimit({
  id,
  limit = { types: [], units: [] },
  types,
  units,
}: {
  id: LeverId
  limit?: Limit
  types: LeversTold['types']
  units: readonly UnitNode[]
}) {
  const t = useTranslations('path.levers.limit')
  const french = useLanguage() === 'fr'
  const box = useRef<HTMLDetailsElement>(null)
  const [asked, setAsked] = useState(false)
  useEffect(() => setAsked(box.current?.open ?? false), [])
  const gone = limit.types.filter(type => !types.some(known => known.id === type)).length
  return (
    <details
      ref={box}
      className={classes.own}
      open={limit.types.length + limit.units.length > 0}
      onToggle={() => setAsked(true)}
    >
      <summary>{t('title')}</summary>
      <Several
        asked={asked}
        name={`types-${id}`}
        label={t('types')}
        chosen={limit.types}
        options={types.map(type => ({
          id: type.id,
          name: type.id === 0 ? t('rare') : french ? type.nameFr : type.nameEn,
        }))}
      />
      {gone > 0 ? <p className="soft">{t('gone', { count: gone })}</p> : null}
      <Several asked={asked} name={`units-${id}`} label={t('units')} chosen={limit.units} options={units} />
    </details>
  )
}
