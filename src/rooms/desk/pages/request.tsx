import { Button, Group, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound } from '#platform/refusal.ts'
import { useLast } from '#platform/ui/last.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { maySeeDesk } from '#rooms/desk/may.ts'
import { type FormDone, submitWork } from '#rooms/desk/request-forms.server.ts'
import { viewRequest } from '#rooms/desk/request-view.server.ts'
import classes from './desk.module.css'
import { useDeskPath } from './desk-path.ts'
import { Conversation, NoteForm, ReplyForm } from './request-conversation.tsx'
import { Answers, TextForm, TimeSpent, Watchers } from './request-extras.tsx'
import { RequestFacts, TriageForm } from './request-facts.tsx'
import { Joining } from './request-joining.tsx'
import { MergedNotice } from './request-merged.tsx'
import { Timeline } from './request-timeline.tsx'
import { StatusMark } from './status-mark.tsx'
import { useKeys } from './use-keys.ts'

export const loader = read(async (ctx, { params }) => {
  if (!maySeeDesk(ctx.actor)) throw notFound()
  return viewRequest(ctx, readId(params.request) ?? 0)
})

export const action = write(async (ctx, { form, params, workspace }) => {
  const done = await submitWork(ctx, readId(params.request) ?? 0, form)
  return 'madeId' in done ? redirect(`/w/${workspace.slug}/desk/requests/${done.madeId}`) : done
})

type Loaded = Awaited<ReturnType<typeof loader>>

const doneWords = {
  sent: 'sent',
  noted: 'noted',
  saved: 'saved',
  watchers: 'watchersSaved',
  merged: 'saved',
  undone: 'undoDone',
  time: 'timeDone',
  settled: 'saved',
} as const satisfies Record<FormDone['did'], string>

function focusOn(id: string) {
  const field = document.getElementById(id)
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}

function useRequestKeys() {
  useKeys(
    useMemo(
      () => ({
        r: () => focusOn('reply'),
        n: () => focusOn('note'),
        s: () => focusOn('status'),
        a: () => document.getElementById('to-me')?.click(),
      }),
      [],
    ),
  )
}

function Aside({
  view,
  problem,
  timed,
}: {
  view: Loaded
  problem: Parameters<typeof Joining>[0]['problem']
  timed: string | null
}) {
  const t = useTranslations('desk.request')
  return (
    <aside aria-label={t('facts')}>
      <RequestFacts view={view} />
      {view.works && view.request.mergedIntoId === null ? (
        <>
          <Form method="post" className="no-print">
            <Button
              type="submit"
              id="to-me"
              name="intent"
              value="toMe"
              variant="default"
              size="compact-sm"
              mt="sm"
            >
              {t('toMe')}
            </Button>
          </Form>
          <TriageForm view={view} problem={problem} />
        </>
      ) : null}
      <Answers view={view} />
      {view.works ? <TimeSpent view={view} problem={problem} timed={timed} /> : null}
      <Watchers view={view} problem={problem} />
    </aside>
  )
}

export default function RequestPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Outcome<FormDone>
}) {
  const t = useTranslations('desk.request')
  const desk = useDeskPath()
  const { request, works, replies } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  const done = actionData?.ok ? actionData.value : null
  const keyOf = (did: FormDone['did']) => (done?.did === did ? done.key : null)
  const sent = useLast(keyOf('sent'))
  const noted = useLast(keyOf('noted'))
  const timed = useLast(keyOf('time'))
  useRequestKeys()
  return (
    <>
      <title>{`${request.subject} · Stratège`}</title>
      <Group gap="sm">
        <Text className="soft">{t('number', { id: request.externalId ?? String(request.id) })}</Text>
        <StatusMark status={request.status} />
      </Group>
      <Title order={1} className={classes.words} mb="md">
        {request.subject}
      </Title>
      {done ? <Saved>{t(doneWords[done.did])}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{
          subject: t('subject'),
          body: t('reply'),
          files: t('files'),
          reason: t('reason'),
          assignee: t('assignee'),
          who: t('watchers'),
          duration: t('timeOther'),
          into: t('mergeLabel'),
          messages: t('splitLabel'),
        }}
      />
      <MergedNotice view={loaderData} base={desk} />
      <div className={classes.columns}>
        <div>
          <Conversation view={loaderData} files={`${desk}/files`} />
          {replies ? <ReplyForm view={loaderData} sent={sent} /> : null}
          {works ? <NoteForm noted={noted} /> : null}
          {works && request.mergedIntoId === null ? <TextForm view={loaderData} problem={problem} /> : null}
          {works ? <Joining view={loaderData} problem={problem} /> : null}
          <Timeline view={loaderData} />
          {works ? (
            <Text size="sm" className="soft no-print" mt="sm">
              {t('keys')}
            </Text>
          ) : null}
        </div>
        <Aside view={loaderData} problem={problem} timed={timed} />
      </div>
    </>
  )
}
