import { Button, Container, Stack, Text, Title } from '@mantine/core'
import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { callOf } from '#platform/http/app.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'

/** The start page of whoever comes: their first own company, or sign-in; who belongs to none is told so. */
export async function loader({ context }: RouteArguments) {
  const call = callOf(context)
  const person = await call.person()
  if (!person) return redirect('/sign-in')
  const workspaces = await call.app.membership.workspacesOf(person.userId)
  const first = workspaces.find(workspace => !workspace.sample) ?? workspaces[0]
  return first ? redirect(`/w/${first.slug}`) : { email: person.email }
}

export default function NoCompany({ loaderData }: { loaderData: { email: string } }) {
  const t = useTranslations('signIn')
  const tp = useTranslations('platform')
  return (
    <Container component="main" size={460} py={80}>
      <title>{`${t('noCompany')} · Stratège`}</title>
      <Stack>
        <PathMark width={90} />
        <Title order={1}>{t('noCompany')}</Title>
        <Text>{t('noCompanyText', { email: loaderData.email })}</Text>
        <Form method="post" action="/sign-out" reloadDocument>
          <Button type="submit" variant="default">
            {tp('signOut')}
          </Button>
        </Form>
      </Stack>
    </Container>
  )
}
