import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { Form, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AuditLoaded } from './audit.tsx'
import { useAuditWords } from './audit-words.ts'

/** What is looked for in the log: who, what, when, and any text. */
export function AuditFilters({ data }: { data: AuditLoaded }) {
  const t = useTranslations('settings.audit')
  const words = useAuditWords()
  const [asked] = useSearchParams()
  const value = (name: string) => asked.get(name) ?? ''
  const sorted = (codes: readonly string[], name: (code: string) => string) =>
    codes.map(code => ({ code, name: name(code) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Form method="get" role="search">
      <Group align="end" gap="sm" mb="md">
        <TextInput name="q" label={t('text')} defaultValue={value('q')} maxLength={200} />
        <NativeSelect name="person" label={t('person')} defaultValue={value('person')}>
          <option value="">{t('anybody')}</option>
          {data.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="action" label={t('action')} defaultValue={value('action')}>
          <option value="">{t('anyAction')}</option>
          {sorted(data.actions, words.action).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="thing" label={t('thing')} defaultValue={value('thing')}>
          <option value="">{t('anyThing')}</option>
          {sorted(data.things, words.thing).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <TextInput name="id" label={t('thingId')} defaultValue={value('id')} maxLength={100} w={110} />
        <TextInput name="from" type="date" label={t('from')} defaultValue={value('from')} />
        <TextInput name="to" type="date" label={t('to')} defaultValue={value('to')} />
        <Button type="submit" variant="default">
          {t('find')}
        </Button>
      </Group>
    </Form>
  )
}
