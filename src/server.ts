import { type ServerType, serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { newSetupLink } from '#platform/auth/setup.server.ts'
import { type Environment, readEnvironment, StartProblem } from '#platform/env.server.ts'
import { openInstallation } from '#platform/installation.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { createHttp } from './http.server.ts'
import { openApp } from './open-app.server.ts'

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: Environment,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, info => resolve({ server, port: info.port }))
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new StartProblem(
            `Port ${port} on ${host} is in use. Stop the other program, or set PORT to another number.`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(
          new StartProblem(`Port ${port} may not be opened by this user: set PORT to a number above 1023.`),
        )
      else reject(new StartProblem(`The server cannot listen on ${host}:${port}: ${error.message}`))
    })
  })
}

/** Lets calls in progress end, at most ten seconds; takes no new ones. */
function drain(server: ServerType): Promise<void> {
  return new Promise(resolve => {
    if (!('closeIdleConnections' in server)) {
      server.close(() => resolve())
      return
    }
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), 10_000)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(late)
      resolve()
    })
  })
}

async function start(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new StartProblem(`Stratège runs on Node 24; this is ${process.version}. Start it with npm start.`)
  const environment = readEnvironment()
  const installation = await openInstallation(environment, { attach: false })
  if (installation.migrated.length) log('info', 'migrated', { files: installation.migrated })
  const opened = await openApp({
    access: installation.access,
    secret: installation.secret,
    origin: environment.origin,
    proxies: environment.proxies,
    metricsToken: environment.metricsToken,
    work: true,
  })
  const bundle = '../build/server/index.js'
  const build = (await import(bundle)) as ServerBuild
  let stopping = false
  const stop = async (signal: string, code = 0) => {
    if (stopping) return
    stopping = true
    log('info', 'stopping', { signal })
    if (running) await drain(running.server)
    await opened.close().catch(error => log('error', 'stop', errorFacts(error)))
    await installation.close()
    process.exit(code)
  }
  let running: Awaited<ReturnType<typeof listen>> | undefined
  try {
    running = await listen(createHttp(opened.app, build).fetch, environment)
  } catch (error) {
    await opened.close()
    await installation.close()
    throw error
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  // The program that started this one (npm start) is gone, however it ended: nobody could stop this one later.
  process.on('disconnect', () => stop('disconnect'))
  installation.postgres?.onGivingUp(() => stop('postgres', 1))
  log('info', 'listening', { address: environment.origin })
  const link = await newSetupLink(opened.app.authPool, environment.origin)
  process.stdout.write(
    `\nStratège: ${environment.origin}\n${link ? `First owner, one-time link: ${link}\n` : ''}\n`,
  )
}

try {
  await start()
} catch (error) {
  if (error instanceof StartProblem) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`Stratège could not start: ${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
}
