// Queues: the recursion for one class at least 7.8 million events a second; the general simulator at least ten times
// SimPy on M/M/10 with 9 arrivals an hour (a request is two events); a year of 40 types of 200 units, 1,000 futures,
// under half a second. Peers run in the same run where they are there, in processor time, which other work on the
// machine disturbs least.
// node bench/queues.ts            (Debian: apt-get install python3-simpy)
import { spawnSync } from 'node:child_process'
import { fcfsWaits, simulateFcfs } from '../src/stats/fcfs-queue.ts'
import { gaussianForecast } from '../src/stats/quantile-forecast.ts'
import { simulateQueue } from '../src/stats/queue-simulation.ts'
import { createRandom } from '../src/stats/random.ts'
import { simulateScenario } from '../src/stats/work-scenario.ts'
import { drawWorkFutures, type WorkType } from '../src/stats/workload-simulation.ts'
import { type CostSeries, medianMilliseconds, writeCostPlot } from './plot.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const [arrivalRate, servers] = [9, 10]

/** Median seconds of processor time of one call, after three that warm up. */
function processorSeconds(work: () => void): number {
  const once = () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  for (let i = 0; i < 3; i++) work()
  return [once(), once(), once(), once(), once()].sort((a, b) => a - b)[2]!
}

/** SimPy 2 (as Debian has it) and the recursion with heapq, in events a second of processor time. */
const peers = `
import heapq, random, time
from SimPy.Simulation import *
import SimPy
class Source(Process):
    def go(self, n, team):
        for i in range(n):
            request_ = Request()
            activate(request_, request_.visit(team))
            yield hold, self, random.expovariate(9.0)
class Request(Process):
    def visit(self, team):
        yield request, self, team
        yield hold, self, random.expovariate(1.0)
        yield release, self, team
random.seed(1)
rates = []
for run in range(3):
    n = 60000
    initialize()
    team = Resource(capacity=10)
    source = Source()
    activate(source, source.go(n, team))
    start = time.process_time()
    simulate(until=1e18)
    rates.append(2 * n / (time.process_time() - start))
n = 300000
now, arrivals, work = 0.0, [], []
for i in range(n):
    now += random.expovariate(9.0)
    arrivals.append(now)
    work.append(random.expovariate(1.0))
plain = []
for run in range(3):
    free = [0.0] * 10
    total = 0.0
    start = time.process_time()
    for a, s in zip(arrivals, work):
        f = free[0]
        begin = a if a > f else f
        heapq.heapreplace(free, begin + s)
        total += begin - a
    plain.append(2 * n / (time.process_time() - start))
print(sorted(rates)[1], sorted(plain)[1], SimPy.__version__)
`
/** Taken on an idle two-core machine when the reference values were made. */
const recorded = { simpy: 343_537, heapq: 7_790_000, where: 'recorded' }

function runPeers(): { simpy: number; heapq: number; where: string } {
  const ran = spawnSync('/usr/bin/python3', ['-c', peers], { encoding: 'utf8' })
  const [simpy, heapq, version] = (ran.stdout ?? '').trim().split(' ')
  return ran.status === 0 && Number(simpy) > 0 && Number(heapq) > 0
    ? { simpy: Number(simpy), heapq: Number(heapq), where: `SimPy ${version}, this run` }
    : recorded
}

function rates(): void {
  const random = createRandom(1)
  const requests = 1_000_000
  const [arrivals, work, waits] = [0, 1, 2].map(() => new Float64Array(requests)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let now = 0
  for (let i = 0; i < requests; i++) {
    now += random.exponential(arrivalRate)
    arrivals[i] = now
    work[i] = random.exponential()
  }
  const recursion =
    (2 * requests) / processorSeconds(() => fcfsWaits(arrivals, work, new Float64Array(servers), waits))
  const exponential = (mean: number) => ({ shape: 'exponential' as const, mean })
  const drawn =
    (2 * requests) /
    processorSeconds(() =>
      simulateFcfs({
        between: exponential(1 / arrivalRate),
        work: exponential(1),
        servers,
        requests: requests / 10,
        warmUp: 0,
        replications: 10,
        seed: 1,
      }),
    )
  const hours = 24 * 100
  const general =
    (2 * arrivalRate * hours * 10) /
    processorSeconds(() =>
      simulateQueue({
        classes: [{ name: 'all', arrivals: { expected: [arrivalRate] }, work: exponential(1) }],
        team: { people: [servers] },
        slots: hours,
        replications: 10,
        seed: 1,
      }),
    )
  const peer = runPeers()
  const millions = (rate: number) => (rate / 1e6).toFixed(2)
  const line = (name: string, ours: number, theirs: number, of: string) =>
    say(
      `${name}: ${millions(ours)} million events a second; ${of} ${millions(theirs)}; ${(ours / theirs).toFixed(1)} times`,
    )
  line('recursion, times given', recursion, peer.heapq, `heapq (${peer.where})`)
  line('recursion with its draws', drawn, peer.heapq, `heapq without draws (${peer.where})`)
  line('general simulator', general, peer.simpy, peer.where)
}

const weeks = 52
function typesOf(count: number, units: number): WorkType[] {
  const forecast = gaussianForecast(
    'bench',
    Array.from({ length: weeks }, (_, w) => 20 + w / 5),
    Array.from({ length: weeks }, (_, w) => 4 + w / 10),
    { horizon: weeks },
    [],
  )
  const parts = new Float64Array(units).fill(1 / units)
  return Array.from({ length: count }, () => ({
    arrivals: forecast,
    hours: 1,
    error: 0.1,
    dispersion: 0.05,
    parts,
  }))
}

function workload(): CostSeries[] {
  const changes = Array.from({ length: 6 }, (_, i) => ({
    types: [i, i + 1],
    units: Array.from({ length: 40 }, (_, u) => u * (i + 1)).filter(u => u < 200),
    from: 4 * i,
    arrivals: [0.4, 0.8] as const,
  }))
  const scenario = (futures: ReturnType<typeof drawWorkFutures>, many: boolean) => {
    if (!futures.ok) throw new Error(futures.why)
    const result = simulateScenario(futures, {
      capacity: new Array<number>(weeks).fill(2000),
      backlogHours: 100,
      past: [],
      threshold: 0.6,
      changes: many ? changes : [],
    })
    if (!result.ok) throw new Error(result.why)
  }
  const draw = (types: readonly WorkType[], replications = 1000) =>
    drawWorkFutures({ types, weeks, replications, seed: 1 })
  const company = typesOf(40, 200)
  const futures = draw(company)
  const drawing = 1000 * processorSeconds(() => draw(company))
  const plain = 1000 * processorSeconds(() => scenario(futures, false))
  const levers = 1000 * processorSeconds(() => scenario(futures, true))
  say(
    `a year of 40 types of 200 units, 1,000 futures, processor time: drawn in ${drawing.toFixed(0)} ms; a scenario ${plain.toFixed(0)} ms, with 6 changes ${levers.toFixed(0)} ms`,
  )
  const sizes = [1, 4, 16, 64]
  const series = (name: string, work: (size: number) => () => void) => ({
    name,
    points: sizes.map(size => ({
      size: size * weeks * 1000,
      milliseconds: medianMilliseconds(work(size), 3),
    })),
  })
  return [
    series('futures drawn', size => {
      const types = typesOf(size, 200)
      return () => draw(types)
    }),
    series('a scenario', size => {
      const drawn = draw(typesOf(size, 200))
      return () => scenario(drawn, false)
    }),
  ]
}

function simulation(): CostSeries[] {
  const sizes = [1000, 10_000, 100_000, 1_000_000]
  const series = (name: string, people: number, interrupt = false) => ({
    name,
    points: sizes.map(size => ({
      size: 2 * size,
      milliseconds: medianMilliseconds(
        () =>
          simulateQueue({
            classes: [0, 1].map(priority => ({
              name: `${priority}`,
              arrivals: { expected: [size / 200] },
              work: { shape: 'lognormal', mean: (0.9 * people) / (size / 100), variation: 2 },
              priority,
            })),
            team: { people: [people] },
            slots: 100,
            interrupt,
            replications: 1,
            seed: 1,
          }),
        3,
      ),
    })),
  })
  return [series('5 people', 5), series('5, interrupting', 5, true), series('500 people', 500)]
}

rates()
writeCostPlot('queues.svg', 'Queue simulation, two classes', 'events', simulation())
writeCostPlot('workload.svg', 'Weeks ahead, 200 units', 'types × weeks × futures', workload())
