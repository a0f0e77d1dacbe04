import type { ReactNode } from 'react'
import { Table } from './table.tsx'
import classes from './wide-table.module.css'

/** A table that scrolls sideways by itself where the page is narrower, by hand or by keyboard. */
export function WideTable({
  label,
  minWidth,
  children,
}: {
  label: string
  minWidth: number
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group, but no set of fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" className={classes.wide} aria-label={label} tabIndex={0}>
      <Table miw={minWidth}>{children}</Table>
    </div>
  )
}
