import { Anchor, Button, Group, List, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { mayAdminister } from '#platform/settings/may.ts'
import { PathLine } from '#platform/ui/path-line.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { olderRecords } from '#rooms/path/older-records.server.ts'
import { readPath } from '#rooms/path/position.server.ts'
import { scopeOf } from '#rooms/path/scope.server.ts'
import { findingOf, type Sentence } from '../finding.ts'
import { notRecorded, pathModel, type Step, sources, steps } from '../model.ts'
import type { OlderRecords as Older } from '../older-records.server.ts'
import type { PathReading } from '../position.server.ts'
import { useDayText } from './day-text.ts'
import { History } from './history.tsx'
import { OlderRecords } from './older-records.tsx'
import classes from './path.module.css'
import { usePathQuery, useWorkspacePath } from './room-path.ts'
import { StepCriteria } from './step-criteria.tsx'
import { StepOdds } from './step-odds.tsx'
import { UnitPositions } from './unit-positions.tsx'

export const loader = read(async (ctx, { url }) => {
  const reading = await readPath(ctx, await scopeOf(ctx, url))
  return {
    ...reading,
    older: reading.empty ? await olderRecords(ctx) : null,
    administers: mayAdminister(ctx.actor),
  }
})

function useStepNames(): Record<Step, string> {
  const t = useTranslations('path.steps')
  return Object.fromEntries(steps.map(step => [step, t(`s${step}`)])) as Record<Step, string>
}

function Header({ reading }: { reading: PathReading }) {
  const t = useTranslations('path')
  const value = useValueText()
  const day = useDayText()
  const names = useStepNames()
  const { position, workload, observed, unitName, window } = reading
  const { step } = position
  const say = ({ key, params }: Sentence) => t(`finding.${key}`, { ...day.window(window), ...params })
  const where =
    step === null
      ? t('nowhere')
      : unitName === null
        ? t('here', { step, name: names[step] })
        : t('hereUnit', { step, name: names[step], unit: unitName })
  const [work, standing] = findingOf({
    position,
    reactiveShare: observed.reactiveShare.value,
    arrivals: reading.arrivals,
    unitName,
  })
  const hours = (amount: number) => value(amount, 'hours')
  const capacity = observed.reactiveNeed.whole
  return (
    <>
      <PathLine step={step} names={names} label={t('mark', { where })} />
      <Title order={1} className={classes.finding}>
        <span>{say(work)}</span> <span>{say(standing)}</span>
      </Title>
      {workload.n > 0 ? (
        <Text className="prose" mt="sm">
          {t('workBehind', {
            total: hours(workload.total),
            reactive: hours(workload.reactive),
            proactive: hours(workload.proactive),
            capacity:
              capacity === null || unitName !== null
                ? t('capacityUnknown')
                : t('capacityKnown', { hours: hours(capacity) }),
          })}{' '}
          {workload.estimated > 0
            ? t('estimatedPart', { hours: hours(workload.estimated), total: hours(workload.total) })
            : null}
        </Text>
      ) : null}
    </>
  )
}

function Empty({ administers, older }: { administers: boolean; older: Older | null }) {
  const t = useTranslations('path.empty')
  const names = useStepNames()
  const workspace = useWorkspacePath()
  const path = useTranslations('path')
  return (
    <>
      <PathLine step={null} names={names} label={path('mark', { where: path('nowhere') })} />
      <Title order={1} className={classes.finding}>
        {t('title')}
      </Title>
      <Text className="prose" mt="sm">
        {t('lead')}
      </Text>
      {older ? (
        <OlderRecords older={older} />
      ) : (
        <Text className="prose" mt="sm">
          {t('next')}
        </Text>
      )}
      <Group mt="md">
        <Button component={Link} to={`${workspace}/desk/import`}>
          {t('import')}
        </Button>
        <Button component={Link} to={`${workspace}/people/effort`} variant="default">
          {t('log')}
        </Button>
      </Group>
      {administers ? (
        <Text className="prose soft" mt="md">
          {t.rich('sample', {
            link: text => (
              <Anchor component={Link} to={`${workspace}/settings/sample`} inherit>
                {text}
              </Anchor>
            ),
          })}
        </Text>
      ) : null}
    </>
  )
}

function Criteria({ reading }: { reading: PathReading }) {
  const t = useTranslations('path')
  const missing = notRecorded.map(observable => t(`observables.${observable}`))
  return (
    <section className="section" aria-labelledby="criteria">
      <Title order={2} id="criteria">
        {t('criteria.title')}
      </Title>
      <Text className="prose soft" mb="sm">
        {t('criteria.lead', {
          fewest: pathModel.fewest,
          memory: pathModel.memory,
          months: pathModel.months,
        })}
      </Text>
      {reading.position.steps.map(result => (
        <StepCriteria key={result.step} result={result} reading={reading} />
      ))}
      <Title order={3} mt="lg">
        {t('missing.title')}
      </Title>
      <Text className="prose">{t('missing.lead')}</Text>
      <List size="sm">
        {missing.map(name => (
          <List.Item key={name}>{name}</List.Item>
        ))}
      </List>
    </section>
  )
}

function Model({ version, likely }: { version: string; likely: string | null }) {
  const t = useTranslations('path.model')
  const path = useTranslations('path')
  return (
    <section className="section" aria-labelledby="model">
      <Title order={2} id="model">
        {t('title')}
      </Title>
      <Text className="prose">{t('version', { version })}</Text>
      {likely === null ? null : <Text className="prose">{path('likely.model', { version: likely })}</Text>}
      <List size="sm" spacing="xs" mt="xs">
        {Object.values(sources).map(({ title, url }) => (
          <List.Item key={url}>
            <Anchor href={url} inherit>
              {title}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </section>
  )
}

export default function PositionPage({
  loaderData,
}: {
  loaderData: PathReading & { administers: boolean; older: Older | null }
}) {
  const t = useTranslations('path')
  const workspace = useWorkspacePath()
  const query = usePathQuery()
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {loaderData.empty ? (
        <Empty administers={loaderData.administers} older={loaderData.older} />
      ) : (
        <>
          <Header reading={loaderData} />
          <Group mt="sm" gap="0.25rem 1.5rem" className="no-print">
            <Anchor component={Link} to={`${workspace}/path/figures${query}`} inherit>
              {t('toFigures')}
            </Anchor>
            <Anchor component={Link} to={`${workspace}/path/clock${query}`} inherit>
              {t('toClock')}
            </Anchor>
          </Group>
          {loaderData.likely ? <StepOdds reading={loaderData.likely} unitName={loaderData.unitName} /> : null}
          <Criteria reading={loaderData} />
          <History reading={loaderData} />
          <UnitPositions reading={loaderData} />
        </>
      )}
      <Model version={loaderData.model} likely={loaderData.likely?.model ?? null} />
    </>
  )
}
