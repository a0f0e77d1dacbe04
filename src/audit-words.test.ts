import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { en } from '#platform/i18n/settings.words.en.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Every "thing.verb" that the product writes to the audit log. */
function deeds(): string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && entry.name.endsWith('.server.ts'),
  )
  const texts = files.map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const literal = texts.flatMap(text => [...text.matchAll(/action: '(\w+\.\w+)'/g)].map(match => match[1]))
  const inSql = texts.flatMap(text =>
    [...text.matchAll(/into platform_audit[^\n]*?'(\w+\.\w+)'/g)].map(match => match[1]),
  )
  return [...new Set([...literal, ...inSql, 'request.undo-merge', 'request.undo-split'])]
}

test('every deed of the audit log has words', () => {
  const { things, verbs } = en.audit
  const found = deeds()
  assert.ok(found.length > 45 && found.includes('sample.load') && found.includes('request.create'))
  const unspoken = found.filter(deed => {
    const [thing, verb] = deed.split('.')
    return !(thing in things && verb in verbs)
  })
  assert.deepEqual(unspoken, [])
})
