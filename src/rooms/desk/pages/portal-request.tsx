import { Group, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { type FormDone, submitReply, submitWatchers } from '#rooms/desk/request-forms.server.ts'
import { viewAsRequester } from '#rooms/desk/request-view.server.ts'
import classes from './desk.module.css'
import { usePortalPath } from './desk-path.ts'
import { Conversation, ReplyForm } from './request-conversation.tsx'
import { Answers, Watchers } from './request-extras.tsx'
import { RequestFacts } from './request-facts.tsx'
import { MergedNotice } from './request-merged.tsx'
import { Timeline } from './request-timeline.tsx'
import { StatusMark } from './status-mark.tsx'

export const loader = read(async (ctx, { params }) => viewAsRequester(ctx, readId(params.request) ?? 0))

export const action = write(async (ctx, { form, params }) => {
  const id = readId(params.request) ?? 0
  return form.get('intent') === 'watchers' ? submitWatchers(ctx, id, form) : submitReply(ctx, id, form)
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function PortalRequestPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<FormDone>
}) {
  const t = useTranslations('desk.request')
  const portal = usePortalPath()
  const { request } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  const done = actionData?.ok ? actionData.value : null
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
      {done ? <Saved>{t(done.did === 'watchers' ? 'watchersSaved' : 'sent')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{ who: t('watchers'), body: t('reply'), files: t('files') }}
      />
      <MergedNotice view={loaderData} base={portal} />
      <div className={classes.columns}>
        <div>
          <Conversation view={loaderData} files={`${portal}/files`} />
          {loaderData.replies ? <ReplyForm view={loaderData} sent={done?.key ?? ''} /> : null}
          <Timeline view={loaderData} />
        </div>
        <aside aria-label={t('facts')}>
          <RequestFacts view={loaderData} />
          <Answers view={loaderData} />
          <Watchers view={loaderData} problem={problem} />
        </aside>
      </div>
    </>
  )
}
