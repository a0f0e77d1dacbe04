/**
 * Which of a fixed number of places comes next: a heap of places by their time, any of which can be moved or taken out.
 * A place is in it at most once. Which of two equal times comes first is the same in every run.
 * Cost O(log places); nothing is allocated after the start.
 */
export type TimeHeap = {
  /** Number of places in the heap. */
  size(): number
  /** Earliest time; Infinity when empty. */
  next(): number
  /** Place of the earliest time. */
  first(): number
  put(place: number, time: number): void
  remove(place: number): void
  /** Time of a place that is in the heap. */
  timeOf(place: number): number
  has(place: number): boolean
}

export function timeHeap(places: number): TimeHeap {
  const heap = new Int32Array(places)
  const at = new Int32Array(places).fill(-1)
  const times = new Float64Array(places)
  let size = 0

  function settle(place: number, from: number): void {
    const time = times[place]
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = heap[parent]
      if (times[above] <= time) break
      heap[i] = above
      at[above] = i
      i = parent
    }
    for (let child = 2 * i + 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && times[heap[child + 1]] < times[heap[child]]) child++
      const below = heap[child]
      if (time <= times[below]) break
      heap[i] = below
      at[below] = i
      i = child
    }
    heap[i] = place
    at[place] = i
  }

  return {
    size: () => size,
    next: () => (size > 0 ? times[heap[0]] : Infinity),
    first: () => heap[0],
    put(place, time) {
      times[place] = time
      settle(place, at[place] >= 0 ? at[place] : size++)
    },
    remove(place) {
      const hole = at[place]
      at[place] = -1
      const last = heap[--size]
      if (hole < size) settle(last, hole)
    },
    timeOf: place => times[place],
    has: place => at[place] >= 0,
  }
}
