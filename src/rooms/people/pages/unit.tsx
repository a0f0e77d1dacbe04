import { Anchor, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound } from '#platform/refusal.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { archiveUnit, changeUnit, restoreUnit } from '#rooms/people/unit.actions.server.ts'
import { allUnits } from '#rooms/people/unit.store.server.ts'
import { mayManageUnits, maySeeAt, maySeeEffort } from '../may.ts'
import { unitTree, withBelow } from '../unit.ts'
import { unitForm } from '../unit.wire.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useRoomPath } from './room-path.ts'

export const loader = read(async (ctx, { params }) => {
  const id = readId(params.unit)
  const seen = (await allUnits(ctx.tx)).filter(unit => maySeeAt(ctx.actor, unit.id))
  const unit = unitTree(seen).find(candidate => candidate.id === id)
  if (!unit) throw notFound()
  const below = withBelow(seen, unit.id)
  const manages = (unitId: number | null) => mayManageUnits(ctx.actor, unitId)
  const free = seen.filter(
    other => !below.has(other.id) && (other.id === unit.parentId || (!other.archived && manages(other.id))),
  )
  return {
    unit,
    children: seen.filter(other => other.parentId === unit.id),
    parents: unitTree(free),
    mayManage: manages(unit.id),
    maySeeEffort: maySeeEffort(ctx.actor),
  }
})

export const action = write(async (ctx, { form, params }) => {
  const id = readId(params.unit)
  if (id === null) throw notFound()
  const intent = form.get('intent')
  if (intent === 'archive') await archiveUnit(ctx, id)
  else if (intent === 'restore') await restoreUnit(ctx, id)
  else {
    const { name, code, parent } = readForm(unitForm, form)
    await changeUnit(ctx, id, { name, code: code ?? null, parentId: parent ?? null })
  }
  return null
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<null>

function UnitForm({ loaderData, actionData }: { loaderData: Loaded; actionData?: Answer }) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const busy = useNavigation().state !== 'idle'
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const { unit, parents } = loaderData
  return (
    <section className="section" aria-labelledby="change-unit">
      <Title order={2} id="change-unit">
        {t('unit.change')}
      </Title>
      {actionData?.ok ? <Saved>{tp('saved')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{ name: t('units.name'), code: t('units.code'), parent: t('units.parent') }}
      />
      <Form method="post" className="prose" key={unit.id}>
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('units.name')}
            defaultValue={unit.name}
            maxLength={200}
            error={error('name')}
            required
          />
          <UnitSelect
            name="parent"
            label={t('units.parent')}
            description={t('unit.parentHelp')}
            none={t('units.top')}
            units={parents}
            value={unit.parentId}
            error={error('parent')}
          />
          <TextInput
            name="code"
            label={t('units.code')}
            description={t('units.codeHelp')}
            defaultValue={unit.code ?? ''}
            maxLength={100}
            error={error('code')}
          />
          <Group>
            <Button type="submit" loading={busy}>
              {tp('save')}
            </Button>
            <Button
              type="submit"
              name="intent"
              value={unit.archived ? 'restore' : 'archive'}
              variant="default"
              formNoValidate
            >
              {unit.archived ? t('unit.restore') : t('unit.archive')}
            </Button>
          </Group>
          <Text size="sm" className="soft">
            {t('unit.archiveHelp')}
          </Text>
        </Stack>
      </Form>
    </section>
  )
}

export default function UnitPage({ loaderData, actionData }: { loaderData: Loaded; actionData?: Answer }) {
  const t = useTranslations('people')
  const room = useRoomPath()
  const { unit, children } = loaderData
  return (
    <>
      <title>{`${unit.name} · Stratège`}</title>
      <Text size="sm" className="soft">
        <Anchor component={Link} to={`${room}/units`} inherit underline="always">
          {t('units.title')}
        </Anchor>
        {unit.above.map(name => ` › ${name}`)}
      </Text>
      <Title order={1}>{unit.name}</Title>
      <Text className="soft">
        {[unit.code, unit.archived ? t('units.archived') : null].filter(Boolean).join(' · ')}
      </Text>
      <Group mt="xs">
        <Anchor component={Link} to={`${room}/members?unit=${unit.id}`}>
          {t('unit.members')}
        </Anchor>
        {loaderData.maySeeEffort ? (
          <Anchor component={Link} to={`${room}/effort?period=12m&unit=${unit.id}`}>
            {t('unit.effort')}
          </Anchor>
        ) : null}
      </Group>
      {children.length > 0 ? (
        <section className="section" aria-labelledby="below">
          <Title order={2} id="below">
            {t('unit.below')}
          </Title>
          <List mt="xs">
            {children.map(child => (
              <List.Item key={child.id}>
                <Anchor component={Link} to={`${room}/units/${child.id}`}>
                  {child.name}
                </Anchor>
                {child.archived ? <span className="soft"> · {t('units.archived')}</span> : null}
              </List.Item>
            ))}
          </List>
        </section>
      ) : null}
      {loaderData.mayManage ? <UnitForm loaderData={loaderData} actionData={actionData} /> : null}
    </>
  )
}
