import {
  Anchor,
  Button,
  Checkbox,
  Container,
  Fieldset,
  NativeSelect,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { data, Form, isRouteErrorResponse, Link, redirectDocument, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { isSetupToken } from '#platform/auth/setup.server.ts'
import { callOf } from '#platform/http/app.server.ts'
import { localeCookie } from '#platform/http/locale.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { type Problem, Refusal, refusalOf } from '#platform/refusal.ts'
import { useLanguage } from '#platform/ui/language.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'
import { ProblemSummary, useFieldError, useProblemText } from '#platform/ui/problem.tsx'
import { Working } from '#platform/ui/working.tsx'
import { createFirstOwner } from '#setup.server.ts'

export async function loader({ params, context }: RouteArguments) {
  const { app, client } = callOf(context)
  const tooMany = await refusalOf(app.limits.count('setup', client))
  if (tooMany) throw data(tooMany.problem, { status: tooMany.status })
  const live = await isSetupToken(app.authPool, params.token ?? '')
  if (!live) throw data({ code: 'setup.used' } satisfies Problem, { status: 410 })
  return null
}

export async function action({ request, params, context }: RouteArguments) {
  try {
    const { app, client } = callOf(context)
    await app.limits.count('setup', client)
    const made = await createFirstOwner({ app, request, client }, params.token ?? '')
    const { path, locale, cookies } = made
    const headers = new Headers()
    for (const cookie of [...cookies, localeCookie(locale, app.origin.startsWith('https:'))])
      headers.append('Set-Cookie', cookie)
    return redirectDocument(path, { headers })
  } catch (error) {
    if (error instanceof Refusal) return data({ problem: error.problem }, { status: error.status })
    throw error
  }
}

export default function Setup({ actionData }: { actionData?: { problem: Problem } }) {
  const t = useTranslations('setup')
  const tp = useTranslations('platform')
  const locale = useLanguage()
  const error = useFieldError(actionData?.problem)
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle'
  const withSample = navigation.formData?.get('sample') === 'yes'
  const labels = { name: t('name'), email: t('email'), password: t('password'), company: t('company') }
  return (
    <Container component="main" size={520} py={60}>
      <title>{t('title')}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{t('title')}</Title>
        <Text>{t('lead')}</Text>
        <ProblemSummary problem={actionData?.problem} labels={labels} />
        <Form method="post">
          <Stack>
            <TextInput name="name" label={t('name')} autoComplete="name" error={error('name')} required />
            <TextInput
              name="email"
              type="email"
              label={t('email')}
              autoComplete="username"
              error={error('email')}
              required
            />
            <PasswordInput
              name="password"
              label={t('password')}
              description={t('passwordHelp')}
              autoComplete="new-password"
              minLength={10}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              error={error('password')}
              required
            />
            <TextInput
              name="company"
              label={t('company')}
              autoComplete="organization"
              error={error('company')}
              required
            />
            <NativeSelect
              name="locale"
              label={t('language')}
              defaultValue={locale}
              data={[
                { value: 'en', label: tp('languages.en') },
                { value: 'fr', label: tp('languages.fr') },
              ]}
            />
            <Fieldset legend={t('start')}>
              <Text size="sm">{t('emptyHelp')}</Text>
              <Checkbox mt="sm" name="sample" value="yes" label={t('sample')} description={t('sampleHelp')} />
            </Fieldset>
            {busy && withSample ? <Working>{t('working')}</Working> : null}
            <Button type="submit" loading={busy}>
              {t('submit')}
            </Button>
          </Stack>
        </Form>
      </Stack>
    </Container>
  )
}

/** A link that was used, or replaced by a later one, says so; any other failure is the root's to tell. */
export function ErrorBoundary({ error }: { error: unknown }) {
  const t = useTranslations('setup')
  const text = useProblemText()
  if (!isRouteErrorResponse(error) || error.status >= 500) throw error
  return (
    <Container component="main" size={520} py={60}>
      <title>{`${t('closed')} · Stratège`}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{t('closed')}</Title>
        <Text>{text(error.data as Problem)}</Text>
        <Anchor component={Link} to="/sign-in">
          {t('signIn')}
        </Anchor>
      </Stack>
    </Container>
  )
}
