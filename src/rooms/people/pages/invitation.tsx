import { Anchor, Button, Container, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { data, Form, redirectDocument, useNavigation, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { signInWithPassword } from '#platform/auth/sign-in.server.ts'
import { callOf } from '#platform/http/app.server.ts'
import { formOf, readForm } from '#platform/http/form.server.ts'
import { localeCookie } from '#platform/http/locale.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { type Accepting, acceptInvitation, readInvitation } from '#rooms/people/accept-invitation.server.ts'
import { acceptForm } from '../member.wire.ts'

/** Who is invited, or the problem of a link that is no longer live. */
export async function loader({ params, context }: RouteArguments) {
  const call = callOf(context)
  try {
    await call.app.limits.count('invitation', call.client)
    const { name, email, company, accountExists } = await readInvitation(call.app, params.token ?? '')
    const person = await call.person()
    return {
      invited: { name, email, company, accountExists },
      signedIn: person?.email ?? null,
      problem: null,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return data({ invited: null, signedIn: null, problem: error.problem }, { status: error.status })
  }
}

async function accepting({ request, context }: RouteArguments): Promise<Accepting> {
  const person = await callOf(context).person()
  if (person) return { kind: 'signedIn', userId: person.userId, email: person.email }
  const { name, email, password } = readForm(acceptForm, await formOf(request))
  return { kind: 'new', name, email, password }
}

/** The session's cookies of an account just made. */
async function signIn({ request, context }: RouteArguments, email: string, password: string) {
  const { app, client } = callOf(context)
  return (await signInWithPassword({ app, request, client }, email, password)).cookies
}

export async function action(args: RouteArguments) {
  const { app, client } = callOf(args.context)
  try {
    await app.limits.count('invitation', client)
    const who = await accepting(args)
    const { slug, email, locale } = await acceptInvitation(app, args.params.token ?? '', who)
    const headers = new Headers()
    if (who.kind === 'new' && email !== null)
      for (const cookie of [
        ...(await signIn(args, email, who.password)),
        localeCookie(locale, app.origin.startsWith('https:')),
      ])
        headers.append('Set-Cookie', cookie)
    return redirectDocument(`/w/${slug}`, { headers })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return data({ problem: error.problem }, { status: error.status })
  }
}

type Loaded = {
  invited: { name: string; email: string | null; company: string; accountExists: boolean } | null
  signedIn: string | null
  problem: Problem | null
}

function NewAccount({
  invited,
  problem,
}: {
  invited: NonNullable<Loaded['invited']>
  problem: Problem | null
}) {
  const t = useTranslations('people.invitation')
  const ts = useTranslations('signIn')
  const error = useFieldError(problem)
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post">
      <Stack>
        <TextInput
          name="name"
          label={t('name')}
          defaultValue={invited.name}
          autoComplete="name"
          maxLength={200}
          error={error('name')}
          required
        />
        <TextInput
          name="email"
          type="email"
          label={ts('email')}
          defaultValue={invited.email ?? ''}
          readOnly={invited.email !== null}
          autoComplete="username"
          error={error('email')}
          required
        />
        <PasswordInput
          name="password"
          label={ts('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': ts('showPassword') }}
          error={error('password')}
          required
        />
        <Button type="submit" loading={busy}>
          {t('accept')}
        </Button>
      </Stack>
    </Form>
  )
}

function Way({ loaded, problem }: { loaded: Loaded; problem: Problem | null }) {
  const t = useTranslations('people.invitation')
  const ts = useTranslations('signIn')
  const busy = useNavigation().state !== 'idle'
  if (!loaded.invited) return null
  if (loaded.signedIn)
    return (
      <Form method="post">
        <Text mb="md">{t('signedInAs', { email: loaded.signedIn })}</Text>
        <Button type="submit" loading={busy}>
          {t('join', { company: loaded.invited.company })}
        </Button>
      </Form>
    )
  if (loaded.invited.accountExists)
    return (
      <>
        <Text>{t('signInFirst', { email: loaded.invited.email ?? '' })}</Text>
        <SignInLink label={ts('submit')} />
      </>
    )
  return <NewAccount invited={loaded.invited} problem={problem} />
}

/** Back to this very page after signing in. */
function SignInLink({ label }: { label: string }) {
  const { token } = useParams()
  return <Anchor href={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`}>{label}</Anchor>
}

export default function InvitationPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: { problem: Problem }
}) {
  const t = useTranslations('people.invitation')
  const tm = useTranslations('people.members')
  const problem = actionData?.problem ?? loaderData.problem
  return (
    <Container component="main" size={460} py={70}>
      <title>{`${t('title')} · Stratège`}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{t('title')}</Title>
        {loaderData.invited ? <Text>{t('lead', { company: loaderData.invited.company })}</Text> : null}
        <ProblemSummary
          problem={problem}
          labels={{ name: t('name'), email: tm('email'), password: t('password') }}
        />
        <Way loaded={loaderData} problem={problem} />
      </Stack>
    </Container>
  )
}
