import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigation } from 'react-router'

/**
 * Says that something was done, once the page shows it: a form is answered before the page is read again. It has that
 * read aloud, and takes the focus where what had it is gone.
 */
export function Saved({ children }: { children: ReactNode }) {
  const { state, formAction } = useNavigation()
  const done = useRef<HTMLParagraphElement>(null)
  const shown = state !== 'loading' || formAction === undefined
  useEffect(() => {
    if (shown && document.activeElement === document.body) done.current?.focus()
  }, [shown])
  return shown ? (
    <Text role="status" fw={600} my="xs" ref={done} tabIndex={-1}>
      {children}
    </Text>
  ) : null
}
