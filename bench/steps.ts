// How often the six steps are told right, over simulated careers whose step is known, beside the criteria view.
// node bench/steps.ts [careers]
import { createRandom } from '#stats/random.ts'
import { pathModel } from '../src/rooms/path/model.ts'
import { positionHistory } from '../src/rooms/path/position.ts'
import { drawCareer } from '../src/rooms/path/step-careers.ts'
import { readSteps } from '../src/rooms/path/step-filter.ts'
import { stepModel } from '../src/rooms/path/step-model.ts'

const careers = Number(process.argv[2] ?? 2000)
/** Not among the seeds on which the model's weights were set. */
const SEED = 2026
const say = (text: string) => process.stdout.write(`${text}\n`)
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(9)

say(
  'companies differ   set holds it   fewest of 80 %   steps a set   likeliest right   criteria right   said - was',
)
const taken: number[] = []
for (const spread of [0.5, 1, 1.5]) {
  const random = createRandom(SEED)
  let [answered, held, fewest, steps, right, criteria] = [0, 0, 0, 0, 0, 0]
  const bins = Array.from({ length: 5 }, () => 0)
  const byStep = Array.from({ length: 6 }, () => [0, 0])
  for (let at = 0; at < careers; at++) {
    const own = random.fork(at)
    const career = drawCareer(own, 1 + own.int(36), spread)
    const truth = career[career.length - 1].step
    const months = career.map(({ evidence }) => evidence)
    const began = performance.now()
    const reading = readSteps(stepModel, months)
    taken.push(performance.now() - began)
    if (!reading) continue
    answered++
    steps += reading.set.length
    byStep[truth - 1][0]++
    if (reading.set.includes(truth)) {
      held++
      byStep[truth - 1][1]++
    }
    // The truth is in the fewest steps with 80 % where those likelier than it do not have 80 % yet.
    const likelier = reading.probabilities.filter(p => p > reading.probabilities[truth - 1])
    if (likelier.reduce((sum, p) => sum + p, 0) < 0.8) fewest++
    const said = reading.probabilities[reading.leading - 1]
    if (reading.leading === truth) right++
    bins[Math.min(4, Math.floor(said * 5))] += said - (reading.leading === truth ? 1 : 0)
    if (positionHistory(pathModel, months).at(-1)?.position.step === truth) criteria++
  }
  const apart = bins.reduce((sum, gap) => sum + Math.abs(gap), 0)
  say(
    `${String(spread).padEnd(16)} ${percent(held, answered)}      ${percent(fewest, answered)}        ${(steps / answered).toFixed(2).padStart(6)}         ${percent(right, answered)}        ${percent(criteria, answered)}    ${percent(apart, answered)}`,
  )
  say(
    `  by planted step: ${byStep.map(([n, held], at) => `${at + 1}: ${percent(held, n).trim()}`).join('  ')}`,
  )
}
taken.sort((a, b) => a - b)
const at = (share: number) => taken[Math.floor(taken.length * share)].toFixed(2)
say(`one reading of 1 to 36 months: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
