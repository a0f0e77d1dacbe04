import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from 'react-router'

/** Gzipped scripts a page may load before it is used, in bytes. */
const LIMIT = 180_000

const bundle = new URL('../build/server/index.js', import.meta.url)
const { assets } = (await import(bundle.href)) as ServerBuild
const sizes = new Map<string, number>()

function sizeOf(script: string): number {
  const known = sizes.get(script)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(new URL(`../build/client${script}`, import.meta.url))).length
  sizes.set(script, size)
  return size
}

/** Scripts of a route and of every layout around it, as the page's own links name them. */
function scriptsOf(id: string): Set<string> {
  const scripts = new Set([assets.entry.module, ...assets.entry.imports])
  for (let at: string | undefined = id; at; at = assets.routes[at]?.parentId) {
    const route = assets.routes[at]
    for (const script of [route?.module, ...(route?.imports ?? [])]) if (script) scripts.add(script)
  }
  return scripts
}

test('no page loads more than 180 kB of scripts, gzipped, before it is used', () => {
  const pages = Object.keys(assets.routes).map(id => ({
    id,
    bytes: [...scriptsOf(id)].reduce((sum, script) => sum + sizeOf(script), 0),
  }))
  assert.ok(pages.length > 10)
  assert.ok(pages.every(page => page.bytes > 50_000))
  assert.deepEqual(
    pages.filter(page => page.bytes > LIMIT),
    [],
  )
})
