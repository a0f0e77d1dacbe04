import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { type EffectsPage as EffectsData, readEffects } from '#rooms/path/effects.server.ts'
import { effectModel } from '../effect-model.ts'
import { EffectLedger } from './effect-ledger.tsx'
import { MeasuredList } from './effect-lists.tsx'
import { RefusedList } from './effect-refused.tsx'
import { useEffectText } from './effect-text.ts'
import { NoEffects } from './no-effects.tsx'
import classes from './path.module.css'
import { Rests } from './rests.tsx'

export const loader = read(ctx => readEffects(ctx))

/** Units are compared with one another, as far back as it takes: neither unit nor period is chosen. */
export const handle = { scope: [] }

function Finding({ page }: { page: EffectsData }) {
  const t = useTranslations('path.effects')
  const text = useEffectText()
  const { lines, tested, together, total } = page
  const claims = lines.filter(({ claim }) => claim !== null).length
  return (
    <>
      <Title order={1} className={classes.finding}>
        {tested === 0
          ? t('finding.refused', { count: lines.length })
          : t(`finding.${claims > 0 ? 'claims' : together ? 'together' : 'none'}`, { claims, tested })}
      </Title>
      {tested === 0 ? null : (
        <Text className="prose" mt="sm">
          {t('back.sum', {
            back: text.hours(total.givenBack.middle),
            low: text.hours(total.givenBack.low),
            high: text.hours(total.givenBack.high),
            spent: text.hours(total.spent),
            net: text.hours(total.net.middle),
          })}
        </Text>
      )}
      <p className="soft">{t('lead')}</p>
    </>
  )
}

export default function EffectsPage({ loaderData: page }: { loaderData: EffectsData | null }) {
  const t = useTranslations('path.effects')
  const rests = useTranslations('path.effects.rests')
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      {page === null || page.lines.length === 0 ? (
        <NoEffects why={page === null ? 'late' : 'empty'} />
      ) : (
        <>
          <Finding page={page} />
          <MeasuredList page={page} />
          <EffectLedger page={page} />
          <RefusedList page={page} />
          <Rests
            title={rests('title')}
            lines={[
              rests('use'),
              rests('rows'),
              rests('several'),
              rests('method'),
              rests('model', { version: effectModel.version }),
            ]}
          />
        </>
      )}
    </>
  )
}
