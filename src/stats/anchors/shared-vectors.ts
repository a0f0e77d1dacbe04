/**
 * For tests: reference files whose inputs others publish and which this repository therefore does not copy.
 * They are looked for in `../shared/vectors` beside the repository, or in the folder that STRATEGE_VECTORS names.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder =
  process.env.STRATEGE_VECTORS ?? fileURLToPath(new URL('../../../../shared/vectors', import.meta.url))

/** Value for a test's `skip`: false when every file is there, else the sentence shown. */
export function withoutVectors(...names: string[]): string | false {
  const missing = names.filter(name => !existsSync(join(folder, name)))
  return missing.length > 0 && `reference files not found: ${missing.join(', ')}`
}

/** A vector file as it stands. */
export function readVectorText(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

/** A JSON vector file, its shape being the caller's to know. */
export function readVector<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Shape
}

/** Rows of a CSV vector file, by column name; quotes are taken off. */
export function readVectorRows(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/)
  const cells = (line: string) => line.split(',').map(cell => cell.replace(/^"|"$/g, ''))
  const names = cells(head!)
  return lines.map(line => {
    const values = cells(line)
    return Object.fromEntries(names.map((column, i) => [column, values[i]!]))
  })
}

/** One column of a CSV vector file as numbers. */
export function readVectorColumn(name: string, column: string): number[] {
  return readVectorRows(name).map(row => Number(row[column]))
}

/** The texts of a CSV vector file of one quoted column, which may hold commas. */
export function readVectorLabels(name: string): string[] {
  const [, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/)
  return lines.map(line => line.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'))
}
