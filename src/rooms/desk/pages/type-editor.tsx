import { Anchor, Button, Group, Text, Title, VisuallyHidden } from '@mantine/core'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { unitTree } from '#people'
import { allUnits } from '#people.server'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { forbidden, notFound, type Problem } from '#platform/refusal.ts'
import { useLanguage } from '#platform/ui/language.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { mayDefine } from '#rooms/desk/may.ts'
import { archiveRequestType, restoreRequestType } from '#rooms/desk/request-type.actions.server.ts'
import { markOf } from '#rooms/desk/seen.server.ts'
import { viewSettings } from '#rooms/desk/settings.server.ts'
import { saveDraft } from '#rooms/desk/type-draft.server.ts'
import { dayMinutes } from '../calendar.ts'
import { draftOf, editDraft, isOperation, type TypeDraft } from '../type-draft.ts'
import { definitionOf } from '../type-draft-definition.ts'
import { readDraft } from '../type-draft-form.ts'
import { useDeskPath } from './desk-path.ts'
import { useProblemLabels } from './problem-labels.ts'
import classes from './settings.module.css'
import { focusRow } from './type-buttons.tsx'
import { FieldsEditor } from './type-field-editor.tsx'
import { TypeFields } from './type-fields.tsx'
import { TypeIntro } from './type-intro.tsx'
import { Promises, RequirementsEditor, TypeWords } from './type-parts.tsx'

export const loader = read(async (ctx, { params }) => {
  const { types, calendars } = await viewSettings(ctx)
  const type = types.find(({ id }) => id === readId(params.type))
  if (!type) throw notFound()
  return {
    type,
    draft: draftOf(type),
    seen: markOf(draftOf(type)),
    calendars: calendars.map(({ id, name, isDefault, week }) => ({
      id,
      name,
      isDefault,
      dayMinutes: dayMinutes(week),
    })),
    units: unitTree((await allUnits(ctx.tx)).filter(unit => !unit.archived)),
  }
})

export const action = write(async (ctx, { form, params }) => {
  const id = readId(params.type)
  if (id === null) throw notFound()
  if (!mayDefine(ctx.actor)) throw forbidden()
  const operation = form.get('operation')
  const typed = readDraft(form)
  if (isOperation(operation))
    return { draft: editDraft(typed, operation).draft, problem: null, did: 'edited' as const }
  switch (form.get('intent')) {
    case 'archive':
      await archiveRequestType(ctx, id)
      return { draft: null, problem: null, did: 'saved' as const }
    case 'restore':
      await restoreRequestType(ctx, id)
      return { draft: null, problem: null, did: 'saved' as const }
    case 'preview':
      return { draft: typed, problem: null, did: 'edited' as const }
    default:
      return { ...(await saveDraft(ctx, id, typed, form.get('seen'))), did: 'saved' as const }
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<{ draft: TypeDraft | null; problem: Problem | null; did: 'edited' | 'saved' }>

/** The form as its requester will see it, while it is written. */
function Preview({ draft, data }: { draft: TypeDraft; data: Loaded }) {
  const t = useTranslations('desk.settings')
  const shown = useDeferredValue(draft)
  const { definition } = useMemo(() => definitionOf(shown), [shown])
  const calendar = data.calendars.find(known =>
    definition.calendarId === null ? known.isDefault : known.id === definition.calendarId,
  )
  return (
    <aside className={classes.preview} aria-labelledby="preview">
      <Title order={2} id="preview" size="h4">
        {t('preview')}
      </Title>
      <Text size="sm" className="soft" mb="sm">
        {t('previewHelp')}
      </Text>
      <TypeIntro type={definition} dayMinutes={calendar?.dayMinutes} />
      <TypeFields fields={definition.fields} units={data.units} />
    </aside>
  )
}

export default function TypeEditorPage({
  loaderData,
  actionData,
}: {
  loaderData: Loaded
  actionData?: Answer
}) {
  const t = useTranslations('desk.settings')
  const locale = useLanguage()
  const desk = useDeskPath()
  const busy = useNavigation().state !== 'idle'
  const answer = actionData?.ok ? actionData.value : null
  const problem = actionData?.ok === false ? actionData.problem : (answer?.problem ?? null)
  const error = useFieldError(problem)
  const labels = useProblemLabels(problem)
  const form = useRef<HTMLFormElement>(null)
  const next = useRef<{ operation: string; id: string | null } | null>(null)
  const [draft, setDraft] = useState(answer?.draft ?? loaderData.draft)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (answer?.draft) setDraft(answer.draft)
  }, [answer])
  useEffect(() => {
    if (!next.current) return
    focusRow(next.current.operation, next.current.id)
    next.current = null
  })
  const typed = () => (form.current ? readDraft(new FormData(form.current)) : draft)
  const operate = (operation: string) => {
    const edited = editDraft(typed(), operation)
    next.current = { operation, id: edited.focus }
    setDraft(edited.draft)
    setSaid(t(`did.${operation.slice(0, operation.indexOf(':')) as 'add' | 'remove' | 'up' | 'down'}`))
  }
  const { type } = loaderData
  const name = locale === 'fr' ? type.nameFr : type.nameEn
  return (
    <>
      <title>{`${name} · Stratège`}</title>
      <Text size="sm">
        <Anchor component={Link} to={`${desk}/settings`} inherit underline="always">
          {t('title')}
        </Anchor>
      </Text>
      <Title order={1}>{name}</Title>
      <Text className="soft">
        {[
          type.active ? null : t('isArchived'),
          type.isOther ? t('isOther') : null,
          t('key', { key: type.key }),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </Text>
      {answer?.did === 'saved' && !answer.problem ? <Saved>{t('savedType')}</Saved> : null}
      <ProblemSummary problem={problem} labels={labels} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <div className={classes.editor}>
        <Form method="post" ref={form} noValidate preventScrollReset onInput={() => setDraft(typed())}>
          <button type="submit" name="intent" value="save" hidden tabIndex={-1} />
          <input type="hidden" name="seen" value={loaderData.seen} />
          <section className="section" aria-labelledby="words">
            <Title order={2} id="words">
              {t('words')}
            </Title>
            <TypeWords draft={draft} error={error} />
          </section>
          <section className="section" aria-labelledby="requirements">
            <Title order={2} id="requirements">
              {t('requirements')}
            </Title>
            <Text className="soft prose">{t('requirementsHelp')}</Text>
            <RequirementsEditor draft={draft} error={error} operate={operate} />
          </section>
          <section className="section" aria-labelledby="fields">
            <Title order={2} id="fields">
              {t('fields')}
            </Title>
            <Text className="soft prose">{t('fieldsHelp')}</Text>
            <FieldsEditor
              draft={draft}
              error={error}
              operate={operate}
              problems={Object.keys(problem?.fields ?? {})}
            />
          </section>
          <section className="section" aria-labelledby="promises">
            <Title order={2} id="promises">
              {t('promises')}
            </Title>
            <Text className="soft prose" mb="sm">
              {t('promisesHelp')}
            </Text>
            <Promises draft={draft} error={error} calendars={loaderData.calendars} />
          </section>
          <Group className={classes.bar}>
            <Button type="submit" name="intent" value="save" loading={busy}>
              {t('save')}
            </Button>
            <noscript>
              <Button type="submit" name="intent" value="preview" variant="default">
                {t('refresh')}
              </Button>
            </noscript>
            {type.isOther ? null : (
              <Button
                type="submit"
                name="intent"
                value={type.active ? 'archive' : 'restore'}
                variant="default"
              >
                {type.active ? t('archive') : t('restore')}
              </Button>
            )}
          </Group>
        </Form>
        <Preview draft={draft} data={loaderData} />
      </div>
    </>
  )
}
