// Kills the server, its PostgreSQL, or both, again and again while eight clients create: `node bench/faults.ts [rounds]`.
import { killAround } from '../e2e/faults.ts'

const count = Number(process.argv[2] ?? 20)
const started = performance.now()
const { rounds, kept, lost, doubled } = await killAround(count, ({ victim, acknowledged, repeated, back }) =>
  console.log(
    `${victim.padEnd(8)} ${String(acknowledged).padStart(6)} acknowledged ${String(repeated).padStart(5)} sent again, back after ${(back / 1000).toFixed(1)} s`,
  ),
)
const sum = (of: 'acknowledged' | 'repeated') => rounds.reduce((total, one) => total + one[of], 0)
console.log(
  `${count} kills: ${sum('acknowledged')} acknowledged, ${kept} kept, ${lost.length} lost, ${doubled.length} doubled, ${sum('repeated')} sent again; ${((performance.now() - started) / 1000).toFixed(0)} s`,
)
if (lost.length + doubled.length > 0) {
  console.log([...lost, ...doubled].slice(0, 20).join('\n'))
  process.exitCode = 1
}
