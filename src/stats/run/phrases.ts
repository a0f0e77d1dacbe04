/** The phrase matcher on the command line. */
import { sharedName } from '../distinct-names.ts'
import type { PhraseFolding } from '../phrase-folding.ts'
import { createPhraseMatcher, type Lexicon } from '../phrase-matcher.ts'
import type { JsonSchema } from './json-schema.ts'
import { defineKernel, type NamedKernel } from './kernel.ts'

const folding = (description: string): JsonSchema => ({ enum: ['keep', 'fold'], description })
const texts: JsonSchema = { type: 'array', items: { type: 'string' } }

export const phraseKernels: NamedKernel[] = [
  defineKernel<{ lexicons: Lexicon[]; texts: string[] } & Partial<PhraseFolding>>({
    name: 'phrases',
    summary: 'Finds the phrases of several lexicons in texts: leftmost, longest, whole words.',
    schema: {
      type: 'object',
      required: ['lexicons', 'texts'],
      additionalProperties: false,
      properties: {
        lexicons: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['name', 'phrases'],
            additionalProperties: false,
            properties: { name: { type: 'string' }, phrases: texts },
          },
          description: 'Phrases to find, by lexicon',
        },
        texts: { ...texts, description: 'Where to find them' },
        accents: folding('fold: é counts as e, œ as oe; keep when absent'),
        hyphens: folding('fold: hyphens count as a space; keep when absent'),
        spaces: folding('fold: a run of white space counts as one space; keep when absent'),
      },
    },
    example: {
      lexicons: [{ name: 'skills', phrases: ['médias sociaux', 'community management'] }],
      texts: ['Animer les medias sociaux, le community-management.'],
      accents: 'fold',
      hyphens: 'fold',
    },
    run: ({ lexicons, texts: given, ...how }) => {
      const shared = sharedName(
        'phrases.names',
        'lexicons',
        lexicons.map(lexicon => lexicon.name),
      )
      if (shared) return shared
      const matcher = createPhraseMatcher(lexicons, how)
      return {
        ok: true,
        size: matcher.size,
        empty: matcher.empty,
        matches: given.map(text => matcher.match(text)),
      }
    },
  }),
]
