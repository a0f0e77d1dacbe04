import { Button, Code, Group, List, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { SecondFactorSetup } from '#platform/auth/account.server.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { AccountPart } from './account.tsx'

interface Part extends AccountPart {
  setup: SecondFactorSetup | null
  codes: string[] | null
  /** Whether a code has just confirmed the setup. */
  done: boolean
}

function Codes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('account')
  return (
    <>
      <Text className="prose" fw={600}>
        {t('codesHelp')}
      </Text>
      <List listStyleType="none" styles={{ root: { columns: '8rem 3' } }}>
        {codes.map(code => (
          <List.Item key={code}>
            <Code fz="md">{code}</Code>
          </List.Item>
        ))}
      </List>
    </>
  )
}

/** Dark on light in both schemes, or no telephone reads it. */
function Picture({ size, path }: SecondFactorSetup['picture']) {
  const t = useTranslations('account')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={220} height={220} role="img" aria-label={t('picture')}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

function Confirm({ setup, error }: { setup: SecondFactorSetup; error: string | undefined }) {
  const t = useTranslations('account')
  return (
    <Stack gap="sm" mt="sm">
      <Text className="prose">{t('scan')}</Text>
      <Picture {...setup.picture} />
      <Text className="prose">
        {t('typeSecret')} <Code fz="md">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
      </Text>
      <Codes codes={setup.backupCodes} />
      <Form method="post">
        <Group align="end" gap="sm">
          <TextInput
            name="code"
            label={t('fields.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            error={error}
            required
          />
          <Button type="submit" name="intent" value="confirm">
            {t('confirm')}
          </Button>
        </Group>
      </Form>
    </Stack>
  )
}

function Ask({
  error,
  intents,
}: {
  error: string | undefined
  intents: readonly ('setup' | 'codes' | 'disable')[]
}) {
  const t = useTranslations('account')
  const ts = useTranslations('signIn')
  return (
    <Form method="post" className="prose">
      <Stack gap="sm" mt="sm">
        <PasswordInput
          name="password"
          label={t('fields.password')}
          description={t('confirmHelp')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': ts('showPassword') }}
          error={error}
          required
        />
        <Group gap="sm">
          {intents.map((intent, index) => (
            <Button
              key={intent}
              type="submit"
              name="intent"
              value={intent}
              variant={index === 0 && intent === 'setup' ? 'filled' : 'default'}
            >
              {t(`secondFactorDo.${intent}`)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Form>
  )
}

/** The second factor: set, renewed and given up, each with the password asked again. */
export function AccountSecondFactor({ data, problem, setup, codes, done }: Part) {
  const t = useTranslations('account')
  const error = useFieldError(problem)
  const { hasPassword, secondFactor } = data.state
  // A wrong code answers without the secret: what was shown stays until it is confirmed.
  const [shown, setShown] = useState(setup)
  useEffect(() => {
    if (setup || done) setShown(setup)
  }, [setup, done])
  const current = secondFactor ? null : (setup ?? shown)
  return (
    <section className="section" aria-labelledby="second-factor">
      <Title order={2} id="second-factor">
        {t('secondFactor')}
      </Title>
      <Text className="prose" mt="xs">
        {t(`secondFactorState.${!hasPassword ? 'provider' : secondFactor ? 'on' : 'off'}`)}
      </Text>
      {codes ? <Codes codes={codes} /> : null}
      {current ? <Confirm setup={current} error={error('code')} /> : null}
      {hasPassword && !current ? (
        <Ask error={error('password')} intents={secondFactor ? ['codes', 'disable'] : ['setup']} />
      ) : null}
    </section>
  )
}
