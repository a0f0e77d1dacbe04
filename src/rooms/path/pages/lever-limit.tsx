import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UnitNode } from '#people'
import { useLanguage } from '#platform/ui/language.ts'
import type { LeverId, Limit } from '../lever.ts'
import type { LeversTold } from '../lever-telling.ts'
import classes from './path.module.css'

interface Offered {
  id: number
  name: string
  /** Places below the top of the tree. */
  depth?: number
}

/** Some of many, found by typing or by the arrow keys; sent as one field each. */
function Several({
  name,
  label,
  chosen,
  options,
}: {
  name: string
  label: string
  chosen: readonly number[]
  options: readonly Offered[]
}) {
  const t = useTranslations('path.levers.limit')
  const [values, setValues] = useState(() =>
    options.filter(({ id }) => chosen.includes(id)).map(({ id }) => String(id)),
  )
  const depths = new Map(options.map(({ id, depth }) => [String(id), depth ?? 0]))
  return (
    <>
      {values.map(value => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      <MultiSelect
        className={classes.several}
        size="sm"
        label={label}
        placeholder={values.length === 0 ? t('all') : undefined}
        data={options.map(option => ({ value: String(option.id), label: option.name }))}
        value={values}
        onChange={setValues}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        nothingFoundMessage={t('nothing')}
        renderOption={({ option }) => (
          <span style={{ paddingInlineStart: `${depths.get(option.value)}rem` }}>{option.label}</span>
        )}
        comboboxProps={{ withinPortal: false }}
        // Else Tab goes to the list, which closes and leaves the focus nowhere.
        scrollAreaProps={{ viewportProps: { tabIndex: -1 } }}
        // Enter chooses here; with the list closed it would send the form.
        onKeyDown={event => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
    </>
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
      <Several name={`units-${id}`} label={t('units')} chosen={limit.units} options={units} />
    </details>
  )
}
