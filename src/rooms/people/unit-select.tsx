import { NativeSelect } from '@mantine/core'
import type { UnitNode } from './unit.ts'

export interface UnitSelectProps {
  name: string
  label: string
  /** What stands for no unit. */
  none: string
  /** The value sent for no unit: empty unless given. */
  noneValue?: string
  /** In the order of the tree. */
  units: readonly UnitNode[]
  value?: number | null
  description?: string
  error?: string
  required?: boolean
  /** Told the value chosen. */
  onChange?: (value: string) => void
}

/** Chooses a unit of the tree, or none. */
export function UnitSelect({
  name,
  label,
  none,
  noneValue = '',
  units,
  value,
  description,
  error,
  required,
  onChange,
}: UnitSelectProps) {
  return (
    <NativeSelect
      name={name}
      label={label}
      description={description}
      error={error}
      required={required}
      onChange={onChange && (event => onChange(event.currentTarget.value))}
      defaultValue={value ?? noneValue}
      data={[
        { value: noneValue, label: none },
        ...units.map(unit => ({
          value: String(unit.id),
          label: `${'\u2003'.repeat(unit.depth)}${unit.name}`,
        })),
      ]}
    />
  )
}
