import {
  Anchor,
  Button,
  Container,
  Divider,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { data, Form, redirect, redirectDocument, useNavigation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { listProviders } from '#platform/auth/provider.store.server.ts'
import { signInWithCode, signInWithPassword } from '#platform/auth/sign-in.server.ts'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { isStorable } from '#platform/http/text.ts'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { localPath } from '../local-path.ts'

type Step = 'password' | 'code'
type Answer = { step: Step; problem: Problem | null; email?: string }

const nextOf = (request: Request) => localPath(new URL(request.url).searchParams.get('next'))

export async function loader({ request, context }: RouteArguments) {
  const { app, person } = callOf(context)
  if (await person()) throw redirect(nextOf(request))
  const providers = await listProviders(app.authPool)
  return { providers: providers.map(({ id, name }) => ({ id, name })) }
}

export async function action({ request, context }: RouteArguments) {
  const { app, client } = callOf(context)
  const form = await request.formData().catch(() => new FormData())
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && isStorable(value) ? value.slice(0, 400) : ''
  }
  const step: Step = form.has('code') ? 'code' : 'password'
  const call = { app, request, client }
  try {
    const { cookies, secondFactor } =
      step === 'code'
        ? await signInWithCode(call, text('code'))
        : await signInWithPassword(call, text('email').trim(), text('password'))
    const headers = new Headers()
    for (const cookie of cookies) headers.append('Set-Cookie', cookie)
    return secondFactor
      ? data<Answer>({ step: 'code', problem: null }, { headers })
      : redirectDocument(nextOf(request), { headers })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return data<Answer>({ step, problem: error.problem, email: text('email') }, { status: error.status })
  }
}

/** What a provider's way back says went wrong, as a code of our own words. */
function problemOfProvider(error: string | null): Problem | null {
  if (error === null) return null
  const known = ['stranger', 'unverified', 'tooMany'].includes(error) ? error : 'providerFailed'
  return { code: error === 'account not linked' ? 'signIn.unverified' : `signIn.${known}` }
}

function PasswordStep({ email }: { email: string | undefined }) {
  const t = useTranslations('signIn')
  return (
    <>
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        defaultValue={email}
        autoComplete="username"
        required
      />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        required
      />
    </>
  )
}

function Providers({ providers }: { providers: { id: string; name: string }[] }) {
  const t = useTranslations('signIn')
  const [asked] = useSearchParams()
  const next = asked.get('next')
  if (providers.length === 0) return null
  return (
    <>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          variant="default"
          href={`/sign-in/with/${id}${next ? `?next=${encodeURIComponent(next)}` : ''}`}
        >
          {t('withProvider', { name })}
        </Button>
      ))}
      <Divider label={t('or')} />
    </>
  )
}

export default function SignIn({
  loaderData,
  actionData,
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Answer
}) {
  const t = useTranslations('signIn')
  const busy = useNavigation().state !== 'idle'
  const [asked] = useSearchParams()
  const step = actionData?.step ?? 'password'
  const problem = actionData ? actionData.problem : problemOfProvider(asked.get('error'))
  return (
    <Container component="main" size={420} py={80}>
      <title>{`${t('title')} · Stratège`}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{step === 'code' ? t('twoFactorTitle') : t('title')}</Title>
        <ProblemSummary problem={problem} />
        {step === 'password' ? <Providers providers={loaderData.providers} /> : null}
        <Form method="post" key={step}>
          <Stack>
            {step === 'password' ? (
              <PasswordStep email={actionData?.email} />
            ) : (
              <TextInput
                name="code"
                label={t('code')}
                description={t('backupCode')}
                autoComplete="one-time-code"
                maxLength={40}
                required
                autoFocus
              />
            )}
            <Button type="submit" loading={busy}>
              {step === 'code' ? t('verify') : t('submit')}
            </Button>
          </Stack>
        </Form>
        {step === 'code' ? (
          <Text size="sm">
            <Anchor href="/sign-in" inherit>
              {t('startAgain')}
            </Anchor>
          </Text>
        ) : null}
      </Stack>
    </Container>
  )
}
