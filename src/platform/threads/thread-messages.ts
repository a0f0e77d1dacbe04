/** Called by long work with how much is done, in any unit. */
export type Report = (done: number, of: number) => void

/** Work for a thread: the function `name` of a module of ours, with plain data. */
export interface ThreadWork {
  id: number
  module: string
  name: string
  args: readonly unknown[]
  /** Whether the function takes a `Report` after its arguments. */
  reports: boolean
}

export type ThreadMessage =
  | { id: number; done: number; of: number }
  | { id: number; value: unknown }
  | { id: number; error: unknown }
