/** Labels of rows (strata, clusters, answers) turned into whole numbers 0, 1, 2, ... in order of first appearance. */

export type Label = string | number
export type Labels = ArrayLike<Label>
export type Codes = { codes: Int32Array; names: Label[] }

/** Whole numbers within a span that a table can hold, and where the span begins; undefined for anything else. */
function tableSpan(labels: Labels): { least: number; span: number } | undefined {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    if (typeof label !== 'number' || !Number.isInteger(label)) return undefined
    if (label < least) least = label
    if (label > most) most = label
  }
  const span = most - least + 1
  return span <= 4 * labels.length + 1024 ? { least, span } : undefined
}

/** Number the labels. Cost: one pass, through a table where labels are whole numbers close together. */
export function codesOf(labels: Labels): Codes {
  const codes = new Int32Array(labels.length)
  const names: Label[] = []
  const whole = tableSpan(labels)
  if (whole) {
    const known = new Int32Array(whole.span)
    for (let i = 0; i < labels.length; i++) {
      const place = (labels[i] as number) - whole.least
      if (known[place] === 0) known[place] = names.push(labels[i]!)
      codes[i] = known[place]! - 1
    }
    return { codes, names }
  }
  const known = new Map<Label, number>()
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    let code = known.get(label)
    if (code === undefined) {
      code = names.push(label) - 1
      known.set(label, code)
    }
    codes[i] = code
  }
  return { codes, names }
}

/** Number the pairs (outer, inner) of two codings of the same rows. Names are outer × inners + inner. */
export function crossCodes(outer: Codes, inner: Codes): Codes {
  const inners = inner.names.length
  const pairs = new Float64Array(outer.codes.length)
  for (let i = 0; i < pairs.length; i++) pairs[i] = outer.codes[i]! * inners + inner.codes[i]!
  return codesOf(pairs)
}
