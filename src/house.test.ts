import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const floors: Record<string, number> = {
  people: 0,
  governance: 1,
  desk: 2,
  measure: 2,
  spend: 2,
  study: 2,
  programmes: 3,
  path: 4,
  reports: 5,
}
const forbidden = /^(utils?|helpers?|misc|common|manager|service|types|constants)(\.|$)/

interface Source {
  path: string
  text: string
  imports: string[]
}

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => {
      const path = relative(root, join(entry.parentPath, entry.name))
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

/** Files and doors that a file imports by value or type, as paths from the root. */
function importsOf(path: string, text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*['"]([.#][^'"]*)['"]/g)) {
    const name = match[1]
    if (name.startsWith('.')) found.push(normalize(join(dirname(path), name)))
    else if (
      /^#(people|governance|desk|measure|spend|study|programmes|path|reports)(\.server|\.ui)?$/.test(name)
    )
      found.push(`src/rooms/${name.slice(1).replace(/(\.\w+)?$/, '/index$1')}.ts`)
    else found.push(`src/${name.slice(1)}`)
  }
  return found
}

const sources = read('src')
const roomOf = (path: string) => /^src\/rooms\/([^/]+)\//.exec(path)?.[1] ?? null
const isDoor = (path: string) => /^src\/rooms\/[^/]+\/index(\.server|\.ui)?\.ts$/.test(path)

test('the rules read the whole house', () => {
  assert.ok(sources.length > 60)
  assert.ok(sources.flatMap(source => source.imports).length > 150)
})

test('rooms are entered by their doors, from above', () => {
  const wrong: string[] = []
  for (const { path, imports } of sources) {
    const from = roomOf(path)
    if (from === null) continue
    for (const target of imports) {
      const to = roomOf(target)
      if (to === null || to === from) continue
      if (!isDoor(target)) wrong.push(`${path} enters ${target} by the window`)
      else if (floors[to] >= floors[from])
        wrong.push(`${path} (floor ${floors[from]}) enters ${to} (floor ${floors[to]})`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('kernels import kernels only, the platform knows no room', () => {
  const wrong = sources.flatMap(({ path, imports }) => {
    if (path.startsWith('src/stats/') && !path.endsWith('.test.ts'))
      return imports.filter(target => !target.startsWith('src/stats/')).map(target => `${path} -> ${target}`)
    if (path.startsWith('src/platform/') && !path.endsWith('.test.ts'))
      return imports
        .filter(target => !target.startsWith('src/platform/'))
        .map(target => `${path} -> ${target}`)
    return []
  })
  assert.deepEqual(wrong, [])
})

test('only files at the top of src know several rooms', () => {
  const wrong = sources.filter(
    ({ path, imports }) =>
      roomOf(path) === null &&
      path.split('/').length > 2 &&
      !/^src\/(sample|testing|stats|platform)\//.test(path) &&
      imports.some(target => roomOf(target) !== null),
  )
  assert.deepEqual(
    wrong.map(source => source.path),
    [],
  )
})

test('no knot: files do not import each other in a circle', () => {
  const graph = new Map(sources.map(({ path, text }) => [path, importsOf(path, withoutTypeImports(text))]))
  const state = new Map<string, 'open' | 'done'>()
  const knots: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'open') knots.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    if (state.has(path)) return
    state.set(path, 'open')
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  assert.deepEqual(knots, [])
})

function withoutTypeImports(text: string): string {
  return text.replace(/^(import|export) type [^;]*?from ['"][^'"]*['"]/gms, '')
}

test('what Node runs as it is written leads to no page', () => {
  const graph = new Map(sources.map(({ path, text }) => [path, importsOf(path, withoutTypeImports(text))]))
  const from = new Map<string, string>([
    ['src/server.ts', ''],
    ['src/cli.ts', ''],
  ])
  for (const [path] of from)
    for (const target of graph.get(path) ?? []) if (!from.has(target)) from.set(target, path)
  assert.ok(from.size > 100)
  const trail = (path: string): string => (path === '' ? '' : `${trail(from.get(path) ?? '')} ${path}`.trim())
  assert.deepEqual([...from.keys()].filter(path => path.endsWith('.tsx')).map(trail), [])
})

test('pages and pure files take server modules by their # name: the built server then holds one of each', () => {
  const wrong = sources.flatMap(({ path, text }) =>
    /\.(server|test)\.tsx?$/.test(path) || !/\/pages\/|\.tsx$|\.wire\.ts$/.test(path)
      ? []
      : [...withoutTypeImports(text).matchAll(/from ['"](\.[^'"]*\.server\.ts)['"]/g)].map(
          match => `${path} takes ${match[1]}`,
        ),
  )
  assert.deepEqual(wrong, [])
})

test('every table carries the name of its room', () => {
  const names = [
    ...readdirSync(join(root, 'migrations')).flatMap(file => [
      ...readFileSync(join(root, 'migrations', file), 'utf8').matchAll(
        /create (?:unlogged )?table (?:if not exists )?(\w+)/gi,
      ),
    ]),
  ].map(match => match[1])
  assert.ok(names.length > 20)
  const known = ['platform', 'auth', ...Object.keys(floors)]
  assert.deepEqual(
    names.filter(name => !known.includes(name.split('_')[0])),
    [],
  )
})

test('only a room’s stores name its tables', () => {
  const wrong: string[] = []
  for (const { path, text } of sources) {
    const room = roomOf(path)
    if (room === null || path.endsWith('.test.ts')) continue
    for (const match of text.matchAll(
      /(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*['"](\w+?)_/g,
    ))
      if (match[1] in floors && match[1] !== room) wrong.push(`${path} reaches into ${match[1]}'s tables`)
  }
  assert.deepEqual(wrong, [])
})

test('files are named for the thing they hold and stay under 300 lines', () => {
  const exempt = /(\/anchors\/|words\.|texts\.|\.generated\.ts$)/
  const wrong = sources.flatMap(({ path, text }) => {
    const name = path.split('/').at(-1) as string
    const lines = text.trimEnd().split('\n').length
    return [
      ...(forbidden.test(name) ? [`${path}: a drawer, not a thing`] : []),
      ...(lines > 300 && !exempt.test(path) ? [`${path}: ${lines} lines`] : []),
    ]
  })
  assert.deepEqual(wrong, [])
})
