import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../context.server.ts'

/**
 * A question with one value as its answer, which can be asked as a part of another statement. `query` is in brackets
 * and answers JSON, the database's null where there is nothing; under its name the text must always be the same, and
 * `given` is all that it is asked about.
 */
export interface Question<T> {
  name: string
  given: readonly (string | number)[]
  query: RawBuilder<unknown>
  read: (value: unknown) => T
}

/** Asks it alone. */
export async function ask<T>(tx: Tx, { name, query, read }: Question<T>): Promise<T> {
  const { rows } = await sql<{
    value: unknown
  }>`${sql.raw(`/* kept ${name} */`)} select ${query} as value`.execute(tx)
  return read(rows[0].value)
}
