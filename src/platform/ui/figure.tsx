import { Anchor } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import classes from './figure.module.css'

export interface FigureProps {
  name: string
  /** The number with its unit; null where it cannot be given: `reason` then says why. */
  value: string | null
  reason?: string
  /** What the number is in words, its comparison, what it rests on: a line each. */
  about: readonly ReactNode[]
  period: string
  records: string
  method: string
  comparison: string | null
  /** Address of the records behind it, and of its table as a file. */
  evidence: string
  csv: string
}

function Drawer({ id, figure }: { id: string; figure: FigureProps }) {
  const t = useTranslations('platform.figure')
  return (
    <div id={id} popover="auto" role="dialog" aria-label={figure.name} className={classes.drawer}>
      <button type="button" popoverTarget={id} popoverTargetAction="hide" className={classes.close}>
        {t('close')}
      </button>
      <p className={classes.name}>{figure.name}</p>
      <p className="figure">
        <strong>{figure.value ?? figure.reason}</strong>
      </p>
      <dl>
        <dt>{t('method')}</dt>
        <dd>{figure.method}</dd>
        <dt>{t('period')}</dt>
        <dd>{figure.period}</dd>
        <dt>{t('records')}</dt>
        <dd>{figure.records}</dd>
        <dt>{t('comparison')}</dt>
        <dd>{figure.comparison ?? t('noComparison')}</dd>
      </dl>
      <p className={classes.links}>
        <Anchor component={Link} to={figure.evidence} inherit>
          {t('evidence')}
        </Anchor>
        <Anchor href={figure.csv} download inherit>
          {t('csv')}
        </Anchor>
      </p>
    </div>
  )
}

/** A figure: number, words, period, records, comparison; pressing it opens method, records and export. */
export function Figure(figure: FigureProps) {
  const id = useId()
  return (
    <div className={classes.figure}>
      <p className={classes.name}>{figure.name}</p>
      <button
        type="button"
        popoverTarget={id}
        className={figure.value === null ? classes.reason : `figure ${classes.number}`}
      >
        {figure.value ?? figure.reason}
      </button>
      {figure.about.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <p key={index} className={classes.about}>
          {line}
        </p>
      ))}
      <Drawer id={id} figure={figure} />
    </div>
  )
}

/** Figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={classes.figures}>{children}</div>
}
