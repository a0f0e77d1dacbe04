import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { type DossierForm, longest, queryOfDossier } from '../dossier-address.ts'
import { writeChoice } from '../lever-address.ts'
import { DossierPrint } from './dossier-print.tsx'
import { useWorkspacePath } from './room-path.ts'

/** Language, reader, request and date: all of it stands in the address once sent, beside the plan. */
export function DossierOptions({ form }: { form: DossierForm }) {
  const t = useTranslations('path.dossier.form')
  const languages = useTranslations('platform.languages')
  const workspace = useWorkspacePath()
  const plan = writeChoice(form.levers)
  return (
    <div className="no-print">
      <Group mb="md">
        <DossierPrint href={`${workspace}/path/dossier.pdf${queryOfDossier(form)}`} />
        <Button component={Link} to={`${workspace}/path/levers?${plan}`} variant="default">
          {t('levers')}
        </Button>
      </Group>
      <details open={form.reader === '' && form.ask === ''}>
        <summary>{t('title')}</summary>
        <Form method="get" key={JSON.stringify(form)}>
          {[...new URLSearchParams(plan)].map(([name, value]) => (
            <input key={name + value} type="hidden" name={name} value={value} />
          ))}
          <Stack gap="sm" maw="36rem" my="sm">
            <Text className="prose">{t('lead')}</Text>
            <NativeSelect
              name="language"
              label={t('language')}
              defaultValue={form.language}
              data={(['en', 'fr'] as const).map(value => ({ value, label: languages(value) }))}
            />
            <TextInput
              name="reader"
              label={t('reader')}
              description={t('readerHelp')}
              defaultValue={form.reader}
              maxLength={longest.reader}
            />
            <Textarea
              name="ask"
              label={t('ask')}
              description={t('askHelp', { most: longest.ask })}
              defaultValue={form.ask}
              maxLength={longest.ask}
              autosize
              minRows={3}
            />
            <TextInput name="by" type="date" label={t('by')} defaultValue={form.by ?? ''} />
            <Group>
              <Button type="submit" variant="default">
                {t('apply')}
              </Button>
            </Group>
          </Stack>
        </Form>
      </details>
    </div>
  )
}
