import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { type EffectPage as EffectData, readEffect } from '#rooms/path/effects.server.ts'
import { effectModel } from '../effect-model.ts'
import { EffectChart, EffectComparison, EffectHours, EffectRecords, EffectTrust } from './effect-parts.tsx'
import { useWhy } from './effect-refused.tsx'
import { useEffectText } from './effect-text.ts'
import { NoEffects } from './no-effects.tsx'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

export const loader = read((ctx, { params }) => readEffect(ctx, params.use ?? ''))

export const handle = { scope: [] }

function Finding({ page: { line, tested } }: { page: EffectData }) {
  const t = useTranslations('path.effects.detail')
  const text = useEffectText()
  const why = useWhy()
  const { answer, claim, target, treatment } = line
  const { title } = treatment.uses[0]
  const whole = target.unit === null && target.types.length === 0
  const whom = whole ? t('everyone') : text.target(target)
  if (!answer.ok)
    return (
      <>
        <Title order={1} className={classes.finding}>
          {t('cannot', { title, target: whom })}
        </Title>
        <Text className="prose" mt="sm">
          {why(answer, treatment.until)}
        </Text>
      </>
    )
  const { window, part, asked, expected, p } = answer
  return (
    <>
      <Title order={1} className={classes.finding}>
        {t('fewer', {
          title,
          target: whom,
          asked: text.requests(asked),
          expected: text.requests(expected),
          part: text.ranged(part),
        })}
      </Title>
      <Text className="prose" mt="sm">
        {t(claim === null ? 'luck' : 'stands', { p: text.chance(p), tested })}
      </Text>
      <p className="soft">
        {[
          t('weeks', {
            after: window.after.length * effectModel.period,
            before: window.before.length * effectModel.period,
          }),
          treatment.uses.length > 1 ? t('first', { count: treatment.uses.length }) : null,
          treatment.until ? t('until', { title: treatment.until.title }) : null,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function Measured({ page }: { page: EffectData }) {
  const { line } = page
  const { answer } = line
  if (!answer.ok) return null
  return (
    <>
      <EffectChart answer={answer} />
      <EffectHours line={line} />
      <EffectComparison answer={answer} donors={page.donors} />
      <EffectTrust answer={answer} page={page} />
    </>
  )
}

export default function EffectPage({ loaderData: page }: { loaderData: EffectData | null }) {
  const t = useTranslations('path.effects')
  const workspace = useWorkspacePath()
  return (
    <>
      <title>{`${page?.line.treatment.uses[0].title ?? t('title')} · Stratège`}</title>
      {page === null ? (
        <NoEffects why="late" />
      ) : (
        <>
          <Anchor component={Link} to={`${workspace}/path/effects`} size="sm">
            {t('title')}
          </Anchor>
          <Finding page={page} />
          <Measured page={page} />
          <EffectRecords records={page.records} />
        </>
      )}
    </>
  )
}
