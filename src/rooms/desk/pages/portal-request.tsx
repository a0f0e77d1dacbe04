import { Alert, Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { useLast } from '#platform/ui/last.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { maySettle } from '#rooms/desk/may.ts'
import { type FormDone, submitFollow } from '#rooms/desk/request-forms.server.ts'
import { viewAsRequester } from '#rooms/desk/request-view.server.ts'
import { isOpen } from '../request.ts'
import classes from './desk.module.css'
import { usePortalPath } from './desk-path.ts'
import { Conversation, ReplyForm } from './request-conversation.tsx'
import { Answers, Watchers } from './request-extras.tsx'
import { RequestFacts } from './request-facts.tsx'
import { MergedNotice } from './request-merged.tsx'
import { Timeline } from './request-timeline.tsx'
import { StatusMark } from './status-mark.tsx'
import { forgetDraft } from './use-draft.ts'

export const loader = read(async (ctx, { params }) => {
  const view = await viewAsRequester(ctx, readId(params.request) ?? 0)
  const { status, mergedIntoId } = view.request
  const unsettled = mergedIntoId === null && (isOpen(status) || status === 'resolved')
  const { memberId } = ctx.actor
  return { ...view, memberId, settles: unsettled && maySettle(ctx.actor, view.request) }
})

export const action = write(async (ctx, { form, params }) =>
  submitFollow(ctx, readId(params.request) ?? 0, form),
)

type Loaded = Awaited<ReturnType<typeof loader>>

/** What was just sent, and what happens next. */
function JustSent({ view }: { view: Loaded }) {
  const t = useTranslations('desk.portal')
  const format = useFormatter()
  const { id, firstReplyDueAt } = view.request
  const { memberId } = view
  const type = useSearchParams()[0].get('sent')
  useEffect(() => forgetDraft(`${memberId}:${type}`), [memberId, type])
  return (
    <Alert role="status" variant="outline" color="teal" my="sm" title={t('sentTitle', { id: String(id) })}>
      {firstReplyDueAt === null
        ? null
        : `${t('sentReply', { when: format.dateTime(firstReplyDueAt, { dateStyle: 'full', timeStyle: 'short' }) })} `}
      {t('sentNext')}
    </Alert>
  )
}

/** What the request's state asks of its requester. */
function Note({ view }: { view: Loaded }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  const { status, mergedIntoId } = view.request
  if (mergedIntoId !== null || !view.replies) return null
  if (status === 'waiting') return <Text my="sm">{t('waitingNote')}</Text>
  if (status === 'resolved') return <Text my="sm">{t('resolvedNote')}</Text>
  if (status !== 'closed') return null
  return (
    <Text my="sm">
      {t('closedNote')}{' '}
      <Anchor component={Link} to={portal}>
        {t('askAgain')}
      </Anchor>
    </Text>
  )
}

function Settle() {
  const t = useTranslations('desk.portal')
  const busy = useNavigation().formData?.get('intent') === 'settle'
  return (
    <Form method="post" className="section no-print">
      <Text size="sm" mb="xs" id="settle-help">
        {t('settleHelp')}
      </Text>
      <Button
        type="submit"
        name="intent"
        value="settle"
        variant="default"
        loading={busy}
        aria-describedby="settle-help"
      >
        {t('settle')}
      </Button>
    </Form>
  )
}

function Done({ did }: { did: FormDone['did'] }) {
  const t = useTranslations('desk')
  if (did === 'settled') return <Saved>{t('portal.settled')}</Saved>
  return <Saved>{t(did === 'watchers' ? 'request.watchersSaved' : 'request.sent')}</Saved>
}

export default function PortalRequestPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<FormDone>
}) {
  const t = useTranslations('desk.request')
  const portal = usePortalPath()
  const [query] = useSearchParams()
  const { request } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  const done = actionData?.ok ? actionData.value : null
  const sent = useLast(done?.did === 'sent' ? done.key : null)
  return (
    <>
      <title>{`${request.subject} · Stratège`}</title>
      <Group gap="sm">
        <Text className="soft">{t('number', { id: request.externalId ?? String(request.id) })}</Text>
        <StatusMark status={request.status} />
      </Group>
      <Title order={1} className={classes.words}>
        {request.subject}
      </Title>
      {done ? <Done did={done.did} /> : null}
      {query.has('sent') && !actionData ? <JustSent view={loaderData} /> : null}
      <ProblemSummary
        problem={problem}
        labels={{ who: t('watchers'), body: t('reply'), files: t('files') }}
      />
      <MergedNotice view={loaderData} base={portal} />
      <Note view={loaderData} />
      <div className={classes.columns}>
        <div>
          <Conversation view={loaderData} files={`${portal}/files`} />
          {loaderData.replies ? <ReplyForm view={loaderData} sent={sent} /> : null}
          <Timeline view={loaderData} />
        </div>
        <aside aria-label={t('facts')}>
          <RequestFacts view={loaderData} />
          <Answers view={loaderData} />
          <Watchers view={loaderData} problem={problem} />
          {loaderData.settles ? <Settle /> : null}
        </aside>
      </div>
    </>
  )
}
