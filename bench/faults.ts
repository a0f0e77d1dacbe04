// Kills the server, its PostgreSQL, or both, again and again while eight clients create, every second three times in the
// middle of an import: `node bench/faults.ts [rounds]`.
import { killAround } from '../e2e/faults.ts'

const count = Number(process.argv[2] ?? 20)
const started = performance.now()
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const { rounds, broken, kept, lost, doubled } = await killAround(
  count,
  number => Math.floor(number / 3) % 2 === 1,
  ({ victim, acknowledged, repeated, back, import: one }) =>
    console.log(
      [
        victim.padEnd(8),
        `${String(acknowledged).padStart(6)} acknowledged`,
        `${String(repeated).padStart(5)} sent again`,
        `back after ${seconds(back)}`,
        one
          ? `import struck after ${seconds(one.after)}, ${one.found} there, done ${seconds(one.finished)} later`
          : '',
      ].join(' '),
    ),
)
const sum = (of: 'acknowledged' | 'repeated') => rounds.reduce((total, one) => total + one[of], 0)
const imports = rounds.filter(one => one.import).length
console.log(
  `${count} kills: ${sum('acknowledged')} acknowledged, ${kept} kept, ${lost.length} lost, ${doubled.length} doubled, ${sum('repeated')} sent again; ${imports} imports struck, ${broken.length} broken; ${seconds(performance.now() - started)}`,
)
if (lost.length + doubled.length + broken.length > 0) {
  console.log([...broken, ...lost, ...doubled].slice(0, 20).join('\n'))
  process.exitCode = 1
}
