import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { callOf } from '#platform/http/app.server.ts'
import { errorFacts, log } from '#platform/log.server.ts'
import { NonceContext } from '#platform/ui/nonce.ts'

/** Draws a page whole before it is sent: no page waits for a late part. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
) {
  const { nonce } = callOf(loadContext)
  return new Promise<Response>((resolve, reject) => {
    let answered = status
    const page = (
      <NonceContext value={nonce}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </NonceContext>
    )
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        const body = new PassThrough()
        headers.set('Content-Type', 'text/html; charset=utf-8')
        pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }))
      },
      onShellError: reject,
      onError(error) {
        answered = 500
        log('error', 'page.render', errorFacts(error))
      },
    })
  })
}

/** Defects in loaders and actions: logged with the call's id, never shown. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  // An address that leads nowhere is the caller's, not a defect.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  log('error', 'page', {
    requestId: callOf(context).requestId,
    path: new URL(request.url).pathname,
    ...errorFacts(error),
  })
}
