import { useState } from 'react'
import { Outlet, useOutletContext } from 'react-router'

/** How calls of these pages say who sends them. */
export interface Sender {
  /** A pasted token; null: the session of the person signed in. */
  token: string | null
  setToken: (token: string | null) => void
}

/** Keeps a pasted token in memory while one goes from operation to operation, and nowhere else. */
export default function DevelopersPage() {
  const [token, setToken] = useState<string | null>(null)
  return <Outlet context={{ token, setToken } satisfies Sender} />
}

export const useSender = () => useOutletContext<Sender>()
