import { Checkbox, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { ImportView, MapView } from '#rooms/desk/import-view.server.ts'

/** Rows, dates, and what means nothing. */
export function ImportRows({ map, ambiguous }: { map: MapView } & Pick<ImportView, 'ambiguous'>) {
  const t = useTranslations('desk.import')
  const { mapping } = map
  return (
    <section className="section prose" aria-labelledby="rows">
      <Title order={2} id="rows">
        {t('rowsTitle')}
      </Title>
      <Stack gap="sm" mt="sm">
        <NativeSelect name="shape" label={t('shape')} defaultValue={mapping.shape}>
          {(['one_row_per_request', 'event_log'] as const).map(shape => (
            <option key={shape} value={shape}>
              {t(`shapes.${shape}`)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          name="dateFormat"
          label={t('dateFormat')}
          description={t('dateHelp')}
          error={ambiguous ? t('guess.ambiguous', { example: ambiguous.example }) : undefined}
          errorProps={{ c: undefined }}
          defaultValue={mapping.dateFormat}
          maxLength={100}
          required
        />
        <NativeSelect
          name="timeZone"
          label={t('timeZone')}
          defaultValue={mapping.timeZone}
          data={map.zones}
        />
        <NativeSelect name="order" label={t('order')} defaultValue={mapping.order}>
          {(['oldest_first', 'newest_first'] as const).map(order => (
            <option key={order} value={order}>
              {t(`orders.${order}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          name="decimalMark"
          label={t('decimalMark')}
          defaultValue={mapping.decimalMark}
          data={['.', ',']}
        />
        <Textarea
          name="missing"
          label={t('missing')}
          defaultValue={mapping.missing.join('\n')}
          rows={Math.min(6, mapping.missing.length + 1)}
        />
        <Checkbox
          name="lastEventCloses"
          label={t('lastEventCloses')}
          defaultChecked={mapping.lastEventCloses}
        />
        <Checkbox
          name="firstTouchReplies"
          label={t('firstTouchReplies')}
          defaultChecked={mapping.firstTouchReplies}
        />
      </Stack>
    </section>
  )
}

/** What happens to what is not known here, and to what is wrong. */
export function ImportChoices({ map }: { map: MapView }) {
  const t = useTranslations('desk.import')
  const { mapping, types } = map
  return (
    <section className="section prose" aria-labelledby="choices">
      <Title order={2} id="choices">
        {t('choicesTitle')}
      </Title>
      <Stack gap="sm" mt="sm">
        <NativeSelect name="unknownUnits" label={t('unknownUnits')} defaultValue={mapping.unknownUnits}>
          <option value="create">{t('make')}</option>
          <option value="refuse">{t('refuseUnit')}</option>
        </NativeSelect>
        <NativeSelect name="unknownTypes" label={t('unknownTypes')} defaultValue={mapping.unknownTypes}>
          <option value="create">{t('make')}</option>
          <option value="refuse">{t('refuseType')}</option>
        </NativeSelect>
        <NativeSelect
          name="defaultType"
          label={t('defaultType')}
          description={t('effortNote')}
          defaultValue={mapping.defaultType ?? ''}
        >
          <option value="">{t('importedType')}</option>
          {types.map(type => (
            <option key={type.key} value={type.key}>
              {type.name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="badRows" label={t('badRowsChoice')} defaultValue={mapping.badRows}>
          <option value="skip">{t('skip')}</option>
          <option value="refuse">{t('refuse')}</option>
        </NativeSelect>
        <NativeSelect name="clocks" label={t('clocks')} defaultValue={mapping.clocks}>
          <option value="file">{t('clocksFile')}</option>
          <option value="type">{t('clocksType')}</option>
        </NativeSelect>
        <Text size="sm" className="soft">
          {mapping.shape === 'event_log' ? t('previewLog') : null}
        </Text>
      </Stack>
    </section>
  )
}
