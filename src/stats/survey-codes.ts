/** Labels of rows (strata, clusters, answers) turned into whole numbers 0, 1, 2, ... in order of first appearance. */

export type Label = string | number
export type Labels = ArrayLike<Label>
export type Codes = { codes: Int32Array; names: Label[] }

/** Labels as 32-bit whole numbers, where every one of them is. Typed arrays pass without a look at each entry's type. */
function wholeNumbers(labels: Labels): Int32Array | undefined {
  if (labels instanceof Int32Array) return labels
  if (ArrayBuffer.isView(labels) && !(labels instanceof Float64Array || labels instanceof Float32Array))
    return labels instanceof Uint32Array ? undefined : new Int32Array(labels as ArrayLike<number>)
  const out = new Int32Array(labels.length)
  for (let i = 0; i < out.length; i++) {
    const label = labels[i]!
    if (typeof label !== 'number' || (label | 0) !== label) return undefined
    out[i] = label
  }
  return out
}

/** Numbering by a table over the span of the numbers; undefined where the span is far wider than the rows. */
function byTable(whole: Int32Array): Codes | undefined {
  if (whole.length === 0) return undefined
  let least = whole[0]!
  let most = least
  for (let i = 1; i < whole.length; i++) {
    const label = whole[i]!
    if (label < least) least = label
    else if (label > most) most = label
  }
  if (most - least > 4 * whole.length + 1024) return undefined
  const known = new Int32Array(most - least + 1)
  const codes = new Int32Array(whole.length)
  const names: number[] = []
  for (let i = 0; i < whole.length; i++) {
    const place = whole[i]! - least
    let number = known[place]!
    if (number === 0) {
      number = names.push(whole[i]!)
      known[place] = number
    }
    codes[i] = number - 1
  }
  return { codes, names }
}

/** Number the labels. Cost: one pass, through a table where labels are whole numbers close together. */
export function codesOf(labels: Labels): Codes {
  const whole = wholeNumbers(labels)
  const tabled = whole && byTable(whole)
  if (tabled) return tabled
  const codes = new Int32Array(labels.length)
  const names: Label[] = []
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

/** Number the pairs (outer, inner) of two codings of the same rows. */
export function crossCodes(outer: Codes, inner: Codes): Codes {
  const inners = inner.names.length
  const rows = outer.codes.length
  if (outer.names.length * inners >= 2 ** 31) {
    const wide = new Float64Array(rows)
    for (let i = 0; i < rows; i++) wide[i] = outer.codes[i]! * inners + inner.codes[i]!
    return codesOf(wide)
  }
  const pairs = new Int32Array(rows)
  for (let i = 0; i < rows; i++) pairs[i] = outer.codes[i]! * inners + inner.codes[i]!
  return codesOf(pairs)
}
