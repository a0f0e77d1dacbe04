import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultsOf } from './run/json-schema.ts'
import { statsKernels } from './run.ts'

test('every kernel answers its own example with plain JSON', () => {
  const names = Object.keys(statsKernels)
  assert.ok(names.length >= 8)
  for (const name of names) {
    const kernel = statsKernels[name]!
    assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const [field, { description }] of Object.entries(kernel.schema.properties ?? {}))
      assert.ok(description, `${name}: ${field} is not explained`)
    assert.deepEqual(faultsOf(kernel.schema, kernel.example), [], name)
    const answer = kernel.run(kernel.example) as { ok: boolean }
    assert.equal(answer.ok, true, `${name}: ${JSON.stringify(answer)}`)
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, name)
    assert.deepEqual(kernel.run(kernel.example), answer, `${name} gives the same again`)
  }
})

test('no kernel throws for an input that does not fit', () => {
  for (const [name, kernel] of Object.entries(statsKernels))
    for (const input of [null, 7, 'x', [], {}, { surprise: 1 }, { codes: [] }]) {
      const answer = kernel.run(input) as { ok: boolean; code?: string }
      assert.equal(answer.ok, false, name)
      assert.equal(answer.code, 'input.invalid', name)
    }
})

test('every kernel is named in a page of numbers, and every refusal of surveys in theirs', () => {
  const pages = new URL('../../docs/numbers/', import.meta.url)
  const text = (name: string) => readFileSync(new URL(name, pages), 'utf8')
  const all = readdirSync(pages).map(text).join('\n')
  for (const name of Object.keys(statsKernels))
    assert.ok(all.includes(`\`${name}\``) || all.includes(`stats ${name}`), `${name} has no page`)
  const sources = readdirSync(new URL('.', import.meta.url)).filter(name =>
    /^survey-[a-z-]+(?<!test)\.ts$/.test(name),
  )
  const codes = sources.flatMap(name => [
    ...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/'(survey\.[a-z-]+)'/g),
  ])
  assert.ok(codes.length > 20)
  for (const [, code] of codes)
    assert.ok(text('surveys.md').includes(`\`${code}\``), `${code} is not explained`)
})
