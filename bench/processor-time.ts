// What a call costs the processor, for machines that do other work meanwhile.

/**
 * Median milliseconds of processor time of one call, all threads of this process: what other work on the machine
 * takes does not count. The peers, which run in one thread, were timed on an idle machine.
 */
export function medianProcessorTime(work: () => unknown, runs: number, fill: number): number {
  const spent = (calls: number) => {
    const start = process.cpuUsage()
    for (let call = 0; call < calls; call++) work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000 / calls
  }
  spent(1)
  const calls = Math.max(1, Math.round(fill / Math.max(spent(1), 0.1)))
  const taken = Array.from({ length: runs }, () => spent(calls)).sort((a, b) => a - b)
  return taken[Math.floor(runs / 2)]!
}
