import { createScanner } from './import-scan.ts'

export const importDelimiters = [',', ';', '\t', '|'] as const
export type ImportDelimiter = (typeof importDelimiters)[number]

/** How a delimited text is laid out. */
export interface Dialect {
  delimiter: ImportDelimiter
  newline: '\n' | '\r'
  /** Lines before the header: the "sep=;" that Excel understands. */
  skipLines: 0 | 1
}

const SAMPLE_CHARACTERS = 65_536
const SAMPLE_ROWS = 100

/** What ends the lines of a text: a carriage return alone only where there is no line feed at all. */
function guessNewline(text: string): '\n' | '\r' {
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
}

/** The share of sampled rows that are as wide as the header, and that width. */
function fitOf(
  text: string,
  delimiter: string,
  newline: '\n' | '\r',
  complete: boolean,
): { share: number; width: number } {
  const scanner = createScanner({ delimiter, newline, width: null, maxCell: SAMPLE_CHARACTERS })
  const rows = scanner.push(text).rows
  if (complete) rows.push(...scanner.end().rows)
  const sampled = rows.slice(0, SAMPLE_ROWS)
  const width = sampled[0]?.length ?? 0
  if (width < 2) return { share: 0, width }
  return { share: sampled.filter(row => row.length === width).length / sampled.length, width }
}

/**
 * Guesses the delimiter from the start of a text: the one by which most rows are as wide as the header, the wider
 * at equal share; a comma where none parts the header. `complete`: the text is the whole file.
 */
export function guessDialect(text: string, complete: boolean, chosen?: ImportDelimiter): Dialect {
  const newline = guessNewline(text)
  const told = /^sep=([,;\t|])\r?(?=[\n\r])/i.exec(text)
  const skipLines = told ? 1 : 0
  if (chosen) return { delimiter: chosen, newline, skipLines }
  if (told) return { delimiter: told[1] as ImportDelimiter, newline, skipLines }
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  let best: Dialect = { delimiter: ',', newline, skipLines }
  let bestFit = { share: 0, width: 1 }
  for (const delimiter of importDelimiters) {
    const fit = fitOf(sample, delimiter, newline, complete && sample.length === text.length)
    if (fit.share > bestFit.share || (fit.share === bestFit.share && fit.width > bestFit.width)) {
      best = { delimiter, newline, skipLines }
      bestFit = fit
    }
  }
  return best
}

/** Column names from a header row: trimmed, `#4` for a fourth without a name, `category (2)` for a second category. */
export function nameColumns(cells: readonly unknown[]): string[] {
  const given = cells.map((cell, index) => String(cell).trim().replace(/\s+/g, ' ') || `#${index + 1}`)
  const taken = new Set(given)
  const seen = new Set<string>()
  return given.map(name => {
    if (!seen.has(name)) {
      seen.add(name)
      return name
    }
    let number = 2
    while (taken.has(`${name} (${number})`)) number++
    taken.add(`${name} (${number})`)
    return `${name} (${number})`
  })
}
