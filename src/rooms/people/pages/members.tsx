import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, Link, redirect, useNavigation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Role, roles } from '#platform/actor.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { ProblemSummary, useFieldError } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { createMember } from '#rooms/people/member.actions.server.ts'
import { pageOfMembers } from '#rooms/people/member.store.server.ts'
import { allUnits } from '#rooms/people/unit.store.server.ts'
import { mayManageMembersOf, maySeeAt, peopleReach } from '../may.ts'
import { newMemberForm } from '../member.wire.ts'
import { unitTree, withBelow } from '../unit.ts'
import { UnitSelect } from '../unit-select.tsx'
import { useRoomPath } from './room-path.ts'

const PAGE = 50

const readActive = (state: string | null) => (state === 'all' ? null : state !== 'inactive')

export const loader = read(async (ctx, { url }) => {
  const asked = url.searchParams
  const units = (await allUnits(ctx.tx)).filter(unit => maySeeAt(ctx.actor, unit.id))
  const unitId = readId(asked.get('unit'))
  const role = roles.find(known => known === asked.get('role')) ?? null
  const [key, id] = decodeCursor(asked.get('after'), ['string', 'number']) ?? []
  const { members, next } = await pageOfMembers(
    ctx.tx,
    {
      text: (asked.get('q') ?? '').trim().slice(0, 200),
      unitIds: unitId === null ? null : [...withBelow(units, unitId)],
      role,
      active: readActive(asked.get('state')),
    },
    {
      reach: peopleReach(ctx.actor),
      after: key === undefined || id === undefined ? null : { key, id },
      limit: PAGE,
    },
  )
  const live = units.filter(unit => !unit.archived)
  return {
    members,
    next: next && encodeCursor([next.key, next.id]),
    units: unitTree(units),
    places: unitTree(live.filter(unit => mayManageMembersOf(ctx.actor, unit.id))),
    mayManage: mayManageMembersOf(ctx.actor, null),
  }
})

export const action = write(async (ctx, { form, workspace }) => {
  const { name, email, unit, locale, role, roleUnit } = readForm(newMemberForm, form)
  const member = await createMember(ctx, {
    name,
    email,
    unitId: unit,
    locale,
    roles: role ? [{ role, unitId: roleUnit }] : [],
  })
  return redirect(`/w/${workspace.slug}/people/members/${member.id}`)
})

type Loaded = Awaited<ReturnType<typeof loader>>

function Filters({ units }: Pick<Loaded, 'units'>) {
  const t = useTranslations('people')
  const [asked] = useSearchParams()
  return (
    <Form method="get" role="search">
      <Group align="end" gap="sm" mb="md">
        <TextInput name="q" label={t('members.search')} defaultValue={asked.get('q') ?? ''} maxLength={200} />
        <UnitSelect
          name="unit"
          label={t('members.unit')}
          none={t('members.anyUnit')}
          units={units}
          value={readId(asked.get('unit'))}
        />
        <NativeSelect name="role" label={t('members.role')} defaultValue={asked.get('role') ?? ''}>
          <option value="">{t('members.anyRole')}</option>
          {roles.map(role => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect name="state" label={t('members.state')} defaultValue={asked.get('state') ?? 'active'}>
          {(['active', 'inactive', 'all'] as const).map(state => (
            <option key={state} value={state}>
              {t(`members.states.${state}`)}
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

function MemberTable({ members, units }: Pick<Loaded, 'members' | 'units'>) {
  const t = useTranslations('people')
  const room = useRoomPath()
  const unitNames = new Map(units.map(unit => [unit.id, unit.name]))
  const titles = (held: readonly { role: Role }[]) =>
    [...new Set(held.map(grant => t(`roles.${grant.role}`)))].join(', ')
  return (
    <WideTable label={t('members.title')} minWidth={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('members.name')}</Table.Th>
          <Table.Th>{t('members.email')}</Table.Th>
          <Table.Th>{t('members.unit')}</Table.Th>
          <Table.Th>{t('members.roles')}</Table.Th>
          <Table.Th>{t('members.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map(member => (
          <Table.Tr key={member.id}>
            <Table.Td>
              <Anchor component={Link} to={`${room}/members/${member.id}`} inherit>
                {member.name}
              </Anchor>
            </Table.Td>
            <Table.Td>{member.email}</Table.Td>
            <Table.Td>{member.unitId === null ? null : unitNames.get(member.unitId)}</Table.Td>
            <Table.Td>{titles(member.roles)}</Table.Td>
            <Table.Td>
              {t(
                `members.access.${!member.active ? 'inactive' : member.hasAccount ? 'signsIn' : 'noAccount'}`,
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function NewMember({ loaderData, actionData }: PageProps) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const busy = useNavigation().state === 'submitting'
  const problem = actionData?.ok === false ? actionData.problem : null
  const error = useFieldError(problem)
  const whole = loaderData.mayManage ? t('members.wholeCompany') : t('members.choose')
  return (
    <section className="section" aria-labelledby="new-member">
      <Title order={2} id="new-member">
        {t('members.new')}
      </Title>
      <ProblemSummary
        problem={problem}
        labels={{ name: t('members.name'), email: t('members.email'), unit: t('members.unit') }}
      />
      <Form method="post" className="prose">
        <Stack gap="sm" mt="sm">
          <TextInput name="name" label={t('members.name')} maxLength={200} error={error('name')} required />
          <TextInput
            name="email"
            type="email"
            label={t('members.email')}
            description={t('members.emailHelp')}
            error={error('email')}
          />
          <UnitSelect
            name="unit"
            label={t('members.unit')}
            none={loaderData.mayManage ? t('units.top') : t('members.choose')}
            units={loaderData.places}
            error={error('unit')}
          />
          <NativeSelect name="role" label={t('members.firstRole')} defaultValue="requester">
            {roles.map(role => (
              <option key={role} value={role}>
                {`${t(`roles.${role}`)} – ${t(`roleHelp.${role}`)}`}
              </option>
            ))}
          </NativeSelect>
          <UnitSelect
            name="roleUnit"
            label={t('members.roleUnit')}
            description={t('members.roleUnitHelp')}
            none={whole}
            units={loaderData.places}
          />
          <NativeSelect name="locale" label={tp('language')}>
            <option value="">{t('members.companyLanguage')}</option>
            <option value="fr">{tp('languages.fr')}</option>
            <option value="en">{tp('languages.en')}</option>
          </NativeSelect>
          <Button type="submit" loading={busy} w="fit-content">
            {t('members.create')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}

interface PageProps {
  loaderData: Loaded
  actionData?: Outcome<never>
}

export default function MembersPage({ loaderData, actionData }: PageProps) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const [asked] = useSearchParams()
  const further = new URLSearchParams(asked)
  if (loaderData.next) further.set('after', loaderData.next)
  return (
    <>
      <title>{`${t('members.title')} · Stratège`}</title>
      <Title order={1} mb="sm">
        {t('members.title')}
      </Title>
      <Filters units={loaderData.units} key={asked.toString()} />
      {loaderData.members.length > 0 ? (
        <MemberTable members={loaderData.members} units={loaderData.units} />
      ) : (
        <Text>{t('members.none')}</Text>
      )}
      {loaderData.next ? (
        <Anchor component={Link} to={`?${further}`} display="block" mt="xs">
          {tp('more')}
        </Anchor>
      ) : null}
      {loaderData.mayManage || loaderData.places.length > 0 ? (
        <NewMember loaderData={loaderData} actionData={actionData} />
      ) : null}
    </>
  )
}
