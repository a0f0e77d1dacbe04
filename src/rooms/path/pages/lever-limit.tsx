import { useTranslations } from 'use-intl'
import type { UnitNode } from '#people'
import { useLanguage } from '#platform/ui/language.ts'
import type { LeverId, Limit } from '../lever.ts'
import type { LeversTold } from '../lever-telling.ts'
import classes from './path.module.css'

function Several({
  name,
  label,
  chosen,
  options,
}: {
  name: string
  label: string
  chosen: readonly number[]
  options: readonly { id: number; name: string }[]
}) {
  return (
    <label className={classes.several}>
      {label}
      <select name={name} multiple size={5} defaultValue={chosen.map(String)}>
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
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
  const gone = limit.types.filter(type => !types.some(known => known.id === type)).length
  return (
    <details className={classes.own} open={limit.types.length + limit.units.length > 0}>
      <summary>{t('title')}</summary>
      <Several
        name={`types-${id}`}
        label={t('types')}
        chosen={limit.types}
        options={types.map(type => ({
          id: type.id,
          name: type.id === 0 ? t('rare') : french ? type.nameFr : type.nameEn,
        }))}
      />
      {gone > 0 ? <p className="soft">{t('gone', { count: gone })}</p> : null}
      <Several
        name={`units-${id}`}
        label={t('units')}
        chosen={limit.units}
        options={units.map(unit => ({ id: unit.id, name: `${'\u2003'.repeat(unit.depth)}${unit.name}` }))}
      />
      <p className="soft">{t('several')}</p>
    </details>
  )
}
