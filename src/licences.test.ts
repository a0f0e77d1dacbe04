import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

interface Locked {
  version?: string
  license?: string
  dev?: boolean
}
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
/** Every package the product runs on, its dependencies' own ones and those for other machines too. */
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

/** Licences met here that the Open Source Initiative has approved. */
const approved = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['ISC', 'MIT', 'OFL-1.1', 'Unlicense', 'Zlib'],
])
/** Packages that name no known licence beside their version, but hold the text of one. */
const heldAsText: Record<string, RegExp> = { 'png-js': /^MIT License/, 'xml-escape': /^The MIT License/ }

/** Whether an SPDX expression leaves a way to use the package under approved licences only. */
const isApproved = (expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(way => way.split(' AND ').every(licence => approved.has(licence)))

test('every package the product runs on is under a licence that the Open Source Initiative approved', () => {
  assert.ok(shipped.length > 100)
  const wrong = shipped.flatMap(([path, { license }]) => {
    const name = path.replace(/^.*node_modules\//, '')
    const known = heldAsText[name]
      ? heldAsText[name].test(read(`${path}/LICENSE`))
      : isApproved(license ?? '')
    return known ? [] : [`${name}: ${license ?? 'no licence named'}`]
  })
  assert.deepEqual(wrong, [])
})

test('an expression is read as its words say', () => {
  assert.ok(isApproved('MIT'))
  assert.ok(isApproved('(MIT OR GPL-3.0-or-later)'))
  assert.ok(isApproved('(MIT AND Zlib)'))
  assert.ok(!isApproved('(MIT AND SSPL-1.0)'))
  assert.ok(!isApproved(''))
})

test('packages are named with one exact version', () => {
  const named = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const versions = ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides'].flatMap(group =>
    Object.entries(named[group] ?? {}),
  )
  assert.ok(versions.length > 20)
  assert.deepEqual(
    versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  )
})
