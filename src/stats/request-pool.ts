/**
 * The requests present in a simulated queue, as numbered places of typed arrays that grow by doubling, and lines of
 * such numbers. Nothing is allocated per request.
 */
export type RequestPool = {
  /** Arrival, work left, when they give up, when they were begun: by place. */
  arrival: Float64Array
  left: Float64Array
  givesUp: Float64Array
  begun: Float64Array
  kind: Int32Array
  take(): number
  give(place: number): void
  clear(): void
}

export function requestPool(): RequestPool {
  let room = 256
  let used = 0
  let freed = 0
  let free = new Int32Array(room)
  const grown = (values: Float64Array) => {
    const more = new Float64Array(2 * values.length)
    more.set(values)
    return more
  }
  const pool: RequestPool = {
    arrival: new Float64Array(room),
    left: new Float64Array(room),
    givesUp: new Float64Array(room),
    begun: new Float64Array(room),
    kind: new Int32Array(room),
    take() {
      if (freed > 0) return free[--freed]
      if (used === room) {
        pool.arrival = grown(pool.arrival)
        pool.left = grown(pool.left)
        pool.givesUp = grown(pool.givesUp)
        pool.begun = grown(pool.begun)
        const kinds = new Int32Array(2 * room)
        kinds.set(pool.kind)
        pool.kind = kinds
        const more = new Int32Array(2 * room)
        more.set(free)
        free = more
        room *= 2
      }
      return used++
    },
    give(place) {
      free[freed++] = place
    },
    clear() {
      used = 0
      freed = 0
    },
  }
  return pool
}

/** A line of request numbers: joined at the end, left at the front; those put back join at the front. */
export type RequestLine = {
  length(): number
  join(place: number): void
  putBack(place: number): void
  leave(): number
}

export function requestLine(): RequestLine {
  let ring = new Int32Array(64)
  let head = 0
  let length = 0
  const makeRoom = () => {
    if (length < ring.length) return
    const more = new Int32Array(2 * ring.length)
    for (let i = 0; i < length; i++) more[i] = ring[(head + i) & (ring.length - 1)]
    ring = more
    head = 0
  }
  return {
    length: () => length,
    join(place) {
      makeRoom()
      ring[(head + length++) & (ring.length - 1)] = place
    },
    putBack(place) {
      makeRoom()
      head = (head - 1) & (ring.length - 1)
      ring[head] = place
      length++
    },
    leave() {
      const place = ring[head]
      head = (head + 1) & (ring.length - 1)
      length--
      return place
    },
  }
}
