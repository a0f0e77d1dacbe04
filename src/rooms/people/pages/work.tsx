import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { today } from '#platform/day.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { readPeriod } from '#platform/period.ts'
import { forbidden } from '#platform/refusal.ts'
import { useLast } from '#platform/ui/last.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { unitsBelow } from '#rooms/people/access.server.ts'
import { allUnits } from '#rooms/people/unit.store.server.ts'
import { changeWork, closeWork, openWork } from '#rooms/people/work.actions.server.ts'
import { pageOfWork } from '#rooms/people/work.store.server.ts'
import { removeForm } from '../capacity.wire.ts'
import { activities } from '../effort.ts'
import { closeWorkForm, workForm } from '../effort.wire.ts'
import { effortReach, mayChangeWork, mayOpenWork, maySeeEffort } from '../may.ts'
import { unitTree } from '../unit.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useDayText } from './day-text.ts'
import { useDurationText } from './duration-text.ts'
import { useRoomPath } from './room-path.ts'

export const handle = { scope: ['period', 'unit'] }

const PAGE = 50
const states = ['all', 'open', 'closed'] as const

export const loader = read(async (ctx, { url }) => {
  if (!maySeeEffort(ctx.actor)) throw forbidden()
  const asked = url.searchParams
  const period = readPeriod(asked.get('period'), today(ctx))
  const unitId = readId(asked.get('unit'))
  const state = states.find(known => known === asked.get('state')) ?? 'all'
  const activity = activities.find(known => known === asked.get('activity')) ?? null
  const { works, next } = await pageOfWork(
    ctx.tx,
    {
      from: period.from,
      to: period.to,
      activity,
      unitIds: unitId === null ? null : await unitsBelow(ctx.tx, unitId),
      closed: state === 'all' ? null : state === 'closed',
    },
    { reach: effortReach(ctx.actor), memberId: ctx.actor.memberId },
    { after: readId(asked.get('after')), limit: PAGE },
  )
  return {
    period,
    unitId,
    state,
    activity,
    works: works.map(work => ({ ...work, mayChange: mayChangeWork(ctx.actor, work) })),
    next,
    units: unitTree((await allUnits(ctx.tx)).filter(unit => !unit.archived)),
    mayOpen: mayOpenWork(ctx.actor),
  }
})

export const action = write(async (ctx, { form }) => {
  const intent = form.get('intent')
  if (intent === 'close') {
    const { id, ...closing } = readForm(closeWorkForm, form)
    return { did: 'closed' as const, title: (await closeWork(ctx, id, closing)).title }
  }
  if (intent === 'reopen') {
    const work = await changeWork(ctx, readForm(removeForm, form).id, { closedOn: null })
    return { did: 'reopened' as const, title: work.title }
  }
  const { unit, ...input } = readForm(workForm, form)
  return { did: 'opened' as const, title: (await openWork(ctx, { ...input, unitId: unit })).title }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Answer = Outcome<{ did: 'opened' | 'closed' | 'reopened'; title: string }>

function Filters({ data }: { data: Loaded }) {
  const t = useTranslations('people')
  return (
    <Form method="get" role="search">
      <input type="hidden" name="period" value={data.period.key} />
      {data.unitId === null ? null : <input type="hidden" name="unit" value={data.unitId} />}
      <Group align="end" gap="sm" my="sm">
        <NativeSelect name="activity" label={t('effort.activity')} defaultValue={data.activity ?? ''}>
          <option value="">{t('ledger.anyActivity')}</option>
          {activities.map(activity => (
            <option key={activity} value={activity}>
              {t(`activities.${activity}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="state" label={t('work.state')} defaultValue={data.state}>
          {states.map(state => (
            <option key={state} value={state}>
              {t(`work.states.${state}`)}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" variant="default">
          {t('members.find')}
        </Button>
      </Group>
    </Form>
  )
}

function Close({ work }: { work: Loaded['works'][number] }) {
  const t = useTranslations('people')
  return (
    <Form method="post">
      <input type="hidden" name="id" value={work.id} />
      {work.closedOn === null ? (
        <Group gap="xs" wrap="nowrap">
          <TextInput
            name="participants"
            inputMode="numeric"
            size="xs"
            w={110}
            placeholder={t('work.participants')}
            aria-label={t('work.participantsOf', { title: work.title })}
          />
          <Button
            type="submit"
            name="intent"
            value="close"
            variant="default"
            size="compact-sm"
            aria-label={t('work.closeOf', { title: work.title })}
          >
            {t('work.close')}
          </Button>
        </Group>
      ) : (
        <Button type="submit" name="intent" value="reopen" variant="default" size="compact-sm">
          {t('work.reopen')}
        </Button>
      )}
    </Form>
  )
}

function WorkTable({ data }: { data: Loaded }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const day = useDayText()
  const duration = useDurationText()
  const room = useRoomPath()
  const unitNames = new Map(data.units.map(unit => [unit.id, unit.name]))
  return (
    <WideTable label={t('tabs.work')} minWidth={820}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('work.title')}</Table.Th>
          <Table.Th>{t('effort.activity')}</Table.Th>
          <Table.Th>{t('effort.unit')}</Table.Th>
          <Table.Th>{t('work.openedOn')}</Table.Th>
          <Table.Th>{t('work.closedOn')}</Table.Th>
          <Table.Th ta="right">{t('work.participants')}</Table.Th>
          <Table.Th ta="right">{t('effort.time')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.works.map(work => (
          <Table.Tr key={work.id}>
            <Table.Td>{work.title}</Table.Td>
            <Table.Td>{t(`activities.${work.activity}`)}</Table.Td>
            <Table.Td>{work.unitId === null ? null : unitNames.get(work.unitId)}</Table.Td>
            <Table.Td>{day(work.openedOn)}</Table.Td>
            <Table.Td>{work.closedOn === null ? null : day(work.closedOn)}</Table.Td>
            <Table.Td ta="right">
              {work.participants === null ? null : format.number(work.participants)}
            </Table.Td>
            <Table.Td ta="right">
              <Link className="evidence" to={`${room}/effort?period=${data.period.key}&work=${work.id}`}>
                {duration(work.minutes)}
              </Link>
            </Table.Td>
            <Table.Td>{work.mayChange ? <Close work={work} /> : null}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function NewWork({ data, actionData }: { data: Loaded; actionData?: Answer }) {
  const t = useTranslations('people')
  const busy = useNavigation().state !== 'idle'
  const error = useFieldError(actionData?.ok === false ? actionData.problem : null)
  const made = useLast(actionData?.ok ? actionData.value.title : null)
  return (
    <section className="section" aria-labelledby="new-work">
      <Title order={2} id="new-work">
        {t('work.new')}
      </Title>
      <Form method="post" className="prose" key={made}>
        <Stack gap="sm" mt="sm">
          <TextInput name="title" label={t('work.title')} maxLength={300} error={error('title')} required />
          <NativeSelect name="activity" label={t('effort.activity')} defaultValue="programme">
            {activities.map(activity => (
              <option key={activity} value={activity}>
                {t(`activities.${activity}`)}
              </option>
            ))}
          </NativeSelect>
          <UnitSelect
            name="unit"
            label={t('effort.unit')}
            none={t('effort.noUnit')}
            units={data.units}
            error={error('unit')}
          />
          <TextInput name="openedOn" type="date" label={t('work.openedOn')} error={error('openedOn')} />
          <Button type="submit" loading={busy} w="fit-content">
            {t('work.open')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}

export default function WorkPage({ loaderData, actionData }: { loaderData: Loaded; actionData?: Answer }) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const [asked] = useSearchParams()
  const further = new URLSearchParams(asked)
  if (loaderData.next) further.set('after', String(loaderData.next))
  const labels = { title: t('work.title'), unit: t('effort.unit'), openedOn: t('work.openedOn') }
  return (
    <>
      <title>{`${t('tabs.work')} · Stratège`}</title>
      <Title order={1}>{t('tabs.work')}</Title>
      <Text className="prose soft" mt="xs">
        {t('work.lead')}
      </Text>
      {actionData?.ok ? (
        <Saved>{t(`work.${actionData.value.did}`, { title: actionData.value.title })}</Saved>
      ) : null}
      <ProblemSummary
        problem={actionData?.ok === false ? actionData.problem : null}
        labels={{ ...labels, participants: t('work.participants'), closedOn: t('work.closedOn') }}
      />
      <Filters data={loaderData} key={asked.toString()} />
      {loaderData.works.length > 0 ? (
        <WorkTable data={loaderData} />
      ) : (
        <Text className="prose">{t('work.empty')}</Text>
      )}
      {loaderData.next ? (
        <Anchor component={Link} to={`?${further}`} display="block" mt="xs">
          {tp('more')}
        </Anchor>
      ) : null}
      {loaderData.mayOpen ? <NewWork data={loaderData} actionData={actionData} /> : null}
    </>
  )
}
