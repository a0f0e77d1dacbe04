import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { holdsOver } from '#platform/actor.ts'
import { audit } from '#platform/audit.server.ts'
import type { Context } from '#platform/context.server.ts'
import { type FormInput, type Outcome, read, write } from '#platform/http/page.server.ts'
import { forbidden, Refusal } from '#platform/refusal.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { Working } from '#platform/ui/working.tsx'
import {
  findSamples,
  type Installed,
  installSample,
  joinSample,
  removeSample,
} from '#sample/install.server.ts'

const mayManage = (ctx: Context) => holdsOver(ctx.actor, null, 'administrator')

export const loader = read(async (ctx, { call, workspace, workspaces }) => {
  if (!mayManage(ctx)) throw forbidden()
  const [sample] = await findSamples(call.app.ownerPool)
  const member = workspaces.some(({ workspaceId }) => workspaceId === sample?.workspaceId)
  const here = sample?.workspaceId === workspace.workspaceId
  return { sample: sample ? { slug: sample.slug, member, here } : null }
})

type Done = { loaded: Installed } | { removed: true } | { joined: true }

async function load(ctx: Context, { call, personOf }: Acting): Promise<Done> {
  const owner = await personOf()
  const { locale } = ctx.actor
  const loaded = await installSample(call.app.ownerPool, { owner, locale, now: ctx.now })
  if (!loaded) throw new Refusal(409, 'sample.there')
  const { workspaceId, ...made } = loaded
  await audit(ctx, { action: 'sample.load', thing: 'workspace', id: workspaceId, after: made })
  return { loaded }
}

async function remove(ctx: Context, { call, workspace }: Acting): Promise<Done | Response> {
  const [sample] = await findSamples(call.app.ownerPool)
  if (!sample || !(await removeSample(call.app.ownerPool, sample.workspaceId)))
    throw new Refusal(409, 'sample.gone')
  if (sample.workspaceId === workspace.workspaceId) return redirect('/')
  await audit(ctx, { action: 'sample.remove', thing: 'workspace', id: sample.workspaceId, before: sample })
  return { removed: true }
}

async function join({ call, personOf }: Acting): Promise<Done> {
  const [sample] = await findSamples(call.app.ownerPool)
  if (!sample) throw new Refusal(409, 'sample.gone')
  await joinSample(call.app.ownerPool, sample.workspaceId, await personOf())
  return { joined: true }
}

interface Acting extends FormInput {
  personOf: () => Promise<{ userId: string; name: string; email: string }>
}

export const action = write<Done>(async (ctx, input) => {
  if (!mayManage(ctx)) throw forbidden()
  const acting: Acting = {
    ...input,
    async personOf() {
      const person = await input.call.person()
      if (!person) throw forbidden()
      return person
    },
  }
  const intent = input.form.get('intent')
  if (intent === 'load') return load(ctx, acting)
  if (intent === 'join') return join(acting)
  return remove(ctx, acting)
})

function Result({ done, slug }: { done: Done; slug: string | undefined }) {
  const t = useTranslations('sample')
  if ('removed' in done) return <Saved>{t('removed')}</Saved>
  return (
    <Group>
      <Saved>
        {'loaded' in done
          ? t('loaded', {
              requests: done.loaded.requests,
              people: done.loaded.people,
              units: done.loaded.units,
            })
          : t('joined')}
      </Saved>
      {slug ? (
        <Anchor component={Link} to={`/w/${slug}`} reloadDocument>
          {t('open')}
        </Anchor>
      ) : null}
    </Group>
  )
}

interface Props {
  loaderData: Awaited<ReturnType<typeof loader>>
  actionData?: Outcome<Done>
}

function Present({
  sample,
  busy,
  done,
}: {
  sample: { slug: string; member: boolean; here: boolean }
  busy: boolean
  done: boolean
}) {
  const t = useTranslations('sample')
  return (
    <>
      {done ? null : <Text>{t('present')}</Text>}
      {sample.member ? (
        done || sample.here ? null : (
          <Anchor component={Link} to={`/w/${sample.slug}`} reloadDocument>
            {t('open')}
          </Anchor>
        )
      ) : (
        <Form method="post">
          <Button type="submit" name="intent" value="join" disabled={busy}>
            {t('join')}
          </Button>
        </Form>
      )}
      <Title order={2}>{t('removeTitle')}</Title>
      <Text className="prose">{t('removeText')}</Text>
      <Form method="post">
        <Button type="submit" name="intent" value="remove" color="red" variant="outline" disabled={busy}>
          {t('remove')}
        </Button>
      </Form>
    </>
  )
}

export default function SamplePage({ loaderData: { sample }, actionData }: Props) {
  const t = useTranslations('sample')
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle' && navigation.formData !== undefined
  const intent = navigation.formData?.get('intent')
  return (
    <Stack maw={720}>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose">{t('lead')}</Text>
      {actionData && !actionData.ok ? <ProblemSummary problem={actionData.problem} /> : null}
      {busy && intent === 'load' ? <Working>{t('loading')}</Working> : null}
      {busy && intent === 'remove' ? <Working>{t('removing')}</Working> : null}
      {actionData?.ok && !busy ? <Result done={actionData.value} slug={sample?.slug} /> : null}
      {sample ? (
        <Present sample={sample} busy={busy} done={actionData?.ok === true} />
      ) : (
        <>
          {actionData?.ok ? null : <Text>{t('absent')}</Text>}
          <Form method="post">
            <Button type="submit" name="intent" value="load" disabled={busy}>
              {t('load')}
            </Button>
          </Form>
        </>
      )}
    </Stack>
  )
}
