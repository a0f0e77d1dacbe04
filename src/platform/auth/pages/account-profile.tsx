import { Button, NativeSelect, Stack, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { AccountPart } from './account.tsx'

/** The person's name and language, which reload the page: its words may change. */
export function AccountProfile({ data, problem }: AccountPart) {
  const t = useTranslations('account')
  const tp = useTranslations('platform')
  const error = useFieldError(problem)
  const { name, locale } = data.profile
  return (
    <section className="section" aria-labelledby="profile">
      <Title order={2} id="profile">
        {t('profile')}
      </Title>
      <Form method="post" className="prose" reloadDocument>
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('fields.name')}
            defaultValue={name}
            autoComplete="name"
            maxLength={200}
            error={error('name')}
            required
          />
          <NativeSelect name="locale" label={tp('language')} defaultValue={locale ?? ''}>
            <option value="">{t('companyLanguage')}</option>
            <option value="fr">{tp('languages.fr')}</option>
            <option value="en">{tp('languages.en')}</option>
          </NativeSelect>
          <Button type="submit" name="intent" value="profile" w="fit-content">
            {tp('save')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}
