import { useTranslations } from 'use-intl'
import { Chart, TableBehind } from '#platform/ui/chart.tsx'
import { axisSteps } from '#platform/ui/scale.ts'
import { Table } from '#platform/ui/table.tsx'
import { useValueText } from '#platform/ui/value-text.ts'
import classes from './path.module.css'

/** A future's name and its share of the hours a year from now, as quantiles (10, 25, 50, 75, 90 %). */
export interface NamedShare {
  key: string
  name: string
  share: readonly number[]
}

const HEIGHT = 22
const MIDDLE = HEIGHT / 2

/** Eight futures of ten as a line, half of them thick, the middle one as a point; the threshold across. */
function Interval({
  share: [low, quarter, middle, third, high],
  threshold,
  x,
}: {
  share: readonly number[]
  threshold: number
  x: (value: number) => string
}) {
  const line = { y1: MIDDLE, y2: MIDDLE, stroke: 'var(--reactive)' }
  return (
    <svg className={classes.interval} height={HEIGHT} aria-hidden>
      <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} stroke="var(--line)" />
      <line
        x1={x(threshold)}
        x2={x(threshold)}
        y1="0"
        y2={HEIGHT}
        stroke="var(--ink)"
        strokeDasharray="2 3"
      />
      <line x1={x(low)} x2={x(high)} {...line} strokeWidth="2" />
      <line x1={x(quarter)} x2={x(third)} {...line} strokeWidth="7" />
      <circle cx={x(middle)} cy={MIDDLE} r="6" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2.5" />
    </svg>
  )
}

function Axis({
  steps,
  threshold,
  name,
  x,
  write,
}: {
  steps: readonly number[]
  threshold: number
  name: string
  x: (value: number) => string
  write: (value: number) => string
}) {
  const anchor = (step: number) => (step === 0 ? 'start' : step === steps.at(-1) ? 'end' : 'middle')
  return (
    <svg className={classes.interval} height="38" aria-hidden>
      {steps.map(step => (
        <text key={step} x={x(step)} y="36" textAnchor={anchor(step)}>
          {write(step)}
        </text>
      ))}
      <text
        x={x(threshold)}
        y="14"
        textAnchor={Number.parseFloat(x(threshold)) > 50 ? 'end' : 'start'}
        className={classes.named}
      >
        {name}
      </text>
    </svg>
  )
}

/** Futures below one another on one scale: where the share of the hours stands a year from now. */
export function ScenarioPicture({ futures, threshold }: { futures: NamedShare[]; threshold: number }) {
  const t = useTranslations('path.scenarios')
  const value = useValueText()
  const write = (part: number) => value(Math.round(part * 100) / 100, 'share')
  const steps = axisSteps(Math.max(threshold, ...futures.map(({ share }) => share[4])))
  const top = steps.at(-1) as number
  const x = (part: number) => `${(100 * Math.min(part, top)) / top}%`
  const inside = futures.slice(1).filter(({ share }) => share[2] < threshold).length
  const title = t('chart.title', { inside, threshold: write(threshold) })
  return (
    <Chart
      title={title}
      subtitle={t('chart.subtitle')}
      table={
        <TableBehind label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('name')}</Table.Th>
              {(['low', 'middle', 'high'] as const).map(name => (
                <Table.Th key={name} ta="right">
                  {t(`chart.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {futures.map(({ key, name, share }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{name}</Table.Th>
                {[0, 2, 4].map(level => (
                  <Table.Td key={level} ta="right">
                    {write(share[level])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </TableBehind>
      }
    >
      {futures.map(({ key, name, share }) => (
        <div key={key}>
          <p className={classes.future}>
            <strong>{name}</strong>{' '}
            {t('compare.shareRange', {
              middle: write(share[2]),
              low: write(share[0]),
              high: write(share[4]),
            })}
          </p>
          <Interval share={share} threshold={threshold} x={x} />
        </div>
      ))}
      <Axis
        steps={steps}
        threshold={threshold}
        name={t('chart.threshold', { share: write(threshold) })}
        x={x}
        write={write}
      />
    </Chart>
  )
}
