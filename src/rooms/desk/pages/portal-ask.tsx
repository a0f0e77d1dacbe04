import { Anchor, Box, Button, Group, Input, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Form, Link, redirect, useNavigation, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { UnitSelect } from '#people.ui'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound, type Problem } from '#platform/refusal.ts'
import { FileInput } from '#platform/ui/file-input.tsx'
import { useLanguage } from '#platform/ui/language.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { askPage, submitAsk } from '#rooms/desk/portal.server.ts'
import { answerName } from '../type-form.ts'
import { AskSuggestions } from './ask-suggestions.tsx'
import { usePortalPath } from './desk-path.ts'
import classes from './portal.module.css'
import { Requirements } from './portal-home.tsx'
import { TypeFields } from './type-fields.tsx'
import { type Draft, forgetDraft, useDraft } from './use-draft.ts'

export const loader = read(async (ctx, { params }) => {
  if (params.type === undefined) throw notFound()
  return askPage(ctx, params.type)
})

export const action = write(async (ctx, { form, params, workspace }) => {
  const id = await submitAsk(ctx, params.type ?? '', form)
  return redirect(`/w/${workspace.slug}/portal/requests/${id}?sent=${params.type}`)
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<never>

function Extras({
  data,
  draft,
  error,
}: {
  data: Loaded
  draft: Draft
  error: (field: string) => string | undefined
}) {
  const t = useTranslations('desk.portal')
  const tr = useTranslations('desk.request')
  return (
    <>
      <TextInput
        name="wantedOn"
        type="date"
        label={t('wantedOn')}
        defaultValue={draft.wantedOn}
        description={t('wantedOnHelp')}
        error={error('wantedOn')}
      />
      <Input.Wrapper id="files" label={t('files')} description={t('filesHelp')} error={error('files')}>
        <FileInput
          id="files"
          name="files[]"
          multiple
          className={classes.files}
          aria-describedby={error('files') ? 'files-description files-error' : 'files-description'}
          aria-invalid={error('files') ? true : undefined}
        />
      </Input.Wrapper>
      <Textarea
        name="who"
        label={t('watchers')}
        description={t('watchersHelp')}
        defaultValue={draft.who}
        autosize
        minRows={1}
        maxLength={4000}
        error={error('who')}
      />
      <UnitSelect
        name="unit"
        label={t('unit')}
        description={t('unitHelp')}
        none={tr('noUnit')}
        noneValue="none"
        units={data.units}
        value={draft.unit ? readId(draft.unit) : data.unitId}
        error={error('unit')}
      />
    </>
  )
}

function AskForm({
  data,
  draft,
  ask,
  problem,
  onKeep,
  onSolved,
}: {
  data: Loaded
  draft: Draft
  ask: string
  problem: Problem | null
  onKeep: (event: FormEvent<HTMLFormElement>) => void
  onSolved: (title: string) => void
}) {
  const t = useTranslations('desk.portal')
  const error = useFieldError(problem)
  const busy = useNavigation().formMethod === 'POST'
  const [subject, setSubject] = useState(draft.subject ?? '')
  const answers = Object.fromEntries(
    data.type.fields.flatMap(({ key }) => (draft[answerName(key)] ? [[key, draft[answerName(key)]]] : [])),
  )
  return (
    <Form method="post" encType="multipart/form-data" className="prose" noValidate onInput={onKeep}>
      <input type="hidden" name="ask" value={ask} />
      <Stack gap="md" mt="md">
        <div>
          <TextInput
            name="subject"
            label={t('subject')}
            description={t('subjectHelp')}
            value={subject}
            onChange={event => setSubject(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
            error={error('subject')}
            required
          />
          <Text size="sm" className="soft" mt={4}>
            {t('counted')}
          </Text>
        </div>
        <AskSuggestions ask={ask} text={subject} onSolved={onSolved} />
        <Textarea
          name="body"
          label={t('body')}
          description={t('bodyHelp')}
          defaultValue={draft.body}
          autosize
          minRows={4}
          maxLength={100_000}
          error={error('body')}
        />
        <TypeFields
          key={data.type.key}
          fields={data.type.fields}
          units={data.units}
          answers={answers}
          problem={problem}
        />
        {data.forOthers ? (
          <TextInput
            name="behalf"
            label={t('behalf')}
            description={t('behalfHelp')}
            defaultValue={draft.behalf}
            maxLength={300}
            error={error('behalf')}
          />
        ) : null}
        <Extras data={data} draft={draft} error={error} />
        <Button type="submit" loading={busy} w="fit-content">
          {t('send')}
        </Button>
      </Stack>
    </Form>
  )
}

function DraftBack({ onForget }: { onForget: () => void }) {
  const t = useTranslations('desk.portal')
  return (
    <Group gap="sm" mt="sm">
      <Text role="status">{t('draftBack')}</Text>
      <Button type="button" variant="default" size="compact-sm" onClick={onForget}>
        {t('draftForget')}
      </Button>
    </Group>
  )
}

/** Says that the guide counts, and leads on; the form waits behind it as it was. */
function Solved({ title, onBack }: { title: string; onBack: () => void }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status">
      <Title order={2} mt="md">
        {t('solvedTitle')}
      </Title>
      <Text my="xs">{t('solvedText', { title })}</Text>
      <Group gap="md">
        <Anchor component={Link} to={portal}>
          {t('home')}
        </Anchor>
        <Button type="button" variant="default" onClick={onBack}>
          {t('solvedBack')}
        </Button>
      </Group>
    </div>
  )
}

/** What the fields are called where a problem names them. */
function useLabels({ type }: Loaded): Record<string, string> {
  const t = useTranslations('desk.portal')
  const fr = useLanguage() === 'fr'
  const own = ['subject', 'body', 'wantedOn', 'files', 'unit', 'behalf'] as const
  return {
    ...Object.fromEntries(own.map(name => [name, t(name)])),
    who: t('watchers'),
    ...Object.fromEntries(
      type.fields.map(field => [answerName(field.key), fr ? field.labelFr : field.labelEn]),
    ),
  }
}

/** A form of its own for every kind: going from one to another begins anew. */
export default function PortalAskPage(props: { loaderData: Loaded; actionData?: Answer }) {
  return <Ask key={useParams().type} {...props} />
}

function Ask({ loaderData, actionData }: { loaderData: Loaded; actionData?: Answer }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  const { type } = loaderData
  const name = `${loaderData.memberId}:${type.key}`
  const { draft, form, keep, forget } = useDraft(name)
  // The ask stays the same while its form stands, whatever is loaded anew; a draft goes on with its own.
  const [fresh] = useState(loaderData.ask)
  const ask = draft?.ask ?? fresh
  const [solved, setSolved] = useState<string | null>(null)
  const onSolved = useCallback(
    (title: string) => {
      forgetDraft(name)
      setSolved(title)
    },
    [name],
  )
  const problem = actionData?.ok === false ? actionData.problem : null
  return (
    <>
      <title>{`${type.name} · Stratège`}</title>
      <Anchor component={Link} to={portal} size="sm">
        {t('title')}
      </Anchor>
      <Title order={1}>{type.name}</Title>
      {type.help ? (
        <Text className="prose soft" mt="xs">
          {type.help}
        </Text>
      ) : null}
      {loaderData.otherKey === null ? null : (
        <Text mt="xs">
          <Anchor component={Link} to={`${portal}/ask/${loaderData.otherKey}`}>
            {t('notThis')}
          </Anchor>
        </Text>
      )}
      <ProblemSummary problem={problem} labels={useLabels(loaderData)} />
      {solved === null ? null : <Solved title={solved} onBack={() => setSolved(null)} />}
      <div hidden={solved !== null}>
        {type.requirements.length > 0 ? (
          <Box component="section" className="prose" aria-label={t('ready')} mt="md">
            <Requirements list={type.requirements} />
          </Box>
        ) : null}
        {draft === null ? null : <DraftBack onForget={forget} />}
        <AskForm
          key={form}
          data={loaderData}
          draft={draft ?? {}}
          ask={ask}
          problem={problem}
          onKeep={keep}
          onSolved={onSolved}
        />
      </div>
    </>
  )
}
