/**
 * A function that keeps its last answers, by everything it was given: the same question has the same answer, whoever
 * asked first. The least lately asked for is let go. Arguments must be plain data.
 */
export function remembering<Given extends unknown[], Answer>(
  answer: (...given: Given) => Answer,
  most: number,
): (...given: Given) => Answer {
  const memory = new Map<string, Answer>()
  return (...given) => {
    const key = JSON.stringify(given)
    const kept = memory.has(key) ? (memory.get(key) as Answer) : answer(...given)
    memory.delete(key)
    memory.set(key, kept)
    for (const oldest of memory.keys()) {
      if (memory.size <= most) break
      memory.delete(oldest)
    }
    return kept
  }
}
