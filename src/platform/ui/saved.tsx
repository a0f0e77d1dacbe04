import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Says that something was done, and has it read aloud. */
export function Saved({ children }: { children: ReactNode }) {
  return (
    <Text role="status" fw={600} my="xs">
      {children}
    </Text>
  )
}
