// Entry of a thread: imports the module it is told, calls the function, sends back what it gives.
import { parentPort } from 'node:worker_threads'
import type { Report, ThreadMessage, ThreadWork } from './thread-messages.ts'

/** Milliseconds between two reports, so that a short step costs nothing. */
const between = 100

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

function reporter(id: number): Report {
  let last = 0
  return (done, of) => {
    const now = performance.now()
    if (now - last < between) return
    last = now
    send({ id, done, of })
  }
}

parentPort?.on('message', async ({ id, module, name, args, reports }: ThreadWork) => {
  try {
    const work = ((await import(module)) as Record<string, unknown>)[name]
    if (typeof work !== 'function') throw new TypeError(`${module} has no function ${name}`)
    send({ id, value: await work(...args, ...(reports ? [reporter(id)] : [])) })
  } catch (error) {
    send({ id, error })
  }
})
