import { createRoute, z } from '@hono/zod-openapi'
import { type Api, problems, withToken } from '#platform/http/api.server.ts'
import { answer } from '#platform/http/api-shape.server.ts'
import type { App } from '#platform/http/app.server.ts'
import type { LedgerSum } from './effect-ledger.ts'
import { effectModel } from './effect-model.ts'
import { useKinds } from './effect-use.ts'
import { type EffectLine, type EffectsPage, readEffects } from './effects.server.ts'

const day = z.string().openapi({ format: 'date' })
const ranged = z
  .object({ middle: z.number(), low: z.number(), high: z.number() })
  .openapi({ description: 'The middle, and the range that holds the truth in eight cases of ten.' })
const kind = z.enum(useKinds)

const effectOut = z
  .object({
    key: z.string().openapi({ description: 'Names the use: the record of the first of its kind.' }),
    kind,
    uses: z.array(
      z.object({ record: z.enum(['work', 'guide']), id: z.int(), title: z.string(), from: day.nullable() }),
    ),
    unit: z.int().nullable(),
    types: z.array(z.int()).openapi({ description: 'Types of request it was for; none: every type.' }),
    spentHours: z.number().nullable().openapi({ description: 'Null: nobody logged any time.' }),
    why: z
      .enum(['notDone', 'everyone', 'justBegun', 'tooClose', 'shortBefore', 'quiet', 'fewDonors', 'noMatch'])
      .nullable()
      .openapi({ description: 'Why no effect can be told; null where one can.' }),
    effect: z
      .object({
        claim: z.enum(['fewer', 'more']).nullable().openapi({ description: 'Null: it may be luck.' }),
        part: ranged.extend({ high: z.number().nullable() }),
        requestsAWeek: ranged,
        askedAWeek: z.number(),
        expectedAWeek: z.number(),
        hoursAWeek: ranged,
        hoursSoFar: ranged,
        p: z.number(),
        rankP: z.number(),
        weeksBefore: z.int(),
        weeksAfter: z.int(),
        comparedWith: z.int(),
      })
      .nullable(),
  })
  .openapi('Effect')

const sumOut = z
  .object({
    kind: kind.nullable().openapi({ description: 'Null: all together.' }),
    measured: z.int(),
    leftOut: z.int(),
    leftOutHours: z.number(),
    spentHours: z.number(),
    givenBackHours: ranged,
    netHours: ranged,
  })
  .openapi('EffectSum')

const effectsOut = z
  .object({
    model: z.string(),
    late: z.boolean().openapi({ description: 'It took too long: ask again in a moment.' }),
    uses: z.array(effectOut),
    together: z.object({ p: z.number().nullable(), stands: z.boolean() }).openapi({
      description: 'All uses measured, tested together: without that, no single one is claimed.',
    }),
    total: sumOut.nullable(),
    kinds: z.array(sumOut),
  })
  .openapi('Effects')

const getEffects = createRoute({
  method: 'get',
  path: '/effects',
  tags: ['Path'],
  summary: 'What trainings, guides and programmes did to requests, and the hours they gave back and took',
  responses: { 200: answer('The effects.', effectsOut), ...problems },
})

const presentLine = ({
  treatment,
  spent,
  answer: told,
  claim,
  givenBack,
}: EffectLine): z.infer<typeof effectOut> => ({
  key: treatment.key,
  kind: treatment.kind,
  uses: treatment.uses.map(({ record, id, title, from }) => ({ record, id, title, from })),
  unit: treatment.uses[0].unitId,
  types: [...(treatment.uses[0].types ?? [])],
  spentHours: spent,
  why: told.ok ? null : told.why,
  effect:
    told.ok && givenBack
      ? {
          claim,
          part: told.part,
          requestsAWeek: told.effect,
          askedAWeek: told.asked,
          expectedAWeek: told.expected,
          hoursAWeek: told.givenBack,
          hoursSoFar: givenBack,
          p: told.p,
          rankP: told.rankP,
          weeksBefore: told.window.before.length * effectModel.period,
          weeksAfter: told.window.after.length * effectModel.period,
          comparedWith: told.placebos,
        }
      : null,
})

const presentSum = ({
  weeks: _,
  unlogged: __,
  spent,
  givenBack,
  net,
  ...sum
}: LedgerSum): z.infer<typeof sumOut> => ({
  ...sum,
  spentHours: spent,
  givenBackHours: givenBack,
  netHours: net,
})

const present = ({ lines, together, p, total, kinds }: EffectsPage): z.infer<typeof effectsOut> => ({
  model: effectModel.version,
  late: false,
  uses: lines.map(presentLine),
  together: { p, stands: together },
  total: presentSum(total),
  kinds: kinds.map(presentSum),
})

/** Operation on what levers did. */
export function effectsApi(api: Api, app: App): void {
  api.openapi(getEffects, async c => {
    const page = await withToken(app, c, { scope: 'path:read', readOnly: true }, ctx => readEffects(ctx))
    const none = {
      model: effectModel.version,
      late: true,
      uses: [],
      together: { p: null, stands: false },
      total: null,
      kinds: [],
    }
    return c.json(page === null ? none : present(page), 200)
  })
}
