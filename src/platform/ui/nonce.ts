import { createContext } from 'react'

/** The nonce of this page's own scripts: known while the server draws, never sent as data. */
export const NonceContext = createContext<string | undefined>(undefined)
