import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { unitTree } from '#people'
import { UnitSelect } from '#people.ui'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import { priorities } from '../request.ts'
import classes from './desk.module.css'
import { StatusMark } from './status-mark.tsx'

type Clock = RequestView['clocks']['firstReply']

/** A clock's state, and on asking the sentences that say why. */
function ClockFact({ word, clock }: { word: 'firstReply' | 'resolution'; clock: Clock }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const when =
    clock.dueAt === null ? '' : format.dateTime(clock.dueAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <dt>{t(`clock.${word}`)}</dt>
      <dd>
        {t(`clock.${clock.state}`, { when })}
        {clock.why.length > 0 ? (
          <details>
            <summary>{t('clock.why')}</summary>
            {clock.why.map(({ code, params }) => (
              <Text key={code + JSON.stringify(params)} size="sm">
                {t(code, params)}
              </Text>
            ))}
          </details>
        ) : null}
      </dd>
    </>
  )
}

/** What is known of a request, to read. */
export function RequestFacts({ view }: { view: RequestView }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const { request } = view
  const name = (id: number | null) => (id === null ? t('request.nobody') : view.names[id])
  return (
    <section aria-labelledby="facts">
      <Title order={2} id="facts" size="h4" mb="xs">
        {t('request.facts')}
      </Title>
      <dl className={classes.facts}>
        <dt>{t('request.status')}</dt>
        <dd>
          <StatusMark status={request.status} />
          {request.declineReason ? (
            <Text size="sm">{t('request.declined', { reason: request.declineReason })}</Text>
          ) : null}
        </dd>
        <dt>{t('request.requester')}</dt>
        <dd>
          {name(request.requesterId)}
          {request.submittedBy === null ? null : (
            <Text size="sm">{t('request.submittedBy', { name: name(request.submittedBy) })}</Text>
          )}
        </dd>
        <dt>{t('request.unit')}</dt>
        <dd>{request.unitId === null ? t('request.noUnit') : view.unitNames[request.unitId]}</dd>
        <dt>{t('request.type')}</dt>
        <dd>{view.typeNames[request.typeId]}</dd>
        <dt>{t('request.priority')}</dt>
        <dd>{t(`priority.${request.priority}`)}</dd>
        <dt>{t('request.assignee')}</dt>
        <dd>{name(request.assigneeId)}</dd>
        <dt>{t('request.opened')}</dt>
        <dd>{format.dateTime(request.openedAt, { dateStyle: 'medium', timeStyle: 'short' })}</dd>
        <dt>{t('request.channel')}</dt>
        <dd>{t(`channel.${request.channel}`)}</dd>
        {request.wantedOn ? (
          <>
            <dt>{t('request.wantedOn')}</dt>
            <dd>
              {format.dateTime(new Date(`${request.wantedOn}T00:00:00Z`), {
                dateStyle: 'medium',
                timeZone: 'UTC',
              })}
            </dd>
          </>
        ) : null}
        <ClockFact word="firstReply" clock={view.clocks.firstReply} />
        <ClockFact word="resolution" clock={view.clocks.resolution} />
      </dl>
    </section>
  )
}

/** Triage in one form: status, assignee, priority, type, unit, wanted day. */
export function TriageForm({ view, problem }: { view: RequestView; problem: Problem | null }) {
  const t = useTranslations('desk')
  const error = useFieldError(problem)
  const { request } = view
  return (
    <Form method="post" className="section no-print" key={request.version}>
      <input type="hidden" name="version" value={request.version} />
      <Stack gap="sm">
        <NativeSelect id="status" name="status" label={t('request.status')} defaultValue={request.status}>
          <option value={request.status}>{t(`status.${request.status}`)}</option>
          {view.next.map(status => (
            <option key={status} value={status}>
              {t(`status.${status}`)}
            </option>
          ))}
        </NativeSelect>
        {view.next.includes('declined') ? (
          <TextInput
            name="reason"
            label={t('request.reason')}
            description={t('request.reasonHelp')}
            maxLength={2000}
            error={error('reason')}
          />
        ) : null}
        <NativeSelect
          name="assignee"
          label={t('request.assignee')}
          defaultValue={request.assigneeId ?? 'none'}
          error={error('assignee')}
        >
          <option value="none">{t('request.nobody')}</option>
          {view.team.map(member => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
          {request.assigneeId !== null && !view.team.some(member => member.id === request.assigneeId) ? (
            <option value={request.assigneeId}>{view.names[request.assigneeId]}</option>
          ) : null}
        </NativeSelect>
        <NativeSelect name="priority" label={t('request.priority')} defaultValue={request.priority}>
          {priorities.map(priority => (
            <option key={priority} value={priority}>
              {t(`priority.${priority}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          name="type"
          label={t('request.type')}
          defaultValue={request.typeId}
          error={error('type')}
        >
          {view.types.some(type => type.id === request.typeId) ? null : (
            <option value={request.typeId}>{view.typeNames[request.typeId]}</option>
          )}
          {view.types.map(type => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </NativeSelect>
        <UnitSelect
          name="unit"
          label={t('request.unit')}
          none={t('request.noUnit')}
          noneValue="none"
          units={unitTree(view.units)}
          value={request.unitId}
          error={error('unit')}
        />
        <Button type="submit" name="intent" value="change" w="fit-content">
          {t('request.save')}
        </Button>
      </Stack>
    </Form>
  )
}
