import { type FormEvent, useEffect, useState } from 'react'

/** What was typed into a form, by name; files are not kept. */
export type Draft = Readonly<Record<string, string>>

const keyOf = (name: string) => `draft:${name}`

function readDraft(name: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'))
  } catch {
    // A browser that keeps nothing, or something else under this name: there is no draft.
    return null
  }
}

function writeDraft(name: string, form: HTMLFormElement): void {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(Object.fromEntries(texts)))
  } catch {
    // Full or forbidden: the form works all the same.
  }
}

/** Forgets what was typed into the form of this name. */
export function forgetDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name))
  } catch {
    // Nothing is kept there.
  }
}

/**
 * Keeps what is typed into a form until this tab closes, so that a reload, a lost session or a wrong turn loses nothing.
 * The draft is found once the page is alive: draw the form anew then (its `key` is `form`).
 */
export function useDraft(name: string) {
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => setDraft(readDraft(name)), [name])
  return {
    draft,
    form: draft === null ? 'fresh' : 'drafted',
    keep: (event: FormEvent<HTMLFormElement>) => writeDraft(name, event.currentTarget),
    forget: () => {
      forgetDraft(name)
      setDraft(null)
    },
  }
}
