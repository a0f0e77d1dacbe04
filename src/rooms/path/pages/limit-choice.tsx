import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './path.module.css'

/** What can be chosen; `depth`: places below the top of a tree. */
export interface Offered {
  id: number
  name: string
  depth?: number
}

export interface LimitChoiceProps {
  name: string
  label: string
  chosen: readonly number[]
  options: readonly Offered[]
}

/** Some of many, found by typing or by the arrow keys; sent as one field each. Loaded when it is first opened. */
export default function LimitChoice({ name, label, chosen, options }: LimitChoiceProps) {
  const t = useTranslations('path.levers.limit')
  const [values, setValues] = useState(() => chosen.map(String))
  const [opened, setOpened] = useState(false)
  const depths = new Map(options.map(({ id, depth }) => [String(id), depth ?? 0]))
  return (
    <>
      {values.map(value => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      <MultiSelect
        className={classes.several}
        classNames={{ options: classes.offered }}
        withScrollArea={false}
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
        dropdownOpened={opened}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        onKeyDown={event => {
          // Enter chooses here; with the list closed it would send the form.
          if (event.key === 'Enter') event.preventDefault()
          // Else Tab goes into the list, which closes then and leaves the focus nowhere.
          if (event.key === 'Tab') setOpened(false)
        }}
      />
    </>
  )
}
