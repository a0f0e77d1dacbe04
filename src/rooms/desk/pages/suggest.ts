import { readForm } from '#platform/http/form.server.ts'
import { write } from '#platform/http/page.server.ts'
import { followGuide, suggestGuides } from '#rooms/desk/deflection.actions.server.ts'
import { suggestForm } from '#rooms/desk/guide.wire.ts'

/** Answers while a request is typed: guides that may answer, a guide opened, or the question answered. */
export const action = write(async (ctx, { form }) => {
  const input = readForm(suggestForm, form)
  if (input.intent === 'suggest')
    return { did: 'suggested' as const, guides: await suggestGuides(ctx, input.text, input.ask) }
  const { title, body, language } = await followGuide(ctx, input.ask, input.guide, input.intent)
  return { did: input.intent, title, body, language }
})
