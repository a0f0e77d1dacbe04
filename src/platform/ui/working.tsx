import { Text } from '@mantine/core'
import { useId } from 'react'
import classes from './working.module.css'

/** Says what takes more than a moment, while it lasts, and has it read aloud. */
export function Working({ children }: { children: string }) {
  const id = useId()
  return (
    <div role="status" className={classes.working}>
      <Text id={id}>{children}</Text>
      <progress aria-labelledby={id} />
    </div>
  )
}
