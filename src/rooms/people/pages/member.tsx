import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Context } from '#platform/context.server.ts'
import { addDays, today } from '#platform/day.ts'
import { callOf } from '#platform/http/app.server.ts'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, type RouteArguments, read, write } from '#platform/http/page.server.ts'
import { readId } from '#platform/id.ts'
import { notFound, type Problem } from '#platform/refusal.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { Saved } from '#platform/ui/saved.tsx'
import {
  addAbsence,
  planCapacity,
  removeAbsence,
  removeCapacity,
} from '#rooms/people/capacity.actions.server.ts'
import { absencesIn, capacityRecords } from '#rooms/people/capacity.store.server.ts'
import { inviteMember, revokeInvitation } from '#rooms/people/invitation.actions.server.ts'
import { liveInvitation } from '#rooms/people/invitation.store.server.ts'
import {
  changeMember,
  deactivateMember,
  grantRole,
  reactivateMember,
  seenMember,
  takeRole,
} from '#rooms/people/member.actions.server.ts'
import { allUnits } from '#rooms/people/unit.store.server.ts'
import { absenceForm, capacityForm, removeForm } from '../capacity.wire.ts'
import {
  mayManageMember,
  mayManageMembersOf,
  mayPlanAbsence,
  mayPlanCapacity,
  maySeeAt,
  maySeeEffort,
} from '../may.ts'
import { memberForm, roleForm, takeRoleForm } from '../member.wire.ts'
import { unitTree } from '../unit.ts'
import { MemberCapacity } from './member-capacity.tsx'
import { MemberIdentity } from './member-identity.tsx'
import { MemberInvitation } from './member-invitation.tsx'
import { MemberRoles } from './member-roles.tsx'
import { useRoomPath } from './room-path.ts'

export const loader = read(async (ctx, { params }) => {
  const id = readId(params.member)
  if (id === null) throw notFound()
  const { actor, tx } = ctx
  const member = await seenMember(ctx, id)
  const day = today(ctx)
  const units = (await allUnits(tx)).filter(unit => maySeeAt(actor, unit.id))
  const manages = mayManageMember(actor, member)
  const mayPlan = mayPlanCapacity(actor, member.unitId)
  const mayBeAway = mayPlanAbsence(actor, member)
  const seesCapacity = maySeeEffort(actor) || mayBeAway
  const away = seesCapacity ? await absencesIn(tx, [id], { from: addDays(day, -365), to: '2200-01-01' }) : []
  return {
    member,
    today: day,
    units: unitTree(units),
    places: unitTree(units.filter(unit => !unit.archived && mayManageMembersOf(actor, unit.id))),
    invitation: manages ? await liveInvitation(ctx, id) : null,
    capacity: seesCapacity ? await capacityRecords(tx, [id]) : null,
    absences: away.map(absence => ({ ...absence, reason: mayBeAway ? absence.reason : null })),
    may: { manage: manages, plan: mayPlan, away: mayBeAway, seeEffort: maySeeEffort(actor) },
  }
})

type Did = { did: 'saved' } | { did: 'invited'; link: string }

async function change(ctx: Context, id: number, form: FormData): Promise<Did['did'] | { path: string }> {
  const intent = form.get('intent')
  if (intent === 'invite') return inviteMember(ctx, id)
  if (intent === 'revoke') await revokeInvitation(ctx, id)
  else if (intent === 'deactivate') await deactivateMember(ctx, id)
  else if (intent === 'reactivate') await reactivateMember(ctx, id)
  else if (intent === 'takeRole') await takeRole(ctx, id, readForm(takeRoleForm, form).grant)
  else if (intent === 'removeCapacity') await removeCapacity(ctx, id, readForm(removeForm, form).id)
  else if (intent === 'removeAbsence') await removeAbsence(ctx, id, readForm(removeForm, form).id)
  else if (intent === 'grant') {
    const { role, roleUnit } = readForm(roleForm, form)
    await grantRole(ctx, id, { role, unitId: roleUnit ?? null })
  } else if (intent === 'capacity') {
    const { hoursFrom, hours } = readForm(capacityForm, form)
    await planCapacity(ctx, { memberId: id, fromDay: hoursFrom, hoursPerWeek: hours })
  } else if (intent === 'absence') {
    const { awayFrom, awayTo, reason } = readForm(absenceForm, form)
    const toDay = awayTo ?? awayFrom
    await addAbsence(ctx, { memberId: id, fromDay: awayFrom, toDay, reason: reason ?? null })
  } else {
    const { name, email, unit, locale } = readForm(memberForm, form)
    const values = { email: email ?? null, unitId: unit ?? null, locale: locale ?? null }
    await changeMember(ctx, id, { name, ...values })
  }
  return 'saved'
}

export function action(args: RouteArguments) {
  const { origin } = callOf(args.context).app
  return write<Did>(async (ctx, { form, params }) => {
    const id = readId(params.member)
    if (id === null) throw notFound()
    const done = await change(ctx, id, form)
    return typeof done === 'object' ? { did: 'invited', link: origin + done.path } : { did: 'saved' }
  })(args)
}

export type MemberLoaded = Awaited<ReturnType<typeof loader>>

/** What a part of the page with a form is given. */
export interface MemberPart {
  data: MemberLoaded
  problem: Problem | null
}

function Access({ data }: { data: MemberLoaded }) {
  const t = useTranslations('people')
  const { member } = data
  return (
    <section className="section" aria-labelledby="access">
      <Title order={2} id="access">
        {t('member.access')}
      </Title>
      <Text className="prose" my="xs">
        {member.active ? t('member.deactivateHelp') : t('member.reactivateHelp')}
      </Text>
      <Form method="post">
        <Button
          type="submit"
          name="intent"
          value={member.active ? 'deactivate' : 'reactivate'}
          variant="default"
        >
          {member.active ? t('member.deactivate') : t('member.reactivate')}
        </Button>
      </Form>
    </section>
  )
}

export default function MemberPage({
  loaderData,
  actionData,
}: {
  loaderData: MemberLoaded
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const room = useRoomPath()
  const { member, may } = loaderData
  const problem = actionData?.ok === false ? actionData.problem : null
  const labels = Object.fromEntries(
    (['name', 'email', 'unit', 'role', 'roleUnit'] as const).map(field => [field, t(`members.${field}`)]),
  )
  const did = actionData?.ok ? actionData.value : null
  return (
    <>
      <title>{`${member.name} · Stratège`}</title>
      <Text size="sm">
        <Anchor component={Link} to={`${room}/members`} inherit>
          {t('members.title')}
        </Anchor>
      </Text>
      <Title order={1}>{member.name}</Title>
      <Text className="soft">
        {t(`members.access.${!member.active ? 'inactive' : member.hasAccount ? 'signsIn' : 'noAccount'}`)}
      </Text>
      {may.seeEffort ? (
        <Group mt="xs">
          <Anchor component={Link} to={`${room}/effort?period=12m&member=${member.id}`}>
            {t('member.effort')}
          </Anchor>
        </Group>
      ) : null}
      {did?.did === 'saved' ? <Saved>{tp('saved')}</Saved> : null}
      <ProblemSummary
        problem={problem}
        labels={{
          ...labels,
          hoursFrom: t('capacity.from'),
          hours: t('capacity.hours'),
          awayFrom: t('absence.from'),
          awayTo: t('absence.to'),
          reason: t('absence.reason'),
        }}
      />
      <MemberIdentity data={loaderData} problem={problem} />
      <MemberRoles data={loaderData} />
      {may.manage && member.active && !member.hasAccount ? (
        <MemberInvitation
          invitation={loaderData.invitation}
          link={did?.did === 'invited' ? did.link : null}
        />
      ) : null}
      {loaderData.capacity ? <MemberCapacity data={loaderData} problem={problem} /> : null}
      {may.manage ? <Access data={loaderData} /> : null}
    </>
  )
}
