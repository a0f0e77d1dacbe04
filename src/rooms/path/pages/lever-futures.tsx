import { Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import { WideTable } from '#platform/ui/wide-table.tsx'
import type { Future, LeversTold } from '../lever-telling.ts'
import { useCrossingText } from './crossing-text.ts'
import { useMoneyText } from './money-text.ts'
import classes from './path.module.css'
import { useProbabilityText } from './probability-text.ts'
import { ShareFan } from './share-fan.tsx'

/** Weeks of history drawn: the two pictures are about the year ahead. */
const shown = 26

/** Rows of the comparison: what each says of a future. */
function useRows(told: LeversTold, threshold: number): { name: string; of: (future: Future) => string }[] {
  const t = useTranslations('path.levers.compare')
  const value = useValueText()
  const probability = useProbabilityText()
  const crossing = useCrossingText()
  const share = value(threshold, 'share')
  const hours = (amount: number) => value(Math.round(amount), 'hours')
  return [
    {
      name: t('crossing', { threshold: share }),
      of: ({ reading }) => crossing(reading.crossing, told.aboveSince),
    },
    ...told.before.reading.within.map(({ weeks }, i) => ({
      name: t(`w${weeks as 13 | 26 | 52}`),
      of: ({ reading }: Future) => probability(reading.within[i].probability),
    })),
    { name: t('end'), of: ({ risk }) => probability(risk.end) },
    {
      name: t('backlog', { threshold: share }),
      of: ({ reading: { backlog } }) => {
        const [low, , middle, , high] = backlog.map(weeks => hours(weeks.at(-1) as number))
        return t('amount', { low, middle, high })
      },
    },
  ]
}

function Comparison({ told, threshold }: { told: LeversTold; threshold: number }) {
  const t = useTranslations('path.levers.compare')
  const value = useValueText()
  const money = useMoneyText()
  const rows = useRows(told, threshold)
  const { before, after, cost } = told
  const costs = [
    [t('hours'), value(Math.round(cost.hours), 'hours')],
    [t('money'), money(cost.money)],
  ]
  return (
    <WideTable label={t('title')} minWidth={after ? 620 : 420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          {after ? <Table.Th>{t('after')}</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, of }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{of(before)}</Table.Td>
            {after ? <Table.Td>{of(after)}</Table.Td> : null}
          </Table.Tr>
        ))}
        {after
          ? costs.map(([name, text]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{t('nothing')}</Table.Td>
                <Table.Td>{text}</Table.Td>
              </Table.Tr>
            ))
          : null}
      </Table.Tbody>
    </WideTable>
  )
}

function FutureChart({
  told,
  future,
  title,
  threshold,
  top,
}: {
  told: LeversTold
  future: Future
  title: string
  threshold: number
  top: number
}) {
  const t = useTranslations('path.levers.compare')
  return (
    <ShareFan
      title={title}
      subtitle={t('subtitle')}
      label={t('label', { title })}
      weeks={told.weeks}
      past={told.past.slice(-shown)}
      share={future.reading.share}
      threshold={threshold}
      top={top}
    />
  )
}

/** As things are and with the levers, side by side: figures, and two pictures on the same scale. */
export function LeverFutures({ told, threshold }: { told: LeversTold; threshold: number }) {
  const t = useTranslations('path.levers.compare')
  const { before, after } = told
  const top = Math.max(...[before, after].flatMap(future => future?.reading.share[4] ?? []))
  return (
    <section className="section" aria-labelledby="compare">
      <Title order={2} id="compare">
        {t('title')}
      </Title>
      <Comparison told={told} threshold={threshold} />
      <div className={classes.pair}>
        <FutureChart told={told} future={before} title={t('before')} threshold={threshold} top={top} />
        {after ? (
          <FutureChart told={told} future={after} title={t('after')} threshold={threshold} top={top} />
        ) : null}
      </div>
    </section>
  )
}
