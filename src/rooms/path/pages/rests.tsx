import { List, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** What a page's figures rest on: records, assumptions and the model, each a line. */
export function Rests({ title, lines }: { title: string; lines: readonly ReactNode[] }) {
  return (
    <section className="section" aria-labelledby="rests">
      <Title order={2} id="rests">
        {title}
      </Title>
      <List size="sm" spacing="xs" className="prose">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <List.Item key={at}>{line}</List.Item>
        ))}
      </List>
    </section>
  )
}
