import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { MOST_NAME, type Scenario, scenarioVisibilities } from '../scenario.ts'

/** A name and who sees it, as a form holds them. */
export function ScenarioFields({
  name,
  visibility,
  error,
}: {
  name: string
  visibility: Scenario['visibility']
  error?: string
}) {
  const t = useTranslations('path.scenarios')
  return (
    <>
      <TextInput
        name="name"
        label={t('name')}
        defaultValue={name}
        maxLength={MOST_NAME}
        error={error}
        required
      />
      <NativeSelect
        name="visibility"
        label={t('visibility')}
        defaultValue={visibility}
        data={scenarioVisibilities.map(one => ({ value: one, label: t(`visibilities.${one}`) }))}
      />
    </>
  )
}
