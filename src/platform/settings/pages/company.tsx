import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Locale } from '#platform/actor.ts'
import { currencies } from '#platform/currency.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { forbidden } from '#platform/refusal.ts'
import { changeCompany, readCompany, timeZones } from '#platform/settings/company.server.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { mayAdminister } from '../may.ts'
import { companyInput } from '../settings.wire.ts'

/** Currencies that can be chosen, by their names in a language. */
function namedCurrencies(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return currencies()
    .map(value => ({ value, label: `${names.of(value)} (${value})` }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
}

export const loader = read(async ctx => {
  if (!mayAdminister(ctx.actor)) throw forbidden()
  return {
    company: await readCompany(ctx),
    timeZones: timeZones(),
    currencies: namedCurrencies(ctx.actor.locale),
  }
})

export const action = write(async (ctx, { form }) => {
  await changeCompany(ctx, readForm(companyInput, form))
  return null
})

export default function CompanyPage({
  loaderData,
  actionData,
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Outcome<null>
}) {
  const t = useTranslations('settings')
  const tp = useTranslations('platform')
  const { company } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const busy = useNavigation().state === 'submitting'
  return (
    <>
      <title>{`${t('tabs.company')} · Stratège`}</title>
      <Title order={1}>{t('tabs.company')}</Title>
      {actionData?.ok ? <Saved>{tp('saved')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{
          name: t('company.name'),
          timeZone: t('company.timeZone'),
          currency: t('company.currency'),
          locale: tp('language'),
        }}
      />
      <Form method="post" className="prose">
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('company.name')}
            defaultValue={company.name}
            maxLength={200}
            error={error('name')}
            required
          />
          <TextInput
            label={t('company.slug')}
            description={t('company.slugHelp')}
            value={`/w/${company.slug}`}
            readOnly
          />
          <NativeSelect
            name="locale"
            label={tp('language')}
            description={t('company.languageHelp')}
            defaultValue={company.locale}
          >
            <option value="fr">{tp('languages.fr')}</option>
            <option value="en">{tp('languages.en')}</option>
          </NativeSelect>
          <NativeSelect
            name="timeZone"
            label={t('company.timeZone')}
            description={t('company.timeZoneHelp')}
            defaultValue={company.timeZone}
            error={error('timeZone')}
            data={loaderData.timeZones}
          />
          <NativeSelect
            name="currency"
            label={t('company.currency')}
            description={t('company.currencyHelp')}
            defaultValue={company.currency}
            error={error('currency')}
            data={loaderData.currencies}
          />
          <Button type="submit" loading={busy} w="fit-content">
            {tp('save')}
          </Button>
        </Stack>
      </Form>
      {company.sample ? <Text mt="md">{tp('sample')}</Text> : null}
    </>
  )
}
