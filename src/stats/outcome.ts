/** A kernel's ordinary "no": `code` is stable and names the sentence a room translates, `why` says it in English. */
export type Refusal = { ok: false; code: string; why: string }

/** Build a refusal. `code` is `<family>.<reason>`, for instance `queue.overloaded`. */
export function refuse(code: string, why: string): Refusal {
  return { ok: false, code, why }
}
