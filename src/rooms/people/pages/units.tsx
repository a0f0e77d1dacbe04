import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { useLast } from '#platform/ui/last.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { createUnit } from '#rooms/people/unit.actions.server.ts'
import { allUnits, memberCounts } from '#rooms/people/unit.store.server.ts'
import { mayManageUnits, maySeeAt } from '../may.ts'
import { unitTree } from '../unit.ts'
import { unitForm } from '../unit.wire.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useRoomPath } from './room-path.ts'

export const loader = read(async (ctx, { url }) => {
  const archived = url.searchParams.get('archived') === 'yes'
  const seen = (await allUnits(ctx.tx)).filter(unit => maySeeAt(ctx.actor, unit.id))
  const counts = await memberCounts(ctx.tx)
  const live = seen.filter(unit => !unit.archived)
  return {
    units: unitTree(archived ? seen : live).map(unit => ({ ...unit, members: counts.get(unit.id) ?? 0 })),
    parents: unitTree(live).filter(unit => mayManageUnits(ctx.actor, unit.id)),
    archivedCount: seen.length - live.length,
    mayManage: mayManageUnits(ctx.actor, null),
  }
})

export const action = write(async (ctx, { form }) => {
  const { name, code, parent } = readForm(unitForm, form)
  const unit = await createUnit(ctx, { name, code, parentId: parent ?? null })
  return { id: unit.id, name: unit.name }
})

type Loaded = Awaited<ReturnType<typeof loader>>

function UnitTable({ units }: Pick<Loaded, 'units'>) {
  const t = useTranslations('people')
  const format = useFormatter()
  const room = useRoomPath()
  return (
    <WideTable label={t('units.title')} minWidth={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('units.name')}</Table.Th>
          <Table.Th>{t('units.code')}</Table.Th>
          <Table.Th ta="right">{t('units.members')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {units.map(unit => (
          <Table.Tr key={unit.id}>
            <Table.Td pl={12 + unit.depth * 22}>
              <Anchor component={Link} to={`${room}/units/${unit.id}`} inherit>
                {unit.name}
              </Anchor>
              {unit.archived ? <span className="soft"> · {t('units.archived')}</span> : null}
            </Table.Td>
            <Table.Td>{unit.code}</Table.Td>
            <Table.Td ta="right">
              <Link className="evidence" to={`${room}/members?unit=${unit.id}`}>
                {format.number(unit.members)}
              </Link>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function NewUnit({ loaderData, actionData }: PageProps) {
  const t = useTranslations('people')
  const busy = useNavigation().state !== 'idle'
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const made = actionData?.ok ? actionData.value : null
  const last = useLast(made?.id)
  return (
    <section className="section" aria-labelledby="new-unit">
      <Title order={2} id="new-unit">
        {t('units.new')}
      </Title>
      {made ? <Saved>{t('units.made', { name: made.name })}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{ name: t('units.name'), code: t('units.code'), parent: t('units.parent') }}
      />
      <Form method="post" key={last} className="prose">
        <Stack gap="sm" mt="sm">
          <TextInput name="name" label={t('units.name')} maxLength={200} error={error('name')} required />
          <UnitSelect
            name="parent"
            label={t('units.parent')}
            none={t('units.top')}
            units={loaderData.parents}
            error={error('parent')}
          />
          <TextInput
            name="code"
            label={t('units.code')}
            description={t('units.codeHelp')}
            maxLength={100}
            error={error('code')}
          />
          <Button type="submit" loading={busy} w="fit-content">
            {t('units.create')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}

interface PageProps {
  loaderData: Loaded
  actionData?: Outcome<{ id: number; name: string }>
}

export default function UnitsPage({ loaderData, actionData }: PageProps) {
  const t = useTranslations('people')
  const [search] = useSearchParams()
  const showsArchived = search.get('archived') === 'yes'
  const { units, parents, archivedCount, mayManage } = loaderData
  return (
    <>
      <title>{`${t('units.title')} · Stratège`}</title>
      <Group justify="space-between" align="baseline">
        <Title order={1}>{t('units.title')}</Title>
        {mayManage ? (
          <Button component={Link} to="import" variant="default">
            {t('units.import')}
          </Button>
        ) : null}
      </Group>
      <Text className="prose soft" mt="xs" mb="md">
        {t('units.lead')}
      </Text>
      {units.length > 0 ? <UnitTable units={units} /> : <Text className="prose">{t('units.empty')}</Text>}
      {archivedCount > 0 ? (
        <Anchor component={Link} to={showsArchived ? '.' : '?archived=yes'} size="sm" mt="xs" display="block">
          {showsArchived ? t('units.hideArchived') : t('units.showArchived', { count: archivedCount })}
        </Anchor>
      ) : null}
      {mayManage || parents.length > 0 ? <NewUnit loaderData={loaderData} actionData={actionData} /> : null}
    </>
  )
}
