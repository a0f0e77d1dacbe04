import type { Context } from '#platform/context.server.ts'
import { readValue } from '#platform/http/form.server.ts'
import { invalid, type Problem, Refusal } from '#platform/refusal.ts'
import { changeRequestType } from './request-type.actions.server.ts'
import { findRequestType, lockSettings } from './request-type.store.server.ts'
import { definitionForm } from './request-type.wire.ts'
import { checkSeen } from './seen.server.ts'
import { draftOf, type TypeDraft } from './type-draft.ts'
import { definitionOf, tidyDraft } from './type-draft-definition.ts'

/** What the editor shows next: what was typed, or what is kept now, and what is wrong with it. */
export interface DraftOutcome {
  draft: TypeDraft
  problem: Problem | null
}

function read(draft: TypeDraft) {
  const { definition, problems } = definitionOf(draft)
  try {
    const parsed = readValue(definitionForm, definition)
    if (Object.keys(problems).length > 0) throw invalid(problems)
    return parsed
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw invalid({ ...error.problem.fields, ...problems })
  }
}

/**
 * Saves the editor's draft. What is wrong with it, or that somebody changed the type since it was shown (`seen`), is
 * answered beside it, so that nothing typed is lost.
 */
export async function saveDraft(
  ctx: Context,
  id: number,
  typed: TypeDraft,
  seen: FormDataEntryValue | null = null,
): Promise<DraftOutcome> {
  const draft = tidyDraft(typed)
  try {
    await lockSettings(ctx)
    const present = await findRequestType(ctx.tx, id)
    if (present) checkSeen(seen, draftOf(present))
    const type = await changeRequestType(ctx, id, read(draft))
    return { draft: draftOf(type), problem: null }
  } catch (error) {
    // Refused before anything was written: the transaction holds nothing to take back.
    if (error instanceof Refusal && (error.status === 422 || error.status === 409))
      return { draft, problem: error.problem }
    throw error
  }
}
