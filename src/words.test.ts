import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { argumentsOf, differences, flatten, unknownKeys, unusedKeys } from './testing/word-rules.ts'
import { words } from './words.server.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const sources = readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
  .filter(
    entry =>
      entry.isFile() &&
      /\.tsx?$/.test(entry.name) &&
      !/\.test\.tsx?$|words\.(en|fr)\.ts$|\.generated\.ts$/.test(entry.name),
  )
  .map(entry => join(entry.parentPath, entry.name))
  .filter(path => !/\/src\/(testing|stats)\//.test(path))
  .map(path => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))
const en = flatten(words.en)
const fr = flatten(words.fr)

test('the rules read the words and the sources', () => {
  assert.ok(en.size > 500)
  assert.ok(sources.length > 150)
})

test('both languages hold the same sentences with the same arguments', () => {
  assert.deepEqual(differences(en, fr), [])
})

test('every key that is spoken exists', () => {
  assert.deepEqual(unknownKeys(new Set(en.keys()), sources), [])
})

test('every sentence is spoken somewhere', () => {
  assert.deepEqual(unusedKeys(en.keys(), sources), [])
})

test('French signs keep to their word by a narrow space that no line breaks', () => {
  assert.deepEqual(
    [...fr].flatMap(([key, text]) => (/\S [;:!?»]|« /.test(text) ? [key] : [])),
    [],
  )
})

test('arguments are read through plurals, selects and quotes', () => {
  assert.deepEqual(
    argumentsOf(
      "{n, plural, =0 {none} one {{who} asked} other {# of {total, number}}} at {when, date, short} '{not}'",
    ),
    ['n', 'total', 'when', 'who'],
  )
  for (const broken of ['{n', 'n}', '{n, plural, one {x}}', '{n, plural, other {x}', '{}'])
    assert.throws(() => argumentsOf(broken), broken)
})

test('a planted fault of each kind is found', () => {
  const source = (text: string) => [{ path: 'x.tsx', text }]
  const left = flatten({ a: { b: 'Hello {name}', c: 'Only here' } })
  assert.deepEqual(differences(left, flatten({ a: { b: 'Bonjour {nom}', d: 'Seulement ici' } })), [
    'a.c: not in French',
    'a.b: {name} in English, {nom} in French',
    'a.d: not in English',
  ])
  const keys = ['a.title', 'a.state.new', 'a.problem.full', 'a.forgotten']
  const spoken = source(
    `const t = useTranslations('a')\nt('title')\nt(\`state.\${state}\`)\nnew Refusal(409, 'a.full')`,
  )
  assert.deepEqual(unusedKeys(keys, spoken), ['a.forgotten'])
  assert.deepEqual(unknownKeys(new Set(keys), spoken), [])
  const misspoken = source("const t = useTranslations('a')\nt('titel')\nctx.t('a.x')\n({ code: 'a.empty' })")
  assert.deepEqual(unknownKeys(new Set(keys), misspoken), [
    'x.tsx: a.titel',
    'x.tsx: a.x',
    'x.tsx: a.problem.empty',
  ])
})
