import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Report, ThreadMessage, ThreadWork } from './thread-messages.ts'

/** What a function is given in a thread: its arguments, without the `Report` it may take last. */
type Given<Work> = Work extends (...args: [...infer Args, Report]) => unknown
  ? Args
  : Work extends (...args: infer Args) => unknown
    ? Args
    : never
type Gives<Work> = Work extends (...args: never[]) => infer Value ? Awaited<Value> : never

export type ThreadAnswer<Value> = { ok: true; value: Value } | { ok: false; why: 'limit' | 'cancelled' }

export interface ThreadOptions {
  /** Milliseconds from the start of the work after which it is stopped. */
  limit: number
  signal?: AbortSignal
  /** Told how much is done, at most ten times a second; the function then takes a `Report` last. */
  progress?: Report
}

interface Waiting {
  work: ThreadWork
  options: ThreadOptions
  settle(answer: ThreadAnswer<unknown>): void
  fail(error: unknown): void
  /** Takes it out of the line, where it was still in it. */
  drop(): void
}

export interface Threads {
  /**
   * Calls `name` of `module` in a thread, where it may take its time: this one goes on answering. Arguments and answer
   * are copied (structured clone). The module is one of ours, `new URL('./x.ts', import.meta.url)` from a server module.
   * Stopped at the limit or by the signal, it says so; what the function throws is thrown.
   */
  call<Module, Name extends keyof Module & string>(
    module: URL,
    name: Name,
    args: Given<Module[Name]>,
    options: ThreadOptions,
  ): Promise<ThreadAnswer<Gives<Module[Name]>>>
  close(): Promise<void>
}

/** At most `most` threads, begun when first needed and kept; more work waits its turn. They keep no process alive. */
export function openThreads(most: number): Threads {
  const idle: Worker[] = []
  const line: Waiting[] = []
  const all = new Set<Worker>()
  let lastId = 0

  function begin(): Worker {
    const worker = new Worker(new URL('./thread-worker.ts', import.meta.url))
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
    })
    // A thread that breaks while idle is only gone; one at work has a listener of its own.
    worker.on('error', () => {})
    return worker
  }

  function next(): void {
    while (line.length > 0 && (idle.length > 0 || all.size < most)) {
      const waiting = line.shift()
      if (waiting) run(idle.pop() ?? begin(), waiting)
    }
  }

  function run(worker: Worker, { work, options, settle, fail, drop }: Waiting): void {
    options.signal?.removeEventListener('abort', drop)
    const stop = (why: 'limit' | 'cancelled') => {
      leave()
      all.delete(worker)
      void worker.terminate()
      settle({ ok: false, why })
      next()
    }
    const cancel = () => stop('cancelled')
    const timer = setTimeout(() => stop('limit'), options.limit)
    const broken = (error: unknown) => {
      leave()
      all.delete(worker)
      fail(error)
      next()
    }
    const ended = (code: number) => broken(new Error(`a thread ended with code ${code} while it worked`))
    const hear = (message: ThreadMessage) => {
      if (message.id !== work.id) return
      if ('done' in message) {
        options.progress?.(message.done, message.of)
        return
      }
      leave()
      worker.unref()
      idle.push(worker)
      if ('error' in message) fail(message.error)
      else settle({ ok: true, value: message.value })
      next()
    }
    const leave = () => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', cancel)
      worker.off('message', hear).off('error', broken).off('exit', ended)
    }
    worker.ref()
    worker.on('message', hear).once('error', broken).once('exit', ended)
    options.signal?.addEventListener('abort', cancel)
    worker.postMessage(work)
  }

  return {
    call: (module, name, args, options) =>
      new Promise((resolve, reject) => {
        const work = {
          id: ++lastId,
          module: module.href,
          name,
          args: args as unknown[],
          reports: options.progress !== undefined,
        }
        if (options.signal?.aborted) {
          resolve({ ok: false, why: 'cancelled' })
          return
        }
        const waiting: Waiting = {
          work,
          options,
          settle: answer => resolve(answer as never),
          fail: reject,
          drop() {
            line.splice(line.indexOf(waiting), 1)
            resolve({ ok: false, why: 'cancelled' })
          },
        }
        options.signal?.addEventListener('abort', waiting.drop, { once: true })
        line.push(waiting)
        next()
      }),
    async close() {
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}

/** The threads of this process: a core is left to the pages where there are two or more. */
export const threads = openThreads(Math.max(1, Math.min(4, availableParallelism() - 1)))
