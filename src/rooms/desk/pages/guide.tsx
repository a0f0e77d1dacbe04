import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { Form, Link, redirect, useNavigation, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { unitTree } from '#people'
import { allUnits, minutesAbout } from '#people.server'
import { UnitSelect } from '#people.ui'
import { type Locale, locales } from '#platform/actor.ts'
import type { Context } from '#platform/context.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { useLanguage } from '#platform/ui/language.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { logGuideTime, readGuide, rewriteGuide, writeGuide } from '#rooms/desk/guide.actions.server.ts'
import { mayReadDrafts, mayWriteGuides } from '#rooms/desk/may.ts'
import { allRequestTypes } from '#rooms/desk/request-type.store.server.ts'
import type { Guide, GuideState } from '../guide.ts'
import { guideForm, guideTimeForm } from '../guide.wire.ts'
import { useDeskPath, usePortalPath } from './desk-path.ts'
import { GuideBody } from './guide-body.tsx'
import { GuideTime } from './guide-time.tsx'

/** Types and units a guide can be for, with those that one is for already. */
async function readersToChoose({ tx }: Context, guide: Guide | null) {
  const types = await allRequestTypes(tx)
  const units = await allUnits(tx)
  return {
    types: types
      .filter(({ id, active }) => active || guide?.typeIds.includes(id))
      .map(({ id, nameFr, nameEn }) => ({ id, fr: nameFr, en: nameEn })),
    units: unitTree(units.filter(({ id, archived }) => !archived || id === guide?.unitId)),
  }
}

export const loader = read(async (ctx, { params }) => {
  const writes = mayWriteGuides(ctx.actor)
  if (params.guide === undefined) {
    if (!writes) throw forbidden()
    const language = ctx.actor.locale
    return { guide: null, writes, language, minutes: 0, ...(await readersToChoose(ctx, null)) }
  }
  if (!mayReadDrafts(ctx.actor)) throw notFound()
  const guide = await readGuide(ctx, readId(params.guide) ?? 0)
  const minutes = await minutesAbout(ctx.tx, { kind: 'guide', id: guide.id })
  return { guide, writes, language: guide.language, minutes, ...(await readersToChoose(ctx, guide)) }
})

export const action = write(async (ctx, { form, params, workspace }) => {
  if (form.get('intent') === 'time')
    return logGuideTime(ctx, readId(params.guide) ?? 0, readForm(guideTimeForm, form).duration)
  const { version, types, unit, ...rest } = readForm(guideForm, form)
  const input = { ...rest, typeIds: types, unitId: unit ?? null }
  if (params.guide !== undefined) return rewriteGuide(ctx, readId(params.guide) ?? 0, input, version)
  const guide = await writeGuide(ctx, input)
  return redirect(`/w/${workspace.slug}/desk/guides/${guide.id}?saved`)
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<unknown>

const saveWords = { draft: 'saveDraft', published: 'save', archived: 'save' } as const

function moves(state: GuideState): { to: GuideState; word: 'publish' | 'withdraw' | 'archive' }[] {
  if (state === 'draft') return [{ to: 'published', word: 'publish' }]
  if (state === 'archived')
    return [
      { to: 'published', word: 'publish' },
      { to: 'draft', word: 'withdraw' },
    ]
  return [
    { to: 'draft', word: 'withdraw' },
    { to: 'archived', word: 'archive' },
  ]
}

function Buttons({ state }: { state: GuideState }) {
  const t = useTranslations('desk.guide')
  const busy = useNavigation().state !== 'idle'
  return (
    <Group gap="sm">
      <Button
        type="submit"
        name="state"
        value={state}
        loading={busy}
        variant={state === 'draft' ? 'default' : 'filled'}
      >
        {t(saveWords[state])}
      </Button>
      {moves(state).map(({ to, word }) => (
        <Button
          key={to}
          type="submit"
          name="state"
          value={to}
          loading={busy}
          variant={word === 'publish' ? 'filled' : 'default'}
        >
          {t(word)}
        </Button>
      ))}
    </Group>
  )
}

/** What readers will see, drawn while it is written. */
function Preview({ title, body, language }: { title: string; body: string; language: string }) {
  const t = useTranslations('desk.guide')
  const shown = useDeferredValue(body)
  if (shown.trim() === '') return null
  return (
    <section className="section" aria-labelledby="preview">
      <Text id="preview" fw={600} mb="sm">
        {t('preview')}
      </Text>
      <Title order={2} size="h1" mb="sm" lang={language}>
        {title}
      </Title>
      <GuideBody body={shown} language={language} newTab />
    </section>
  )
}

/** Whom the guide is for: types of request it spares, and the unit whose people read it. */
function Readers({ data: { guide, types, units } }: { data: Loaded }) {
  const t = useTranslations('desk.guide')
  const locale = useLanguage()
  const chosen = guide?.typeIds ?? []
  return (
    <>
      <Checkbox.Group label={t('types')} description={t('typesHelp')} defaultValue={chosen.map(String)}>
        <Group gap="0.5rem 1.25rem" mt="xs">
          {types.map(type => (
            <Checkbox key={type.id} name="types[]" value={String(type.id)} label={type[locale]} />
          ))}
        </Group>
      </Checkbox.Group>
      <UnitSelect
        name="unit"
        label={t('unit')}
        description={t('unitHelp')}
        none={t('everybody')}
        units={units}
        value={guide?.unitId}
      />
    </>
  )
}

function GuideForm({ data, actionData }: { data: Loaded; actionData?: Answer }) {
  const t = useTranslations('desk.guide')
  const error = useFieldError(actionData?.ok === false ? actionData.problem : null)
  const { guide } = data
  const [title, setTitle] = useState(guide?.title ?? '')
  const [body, setBody] = useState(guide?.body ?? '')
  const [language, setLanguage] = useState<Locale>(data.language)
  return (
    <>
      <Form method="post" className="prose no-print">
        {guide ? <input type="hidden" name="version" value={guide.version} /> : null}
        <Stack gap="sm" mt="sm">
          <TextInput
            name="title"
            label={t('name')}
            description={t('nameHelp')}
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
            lang={language}
            maxLength={200}
            error={error('title')}
            required
          />
          <NativeSelect
            name="language"
            label={t('language')}
            value={language}
            onChange={event => setLanguage(event.currentTarget.value === 'fr' ? 'fr' : 'en')}
          >
            {locales.map(one => (
              <option key={one} value={one}>
                {t(`languages.${one}`)}
              </option>
            ))}
          </NativeSelect>
          <Textarea
            name="body"
            label={t('body')}
            description={t('bodyHelp')}
            value={body}
            onChange={event => setBody(event.currentTarget.value)}
            lang={language}
            minRows={10}
            maxLength={100_000}
            autosize
            error={error('body')}
          />
          <Readers data={data} />
          <Buttons state={guide?.state ?? 'draft'} />
        </Stack>
      </Form>
      <Preview title={title} body={body} language={language} />
    </>
  )
}

function Standing({ guide }: { guide: NonNullable<Loaded['guide']> }) {
  const t = useTranslations('desk.guide')
  const format = useFormatter()
  const portal = usePortalPath()
  return (
    <Text mt="xs">
      {t('standing', {
        state: guide.state,
        when:
          guide.publishedAt === null ? 'never' : format.dateTime(guide.publishedAt, { dateStyle: 'long' }),
      })}{' '}
      {guide.state === 'published' ? (
        <Anchor component={Link} to={`${portal}/guides/${guide.id}`}>
          {t('read')}
        </Anchor>
      ) : null}
    </Text>
  )
}

export default function GuidePage({ loaderData, actionData }: { loaderData: Loaded; actionData?: Answer }) {
  const t = useTranslations('desk.guide')
  const desk = useDeskPath()
  const [query] = useSearchParams()
  const { guide, writes } = loaderData
  const name = guide?.title ?? t('newTitle')
  return (
    <>
      <title>{`${name} · Stratège`}</title>
      <Anchor component={Link} to={`${desk}/guides`} size="sm">
        {t('title')}
      </Anchor>
      <Title order={1} lang={guide?.language}>
        {name}
      </Title>
      {guide ? <Standing guide={guide} /> : null}
      {actionData?.ok || (actionData === undefined && query.has('saved')) ? (
        <Saved>{t('saved')}</Saved>
      ) : null}
      <ProblemSummary
        problem={actionData?.ok === false ? actionData.problem : null}
        labels={{ title: t('name'), body: t('body'), typeIds: t('types'), unitId: t('unit') }}
      />
      {writes ? (
        <>
          <GuideForm data={loaderData} actionData={actionData} key={guide?.id ?? 'new'} />
          {guide ? (
            <GuideTime
              minutes={loaderData.minutes}
              problem={actionData?.ok === false ? actionData.problem : null}
            />
          ) : null}
        </>
      ) : guide ? (
        <GuideBody body={guide.body} language={guide.language} />
      ) : null}
    </>
  )
}
