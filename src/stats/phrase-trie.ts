/**
 * A set of words over a small alphabet as a double-array trie: a step is two reads, whatever the number of words.
 *
 * What is left of a word once no other shares its beginning stands in a tail. Source: Aoe 1989, "An efficient digital
 * search algorithm by using a double-array structure". Cost: built in about the sum of the lengths; 20 bytes a node.
 */

export type PhraseTrie = {
  /**
   * Four numbers a node, side by side so that a step reads one line of memory; a node is the place of its first.
   * 0: base, such that the child by letter c is at base + 4 c, if `atCheck` there is the node + 1;
   * `atValue`: the word that ends at the node, or -1; `atTail`: where its only word goes on in `tails`, or -1.
   */
  cells: Int32Array
  /** By node / 4, the word whose tail it is. */
  tailValue: Int32Array
  /** A tail's length, then its letters. */
  tails: Uint16Array
}

export const nodeSize = 4
export const atCheck = 1
export const atValue = 2
export const atTail = 3

type Range = { node: number; from: number; to: number; depth: number }

/** Grow every array so that `size` places exist. */
function grow(
  arrays: Record<'base' | 'check' | 'value' | 'tail' | 'tailValue', Int32Array>,
  size: number,
): void {
  for (const name of Object.keys(arrays) as (keyof typeof arrays)[]) {
    const larger = new Int32Array(size).fill(name === 'base' || name === 'check' ? 0 : -1)
    larger.set(arrays[name])
    arrays[name] = larger
  }
}

/** Build from distinct words in ascending order of their letters (1 and up); a word's value is its place. */
export function createPhraseTrie(words: readonly Uint16Array[], largestLetter: number): PhraseTrie {
  const empty = () => new Int32Array(0)
  const arrays = { base: empty(), check: empty(), value: empty(), tail: empty(), tailValue: empty() }
  let size = 0
  const ensure = (wanted: number) => {
    if (wanted <= size) return
    size = Math.max(1024, Math.ceil(wanted * 1.5))
    grow(arrays, size)
  }
  ensure(largestLetter + 2)
  const tails: number[] = []
  // Place 0 is the root. Free places below `firstFree` are too scattered to be tried again.
  arrays.check[0] = -1
  let firstFree = 1
  const place = (letters: readonly number[]): number => {
    let tried = 0
    let taken = 0
    for (let at = Math.max(1, firstFree - letters[0]!); ; at++) {
      ensure(at + largestLetter + 1)
      tried++
      if (arrays.check[at + letters[0]!] !== 0) {
        taken++
        continue
      }
      if (letters.every(letter => arrays.check[at + letter] === 0)) {
        if (taken > 0.95 * tried) firstFree = at + letters[0]!
        return at
      }
    }
  }
  const open: Range[] = [{ node: 0, from: 0, to: words.length, depth: 0 }]
  for (let range = open.pop(); range; range = open.pop()) {
    let { from } = range
    const { node, to, depth } = range
    if (from < to && words[from]!.length === depth) arrays.value[node] = from++
    // The root keeps its letters, so that a search sees at once where nothing begins.
    const alone = to - from === 1 && depth > 0
    if (alone) {
      arrays.tail[node] = tails.length
      arrays.tailValue[node] = from
      tails.push(words[from]!.length - depth, ...words[from]!.subarray(depth))
    }
    if (alone || to === from) continue
    const children: Range[] = []
    for (let start = from; start < to; ) {
      const letter = words[start]![depth]!
      let end = start + 1
      while (end < to && words[end]![depth] === letter) end++
      children.push({ node: letter, from: start, to: end, depth: depth + 1 })
      start = end
    }
    const base = place(children.map(child => child.node))
    arrays.base[node] = base
    for (const child of children) {
      child.node += base
      arrays.check[child.node] = node + 1
      open.push(child)
    }
  }
  const cells = new Int32Array(nodeSize * size)
  for (let node = 0; node < size; node++) {
    cells[nodeSize * node] = nodeSize * arrays.base[node]!
    // A parent's place + 1; 0 stays "free", -1 the root.
    const parent = arrays.check[node]!
    cells[nodeSize * node + atCheck] = parent > 0 ? nodeSize * (parent - 1) + 1 : parent
    cells[nodeSize * node + atValue] = arrays.value[node]!
    cells[nodeSize * node + atTail] = arrays.tail[node]!
  }
  return { cells, tailValue: arrays.tailValue, tails: Uint16Array.from(tails) }
}
