import { data, type RouterContextProvider, redirect } from 'react-router'
import type { Actor } from '../actor.ts'
import { type Context, withContext } from '../context.server.ts'
import { type Problem, Refusal } from '../refusal.ts'
import { type Call, callOf, type WorkspaceLabel } from './app.server.ts'
import { formOf } from './form.server.ts'
import { localeOf } from './locale.server.ts'

/** What React Router hands a loader or an action. */
export interface RouteArguments {
  request: Request
  params: Record<string, string | undefined>
  context: Readonly<RouterContextProvider>
}

/** What a page's function gets besides the context. */
export interface PageInput {
  request: Request
  url: URL
  params: Record<string, string | undefined>
  workspace: WorkspaceLabel
  /** Every company of the person. */
  workspaces: WorkspaceLabel[]
  call: Call
}

/** Input of a page's action: the form, read once. */
export interface FormInput extends PageInput {
  form: FormData
}

export interface Entered {
  call: Call
  workspace: WorkspaceLabel
  workspaces: WorkspaceLabel[]
  actor: Actor
}

/**
 * Who comes in and to which workspace, reading the language their pages are in; sends strangers to sign in and answers 404 for a
 * workspace that is not theirs.
 */
export async function enter({ request, params, context }: RouteArguments): Promise<Entered> {
  const call = callOf(context)
  const person = await call.person()
  const url = new URL(request.url)
  if (!person) throw redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  const workspaces = await call.app.membership.workspacesOf(person.userId)
  const workspace = workspaces.find(candidate => candidate.slug === params.workspace)
  const actor = workspace ? await call.app.membership.actorOfUser(workspace.workspaceId, person.userId) : null
  if (!workspace || !actor) throw asResponse(new Refusal(404, 'platform.notFound'))
  return { call, workspace, workspaces, actor: { ...actor, locale: localeOf(request) } }
}

function asResponse(refusal: Refusal): ReturnType<typeof data<Problem>> {
  return data(refusal.problem, { status: refusal.status })
}

/** A loader: signed in, in a workspace, reading only. A refusal becomes the page of that status. */
export function read<T>(work: (ctx: Context, input: PageInput) => Promise<T>) {
  return async (args: RouteArguments): Promise<T> => {
    const { call, actor, ...rest } = await enter(args)
    const input = {
      request: args.request,
      url: new URL(args.request.url),
      params: args.params,
      call,
      ...rest,
    }
    try {
      return await withContext(call.app.parts, actor, ctx => work(ctx, input), { readOnly: true })
    } catch (error) {
      throw error instanceof Refusal ? asResponse(error) : error
    }
  }
}

/** What an action answers: what it made, or the problem to show in the form. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** What an action outside any transaction answers: its value, and cookies for the browser. */
export interface Done<T> {
  value: T
  cookies?: readonly string[]
}

/** An action on somebody's own sign-in account, which is no company's: signed in, in a workspace, without a transaction of its own. */
export function act<T>(
  work: (entered: Entered, form: FormData, args: RouteArguments) => Promise<Done<T> | Response>,
) {
  return async (args: RouteArguments) => {
    const entered = await enter(args)
    const form = await args.request.formData()
    try {
      const done = await work(entered, form, args)
      if (done instanceof Response) return done
      const headers = new Headers()
      for (const cookie of done.cookies ?? []) headers.append('Set-Cookie', cookie)
      return data({ ok: true, value: done.value } satisfies Outcome<T>, { headers })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return data({ ok: false, problem: error.problem } satisfies Outcome<T>, { status: error.status })
    }
  }
}

/** An action: signed in, in a workspace, one transaction. A refusal rolls back and is answered to the form; a redirect is returned, never thrown, so that it commits. */
export function write<T>(work: (ctx: Context, input: FormInput) => Promise<T | Response>) {
  return async (args: RouteArguments) => {
    const { call, actor, ...rest } = await enter(args)
    const url = new URL(args.request.url)
    try {
      const form = await formOf(args.request)
      const input = { request: args.request, url, params: args.params, call, ...rest, form }
      const value = await withContext(call.app.parts, actor, ctx => work(ctx, input))
      if (value instanceof Response) return value
      return { ok: true, value } satisfies Outcome<T>
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return data({ ok: false, problem: error.problem } satisfies Outcome<T>, { status: error.status })
    }
  }
}
