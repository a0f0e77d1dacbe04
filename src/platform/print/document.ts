import type { Locale } from '../actor.ts'
import type { Picture } from '../ui/picture.ts'

/** A sentence, or a cell, with the numbers of the notes that prove it. */
export interface Sentence {
  text: string
  notes?: readonly number[]
}

export interface Table {
  /** What the table is of. */
  label: string
  /** `number`: aligned to the right; `wide`: takes the room that the others leave. */
  columns: readonly { name: string; as?: 'number' | 'wide' }[]
  /** Each row's first cell names it. */
  rows: readonly (readonly Sentence[])[]
}

export type Block =
  | { kind: 'text'; sentences: readonly Sentence[]; as?: 'lead' | 'soft' }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: readonly Sentence[] }
  | ({ kind: 'table' } & Table)
  /** `behind`: the table it was drawn from, which a page shows on demand and paper in the annex. */
  | { kind: 'picture'; title: string; subtitle: string; label: string; picture: Picture; behind?: Table }
  /** In the author's own words, with their line breaks. */
  | { kind: 'quote'; text: string }

export interface Section {
  id: string
  title: string
  blocks: readonly Block[]
}

/** The proof of a figure: what it is, over which days and how many records, how it was computed, where they are. */
export interface Note {
  number: number
  figure: string
  value: string
  window: string
  records: string
  method: string
  /** Of the records behind it, inside the workspace, without a leading slash. */
  address: string | null
}

/**
 * A document as it is read: composed once, in one language, and shown alike as a page, as PDF and by the API. All of it
 * is plain data, so that it can be printed in a thread.
 */
export interface WrittenDocument {
  language: Locale
  title: string
  subtitle: string
  /** Lines under the title: when, for whom, of what. */
  facts: readonly string[]
  sections: readonly Section[]
  /** The last section: the notes as a table, with the words around it. */
  proof: {
    title: string
    lead: string
    columns: { number: string; figure: string; rests: string; method: string }
    /** What a link to the records says. */
    open: string
    notes: readonly Note[]
  }
  /** Words of the annex, where paper keeps the tables behind its pictures; a page opens them where they stand. */
  annex: {
    title: string
    lead: string
    /** What each of them is called, before its number. */
    table: string
  }
}
