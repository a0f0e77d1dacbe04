import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const text = (path: string) => readFileSync(join(root, path), 'utf8')

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
}

const documents = ['README.md', 'CHANGELOG.md', ...['docs', 'bench', 'src'].flatMap(files)].filter(path =>
  path.endsWith('.md'),
)
const sources = [...files('src'), ...files('migrations'), ...files('bench')].filter(path =>
  /\.(ts|tsx|sql)$/.test(path),
)

test('links and pictures of documents lead to files that are there', () => {
  const wrong: string[] = []
  let links = 0
  for (const path of documents)
    for (const [, link, picture] of text(path).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)) {
      const target = (link ?? picture).split('#')[0]
      if (/^https?:/.test(target) || target === '') continue
      links++
      if (!existsSync(join(root, dirname(path), target))) wrong.push(`${path}: ${target}`)
    }
  assert.deepEqual(wrong, [])
  assert.ok(links > 50)
})

test('what a room’s README names in code is a file or stands in the source', () => {
  const named = new Set(
    sources.flatMap(path => [basename(path), basename(path).replace(/(\.server)?\.\w+$/, '')]),
  )
  const source = sources.map(text).join('\n')
  const readmes = documents.filter(path => /^src\/rooms\/\w+\/README\.md$/.test(path))
  assert.ok(readmes.length >= 3)
  for (const path of readmes) {
    const names = [...text(path).matchAll(/`([^`]+)`/g)].map(match => match[1])
    assert.ok(names.length > 0, path)
    // A column is named with its table, in the source each by itself; a folder by its path.
    const known = (name: string) =>
      named.has(name) ||
      source.includes(name) ||
      existsSync(join(root, 'src', name)) ||
      (/^\w+\.\w+$/.test(name) && name.split('.').every(part => source.includes(part)))
    assert.deepEqual(
      names.filter(name => !known(name)),
      [],
      path,
    )
  }
})

test('the user guide says the same in both languages: headings, pictures, commands, lists', () => {
  const shape = (language: string) =>
    text(`docs/user/${language}/README.md`)
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [, mark] = /^(#+|-|\d+\.) /.exec(line) ?? []
        const picture = /srcset="([^"]+)"/.exec(line)?.[1]
        const commands = [...line.matchAll(/`(npm [^`]*?-- \w+|\/api[^`]*)/g)].map(match => match[1])
        return [mark ?? '', picture ?? '', ...commands].join(' ')
      })
  assert.ok(shape('en').length > 40)
  assert.deepEqual(shape('fr'), shape('en'))
  const pictures = (language: string) =>
    files(`docs/user/${language}/images`)
      .map(path => basename(path))
      .sort()
  assert.deepEqual(pictures('fr'), pictures('en'))
})
