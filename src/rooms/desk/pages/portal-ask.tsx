import { Anchor, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Form, Link, redirect, useNavigation, useParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { UnitSelect } from '#people.ui'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { notFound, type Problem } from '#platform/refusal.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { askPage, submitAsk } from '#rooms/desk/portal.server.ts'
import { answerName } from '../type-form.ts'
import { AskSuggestions } from './ask-suggestions.tsx'
import { usePortalPath } from './desk-path.ts'
import { Requirements } from './portal-home.tsx'
import { TypeFields } from './type-fields.tsx'

export const loader = read(async (ctx, { params }) => {
  if (params.type === undefined) throw notFound()
  return askPage(ctx, params.type)
})

export const action = write(async (ctx, { form, params, workspace }) => {
  const id = await submitAsk(ctx, params.type ?? '', form)
  return redirect(`/w/${workspace.slug}/portal/requests/${id}?sent`)
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<never>

function Extras({ data, error }: { data: Loaded; error: (field: string) => string | undefined }) {
  const t = useTranslations('desk.portal')
  const tr = useTranslations('desk.request')
  return (
    <>
      <TextInput
        name="wantedOn"
        type="date"
        label={t('wantedOn')}
        description={t('wantedOnHelp')}
        error={error('wantedOn')}
      />
      <div>
        <label htmlFor="files">{t('files')}</label>
        <Text size="sm" className="soft" id="files-help">
          {t('filesHelp')}
        </Text>
        <input
          id="files"
          type="file"
          name="files[]"
          multiple
          aria-describedby="files-help"
          aria-invalid={error('files') ? true : undefined}
        />
        {error('files') ? (
          <Text size="sm" c="red">
            {error('files')}
          </Text>
        ) : null}
      </div>
      <Textarea
        name="who"
        label={t('watchers')}
        description={t('watchersHelp')}
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
        value={data.unitId}
        error={error('unit')}
      />
    </>
  )
}

function AskForm({
  data,
  ask,
  problem,
  onSolved,
}: {
  data: Loaded
  ask: string
  problem: Problem | null
  onSolved: (title: string) => void
}) {
  const t = useTranslations('desk.portal')
  const error = useFieldError(problem)
  const busy = useNavigation().formMethod === 'POST'
  const [subject, setSubject] = useState('')
  return (
    <Form method="post" encType="multipart/form-data" className="prose" noValidate>
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
          autosize
          minRows={4}
          maxLength={100_000}
          error={error('body')}
        />
        <TypeFields key={data.type.key} fields={data.type.fields} units={data.units} problem={problem} />
        {data.forOthers ? (
          <TextInput
            name="behalf"
            label={t('behalf')}
            description={t('behalfHelp')}
            maxLength={300}
            error={error('behalf')}
          />
        ) : null}
        <Extras data={data} error={error} />
        <Button type="submit" loading={busy} w="fit-content">
          {t('send')}
        </Button>
      </Stack>
    </Form>
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
  const fr = useLocale() === 'fr'
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
  // The ask stays the same while its form stands, whatever is loaded anew.
  const [ask] = useState(loaderData.ask)
  const [solved, setSolved] = useState<string | null>(null)
  const onSolved = useCallback((title: string) => setSolved(title), [])
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
      <ProblemSummary problem={problem} labels={useLabels(loaderData)} />
      {solved === null ? null : <Solved title={solved} onBack={() => setSolved(null)} />}
      <div hidden={solved !== null}>
        {type.requirements.length > 0 ? (
          <section className="prose" aria-label={t('ready')}>
            <Requirements list={type.requirements} />
          </section>
        ) : null}
        <AskForm data={loaderData} ask={ask} problem={problem} onSolved={onSolved} />
      </div>
    </>
  )
}
