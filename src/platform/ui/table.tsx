import { Box, type BoxProps } from '@mantine/core'
import type { ComponentPropsWithoutRef } from 'react'
import classes from './table.module.css'

type Props<E extends 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td'> = BoxProps &
  ComponentPropsWithoutRef<E>

/** A plain table in the look of the product; the library's own would bring its scroll area to every page. */
export function Table({
  variant,
  className = '',
  ...props
}: Omit<Props<'table'>, 'variant'> & { variant?: 'vertical' }) {
  const look = variant ? `${classes.table} ${classes[variant]}` : classes.table
  return <Box component="table" className={`${look} ${className}`} {...props} />
}

Table.Thead = (props: Props<'thead'>) => <Box component="thead" {...props} />
Table.Tbody = (props: Props<'tbody'>) => <Box component="tbody" {...props} />
Table.Tr = (props: Props<'tr'>) => <Box component="tr" {...props} />
Table.Th = (props: Props<'th'>) => <Box component="th" {...props} />
Table.Td = (props: Props<'td'>) => <Box component="td" {...props} />
