import { Button, Code, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Provider } from '#platform/auth/provider.ts'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'

/** One identity provider; null is one to be set. Its secret goes in and never comes out. */
export function ProviderForm({
  provider,
  redirectUri,
  problem,
}: {
  provider: Provider | null
  redirectUri: string
  problem: Problem | null
}) {
  const t = useTranslations('settings.provider')
  const tp = useTranslations('platform')
  const ts = useTranslations('signIn')
  const error = useFieldError(problem)
  const { state, formData } = useNavigation()
  const busy = state === 'submitting' && (formData?.get('id') ?? '') === (provider?.id ?? '')
  const heading = `provider-${provider?.id ?? 'new'}`
  return (
    <section className="section" aria-labelledby={heading}>
      <Title order={2} id={heading}>
        {provider?.name ?? t('new')}
      </Title>
      <Text size="sm" mt="xs" className="prose">
        {t('redirectUri')} <Code>{redirectUri}</Code>
        {provider ? null : ` ${t('redirectUriNew')}`}
      </Text>
      <Form method="post" className="prose">
        {provider ? <input type="hidden" name="id" value={provider.id} /> : null}
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('name')}
            description={t('nameHelp')}
            defaultValue={provider?.name}
            maxLength={80}
            error={error('name')}
            required
          />
          <TextInput
            name="issuer"
            type="url"
            label={t('issuer')}
            description={t('issuerHelp')}
            defaultValue={provider?.issuer}
            maxLength={500}
            error={error('issuer')}
            required
          />
          <TextInput
            name="clientId"
            label={t('clientId')}
            defaultValue={provider?.clientId}
            maxLength={300}
            autoComplete="off"
            error={error('clientId')}
            required
          />
          <PasswordInput
            name="clientSecret"
            label={t('clientSecret')}
            description={provider ? t('secretKept') : t('secretHelp')}
            maxLength={1000}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': ts('showPassword') }}
            error={error('clientSecret')}
            required={provider === null}
          />
          <Group gap="sm">
            <Button type="submit" name="intent" value="set" loading={busy}>
              {provider ? tp('save') : t('set')}
            </Button>
            {provider ? (
              <Button type="submit" name="intent" value="remove" variant="default" formNoValidate>
                {t('remove', { name: provider.name })}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Form>
    </section>
  )
}
