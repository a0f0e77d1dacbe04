import type { Words } from '#platform/i18n/translate.ts'
import { problemKey } from '#platform/refusal.ts'

/** A source file of the product. */
export interface SourceText {
  path: string
  text: string
}

/** Every sentence by its whole key. */
export function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(words))
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, sentence] of flatten(value, `${prefix}${key}.`)) flat.set(inner, sentence)
  return flat
}

/** Arguments of an ICU message, sorted: `{name}`, `{count, plural, one {...} other {...}}`, and those inside. Throws where braces do not close. */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  let at = 0
  const text = (depth: number): void => {
    for (; at < message.length; at++) {
      if (message[at] === "'" && /['{}]/.test(message[at + 1] ?? '')) {
        at = message.indexOf("'", at + 1)
        if (at < 0) throw new Error('a quote does not close')
      } else if (message[at] === '{') argument()
      else if (message[at] === '}') {
        if (depth === 0) throw new Error('a brace closes nothing')
        return
      }
    }
    if (depth > 0) throw new Error('a brace does not close')
  }
  const argument = (): void => {
    const head = /^\{\s*([\w-]+)\s*(,\s*(?:plural|selectordinal|select)\s*,)?/.exec(message.slice(at))
    if (!head) throw new Error(`no argument at ${at}`)
    found.add(head[1])
    at += head[0].length
    if (head[2] === undefined) {
      at = message.indexOf('}', at)
      if (at < 0) throw new Error('a brace does not close')
      return
    }
    const choices: string[] = []
    for (;;) {
      const choice = /^\s*(=?[\w-]+)\s*\{/.exec(message.slice(at))
      if (!choice) break
      choices.push(choice[1])
      at += choice[0].length
      text(1)
      at++
    }
    const end = /^\s*\}/.exec(message.slice(at))
    if (!end || !choices.includes('other')) throw new Error(`${head[1]}: no "other", or not closed`)
    at += end[0].length - 1
  }
  text(0)
  return [...found].sort()
}

/** What one language has and the other lacks: keys, arguments, or a message that cannot be read. */
export function differences(en: Map<string, string>, fr: Map<string, string>): string[] {
  const wrong: string[] = []
  for (const key of en.keys()) if (!fr.has(key)) wrong.push(`${key}: not in French`)
  for (const [key, french] of fr) {
    const english = en.get(key)
    if (english === undefined) {
      wrong.push(`${key}: not in English`)
      continue
    }
    try {
      const [left, right] = [argumentsOf(english).join(', '), argumentsOf(french).join(', ')]
      if (left !== right) wrong.push(`${key}: {${left}} in English, {${right}} in French`)
    } catch (error) {
      wrong.push(`${key}: ${(error as Error).message}`)
    }
  }
  return wrong
}

const literals = (text: string) =>
  [...text.matchAll(/'([\w.-]+)'|"([\w.-]+)"|`([\w.-]+)`/g)].map(match => match[1] ?? match[2] ?? match[3])

/** Templates with one hole, as [what stands before it, what stands after]. */
const templates = (text: string) =>
  [...text.matchAll(/`([\w.-]*)\$\{[^{}`]*\}([\w.-]*)/g)]
    .map(match => [match[1], match[2]] as const)
    .filter(([before, after]) => /[a-z]{2}/i.test(before + after))

const namespaces = (text: string) =>
  [...text.matchAll(/useTranslations\(\s*'([\w.]+)'/g)].map(match => match[1])

/** Keys that no source leads to: by their whole name, below a `useTranslations`, as a problem's code, or by a template. */
export function unusedKeys(keys: Iterable<string>, sources: SourceText[]): string[] {
  const spaces = new Set(['', ...sources.flatMap(({ text }) => namespaces(text))])
  const said = new Set(sources.flatMap(({ text }) => literals(text)))
  const built = sources.flatMap(({ text }) => templates(text))
  const leadsTo = (name: string) =>
    said.has(name) ||
    built.some(
      ([before, after]) =>
        name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after),
    )
  return [...keys].filter(key => {
    const code = key.replace('.problem.', '.')
    if (code !== key && leadsTo(code)) return false
    return ![...spaces].some(space =>
      space === '' ? leadsTo(key) : key.startsWith(`${space}.`) && leadsTo(key.slice(space.length + 1)),
    )
  })
}

/** Literal keys and codes of problems that a source speaks and no words file holds. */
export function unknownKeys(keys: ReadonlySet<string>, sources: SourceText[]): string[] {
  const wrong: string[] = []
  for (const { path, text } of sources) {
    const spaces = new Map<string, string[]>()
    for (const [, name, space] of text.matchAll(/\b(\w+)\s*[=:]\s*useTranslations\(\s*(?:'([\w.]+)')?\s*\)/g))
      spaces.set(name, [...(spaces.get(name) ?? []), space === undefined ? '' : `${space}.`])
    for (const [name, known] of spaces)
      for (const [, , key] of text.matchAll(
        new RegExp(`(?<![\\w.])${name}(\\.rich)?\\(\\s*'([^'\\n]+)'`, 'g'),
      ))
        if (!known.some(space => keys.has(space + key)))
          wrong.push(`${path}: ${known.map(space => space + key).join(' or ')}`)
    for (const [, key] of text.matchAll(/ctx\.t\(\s*'([^'\n]+)'/g))
      if (!keys.has(key)) wrong.push(`${path}: ${key}`)
    for (const [, code] of text.matchAll(/(?:\bcode:\s*|new Refusal\(\s*\d+,\s*)'([a-zA-Z]+\.[\w.]+)'/g))
      if (!keys.has(problemKey(code))) wrong.push(`${path}: ${problemKey(code)}`)
  }
  return wrong
}
