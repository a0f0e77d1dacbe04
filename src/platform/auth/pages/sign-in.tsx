import { Button, Container, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { isStorable } from '#platform/http/text.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { localPath } from '../local-path.ts'

type Answer = { step: 'password' | 'code'; problem: 'wrong' | 'wrongCode' | 'tooMany' | null }

export async function loader({ request, context }: RouteArguments) {
  if (await callOf(context).person()) throw redirect(localPath(new URL(request.url).searchParams.get('next')))
  return null
}

function authRequest(request: Request, path: string, body: object): Request {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const name of ['cookie', 'user-agent', 'x-forwarded-for', 'origin']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  return new Request(new URL(`/api/auth${path}`, request.url), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
}

function setCookies(from: Response): Headers {
  const headers = new Headers()
  for (const cookie of from.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}

export async function action({ request, context }: RouteArguments) {
  const form = await request.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && isStorable(value) ? value : ''
  }
  const { auth } = callOf(context).app
  const next = localPath(new URL(request.url).searchParams.get('next'))
  if (form.has('code')) {
    const code = text('code').replaceAll(' ', '')
    const kind = /^\d{6}$/.test(code) ? 'verify-totp' : 'verify-backup-code'
    const answer = await auth.handler(authRequest(request, `/two-factor/${kind}`, { code }))
    if (answer.ok) return redirect(next, { headers: setCookies(answer) })
    return data<Answer>(
      { step: 'code', problem: answer.status === 429 ? 'tooMany' : 'wrongCode' },
      { status: 422 },
    )
  }
  const answer = await auth.handler(
    authRequest(request, '/sign-in/email', { email: text('email'), password: text('password') }),
  )
  if (!answer.ok)
    return data<Answer>(
      { step: 'password', problem: answer.status === 429 ? 'tooMany' : 'wrong' },
      { status: 422 },
    )
  const signedIn = (await answer.json()) as { twoFactorRedirect?: boolean }
  if (signedIn.twoFactorRedirect)
    return data<Answer>({ step: 'code', problem: null }, { headers: setCookies(answer) })
  return redirect(next, { headers: setCookies(answer) })
}

export default function SignIn({ actionData }: { actionData?: Answer }) {
  const t = useTranslations('signIn')
  const busy = useNavigation().state !== 'idle'
  const step = actionData?.step ?? 'password'
  return (
    <Container component="main" size={420} py={80}>
      <title>{`${t('title')} · Stratège`}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{step === 'code' ? t('twoFactorTitle') : t('title')}</Title>
        {actionData?.problem ? <ProblemSummary problem={{ code: `signIn.${actionData.problem}` }} /> : null}
        <Form method="post" key={step}>
          <Stack>
            {step === 'password' ? (
              <>
                <TextInput name="email" type="email" label={t('email')} autoComplete="username" required />
                <PasswordInput
                  name="password"
                  label={t('password')}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
                  required
                />
              </>
            ) : (
              <TextInput
                name="code"
                label={t('code')}
                description={t('backupCode')}
                autoComplete="one-time-code"
                required
                autoFocus
              />
            )}
            <Button type="submit" loading={busy}>
              {step === 'code' ? t('verify') : t('submit')}
            </Button>
          </Stack>
        </Form>
      </Stack>
    </Container>
  )
}
