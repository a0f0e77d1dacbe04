import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { useFieldError } from '#platform/ui/problem.tsx'
import { PASSWORD_MAX, PASSWORD_MIN } from '../password-rule.ts'
import type { AccountPart } from './account.tsx'

/** Changing the password; who signs in with a provider has none here. */
export function AccountPassword({ data, problem }: AccountPart) {
  const t = useTranslations('account')
  const ts = useTranslations('signIn')
  const error = useFieldError(problem)
  const { state, formData } = useNavigation()
  const toggle = { 'aria-label': ts('showPassword') }
  return (
    <section className="section" aria-labelledby="password">
      <Title order={2} id="password">
        {t('password')}
      </Title>
      {data.state.hasPassword ? (
        <Form method="post" className="prose" key={data.sessions[0]?.id}>
          <Stack gap="sm" mt="sm">
            <PasswordInput
              name="currentPassword"
              label={t('fields.currentPassword')}
              autoComplete="current-password"
              maxLength={PASSWORD_MAX}
              visibilityToggleButtonProps={toggle}
              error={error('currentPassword')}
              required
            />
            <PasswordInput
              name="newPassword"
              label={t('fields.newPassword')}
              description={t('passwordHelp', { min: PASSWORD_MIN })}
              autoComplete="new-password"
              minLength={PASSWORD_MIN}
              maxLength={PASSWORD_MAX}
              visibilityToggleButtonProps={toggle}
              error={error('newPassword')}
              required
            />
            <Button
              type="submit"
              name="intent"
              value="password"
              w="fit-content"
              loading={state === 'submitting' && formData?.get('intent') === 'password'}
            >
              {t('changePassword')}
            </Button>
          </Stack>
        </Form>
      ) : (
        <Text className="prose" mt="xs">
          {t('noPassword')}
        </Text>
      )}
    </section>
  )
}
