import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readVector, readVectorLabels, withoutVectors } from './anchors/shared-vectors.ts'
import { foldPhrase, type PhraseFolding } from './phrase-folding.ts'
import { createPhraseMatcher, type PhraseMatch, type PhraseMatcher } from './phrase-matcher.ts'
import { createRandom } from './random.ts'

const spans = (matches: readonly PhraseMatch[]) => matches.map(({ start, end }) => [start, end])
const all: PhraseFolding = { accents: 'fold', hyphens: 'fold', spaces: 'fold' }

/** How many stretches of a text between borders of words read as a phrase, one inside another included. */
function placesWithin(text: string, { match }: PhraseMatcher): number {
  const isWord = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(unit)
  const places = Array.from({ length: text.length + 1 }, (_, i) => i)
  const ends = places.filter(i => !isWord(text[i]))
  let count = 0
  for (const start of places.filter(i => !isWord(text[i - 1])))
    for (const end of ends) {
      if (end <= start || end > start + longestLabel) continue
      const [first] = match(text.slice(start, end))
      if (first?.start === 0 && first.end === end - start) count++
    }
  return count
}

/** In characters; longer stretches need not be tried. */
const longestLabel = 120

test('the spans over the ESCO labels are exact', {
  skip: withoutVectors('text_match_gold.json', 'esco_en_labels.csv', 'esco_fr_labels.csv'),
}, () => {
  type Gold = {
    lexicon_size: number
    docs: {
      text: string
      leftmost_longest: { start: number; end: number; label: string }[]
      all_count: number
    }[]
    totals: { docs: number; leftmost_longest: number; all: number }
  }
  const gold = readVector<Gold>('text_match_gold.json')
  const lexicons = ['en', 'fr'].map(name => ({ name, phrases: readVectorLabels(`esco_${name}_labels.csv`) }))
  const matcher = createPhraseMatcher(lexicons)
  assert.equal(matcher.size, gold.lexicon_size)
  assert.equal(gold.docs.length, gold.totals.docs)
  let [found, everywhere] = [0, 0]
  for (const { text, leftmost_longest, all_count } of gold.docs) {
    const matches = matcher.match(text)
    assert.deepEqual(
      spans(matches),
      leftmost_longest.map(({ start, end }) => [start, end]),
      text,
    )
    for (const [at, { phrases }] of matches.entries())
      for (const { lexicon, index } of phrases)
        assert.equal(
          foldPhrase(lexicons.find(({ name }) => name === lexicon)!.phrases[index]!, {
            accents: 'keep',
            hyphens: 'keep',
            spaces: 'keep',
          }),
          leftmost_longest[at]!.label,
        )
    const overlapping = placesWithin(text, matcher)
    assert.equal(overlapping, all_count, text)
    found += matches.length
    everywhere += overlapping
  }
  assert.deepEqual([found, everywhere], [gold.totals.leftmost_longest, gold.totals.all])
})

/** What a matcher should find, word by word: every phrase tried at every place. */
function bruteForce(text: string, phrases: readonly string[]): number[][] {
  const found: number[][] = []
  const isWord = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}_]/u.test(unit)
  for (let i = 0; i < text.length; ) {
    let end = -1
    if (!isWord(text[i - 1]))
      for (const phrase of phrases)
        if (text.startsWith(phrase, i) && !isWord(text[i + phrase.length]))
          end = Math.max(end, i + phrase.length)
    if (end > 0) found.push([i, end])
    i = end > 0 ? end : i + 1
  }
  return found
}

test('it finds what trying every phrase at every place finds', () => {
  const random = createRandom(11)
  const pieces = ['a', 'b', 'ab', ' ', '-', '+', '.', 'é', '_', '1']
  const make = (most: number) =>
    Array.from({ length: 1 + random.int(most) }, () => pieces[random.int(pieces.length)]!).join('')
  for (let run = 0; run < 120; run++) {
    const phrases = [...new Set(Array.from({ length: 1 + random.int(40) }, () => make(6).trim()))].filter(
      phrase => phrase !== '',
    )
    const matcher = createPhraseMatcher([{ name: 'x', phrases }])
    for (let n = 0; n < 10; n++) {
      const text = make(40)
      assert.deepEqual(
        spans(matcher.match(text)),
        bruteForce(text, phrases),
        `${JSON.stringify(phrases)} in "${text}"`,
      )
    }
  }
})

test('case, apostrophes, accents, hyphens, spaces and ligatures count as asked', () => {
  const phrases = ["Chef d'œuvre", 'Médias sociaux', 'community management', 'e-réputation']
  const folded = createPhraseMatcher([{ name: 'skills', phrases }], all)
  const keeping = createPhraseMatcher([{ name: 'skills', phrases }])
  const found = (text: string) => folded.match(text).map(({ start, end }) => text.slice(start, end))
  assert.deepEqual(found('Un CHEF D’ŒUVRE, chef d’oeuvre.'), ['CHEF D’ŒUVRE', 'chef d’oeuvre'])
  assert.deepEqual(found('medias  sociaux, MÉDIAS\nSOCIAUX, me\u0301dias sociaux'), [
    'medias  sociaux',
    'MÉDIAS\nSOCIAUX',
    'me\u0301dias sociaux',
  ])
  assert.deepEqual(found('community-management; communitymanagement'), ['community-management'])
  assert.deepEqual(found('e‑réputation, e reputation'), ['e‑réputation', 'e reputation'])
  assert.deepEqual(spans(keeping.match('medias sociaux')), [])
  assert.deepEqual(spans(keeping.match('les me\u0301dias sociaux')), [[4, 19]])
  assert.deepEqual(spans(keeping.match('community-management')), [])
})

test('places count UTF-16 units, and letters beyond the basic plane are letters', () => {
  const matcher = createPhraseMatcher([{ name: 'x', phrases: ['sql'] }])
  assert.deepEqual(spans(matcher.match('😀sql😀')), [[2, 5]])
  assert.deepEqual(spans(matcher.match('𝒜sql sql𝒜 sql')), [[12, 15]])
})

test('several lexicons are searched at once, and the same words belong to each', () => {
  const matcher = createPhraseMatcher(
    [
      { name: 'fr', phrases: ['vidéo', '  '] },
      { name: 'en', phrases: ['blog', 'video'] },
    ],
    all,
  )
  assert.equal(matcher.size, 2)
  assert.deepEqual(matcher.empty, [{ lexicon: 'fr', index: 1 }])
  assert.deepEqual(matcher.match('A video')[0]?.phrases, [
    { lexicon: 'fr', index: 0 },
    { lexicon: 'en', index: 1 },
  ])
  assert.deepEqual(matcher.match(''), [])
  assert.deepEqual(createPhraseMatcher([]).match('anything'), [])
})

test('marks, soft hyphens and ligatures keep the places of the text, together too', () => {
  const folding = createPhraseMatcher([{ name: 'l', phrases: ['office', 'cafe', 'n'] }], all)
  const of = (text: string) => spans(folding.match(text))
  assert.deepEqual(of('un o\ufb01\u0301ce'), [])
  assert.deepEqual(of('of\ufb01\u0301ce'), [[0, 6]])
  assert.deepEqual(of('le ca\u00adfe\u0301\u00ad ferme'), [[3, 9]])
  assert.deepEqual(of('\u0301n \u00ad\u0308n, n\u0303'), [
    [1, 2],
    [5, 6],
    [8, 10],
  ])
})
