import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './chart.module.css'
import { WideTable } from './wide-table.tsx'

/** The table a chart was drawn from, one press away. */
export function TableBehind({
  label,
  minWidth = 420,
  csv,
  children,
}: {
  label: string
  minWidth?: number
  /** Address of the same table as a file. */
  csv?: string
  children: ReactNode
}) {
  const t = useTranslations('platform.chart')
  return (
    <details className={classes.behind}>
      <summary>{t('table')}</summary>
      <WideTable label={label} minWidth={minWidth}>
        {children}
      </WideTable>
      {csv ? (
        <Anchor href={csv} download inherit>
          {t('csv')}
        </Anchor>
      ) : null}
    </details>
  )
}

/** A chart: its finding as title, its measure, unit and period below, the picture, the table behind it. */
export function Chart({
  title,
  subtitle,
  children,
  table,
}: {
  title: string
  subtitle: string
  children: ReactNode
  table: ReactNode
}) {
  return (
    <figure className={classes.chart}>
      <figcaption>
        <p className={classes.title}>{title}</p>
        <p className={classes.subtitle}>{subtitle}</p>
      </figcaption>
      {children}
      {table}
    </figure>
  )
}
