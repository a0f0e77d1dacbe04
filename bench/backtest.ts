/**
 * Claim: on two real request logs, with only what was known then, the clock's 80 % intervals hold 75 to 85 % of what
 * came and its quantile loss is at most 0.95 of the plain rule's. The table is kept in docs/numbers/clock-backtest.md.
 *
 *   node bench/backtest.ts        (the logs lie beside the project, in ../shared/data/helpdesk)
 */
import { writeFileSync } from 'node:fs'
import { monthsOf, type RuleScore, type RuleTest, testRule } from '#rooms/path/clock-backtest.ts'
import { clockModel } from '#rooms/path/clock-model.ts'
import { tellTest } from '#rooms/path/clock-telling.ts'
import { groupsOf, italianWeeks, serviceNowWeeks } from '#testing/real-logs.ts'

const { fewestWeeks, quarter } = clockModel
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const lines: string[] = []
const say = (...some: string[]) => {
  lines.push(...some)
  process.stdout.write(`${some.join('\n')}\n`)
}

const pair = ({ clock, naive }: RuleTest, text: (score: RuleScore) => string) =>
  `${text(clock)} | ${text(naive)}`

/** Each measure of the clock, then of the plain rule. */
function head(first: string, plain: string): void {
  say(
    '',
    `| ${first} | forecasts | held in the 80 % interval | ${plain} | quantile loss, requests a week | ${plain} | ratio | MASE | ${plain} |`,
    `|${'---|'.repeat(9)}`,
  )
}

function row(name: string, test: RuleTest | null): void {
  if (!test) throw new Error(`${name}: nothing could be judged`)
  const ratio = (test.clock.pinball / test.naive.pinball).toFixed(2)
  say(
    `| ${name} | ${test.forecasts} | ${pair(test, ({ held }) => percent(held))} | ${pair(test, ({ pinball }) => pinball.toFixed(2))} | ${ratio} | ${pair(test, ({ mase }) => mase.toFixed(2))} |`,
  )
}

const [italian, serviceNow] = [await italianWeeks(), await serviceNowWeeks()]
if (!italian || !serviceNow) throw new Error('the real request logs are not beside the project')

say(
  '# The clock run on two real logs',
  '',
  'Made by `node bench/backtest.ts`. The whole rule is run, its choice of a method included, with only what was known at',
  'the time, and held against what came. MASE is the absolute error over that of the plain rule within each history.',
  '',
  '## The Italian help desk: monthly origins',
  '',
  `${italian.all.length} whole weeks (${italian.weeks[0]} to ${italian.weeks.at(-1)}), ${italian.all.reduce((a, b) => a + b, 0)} requests. Every fourth week from the ${fewestWeeks}th on, the ${quarter} weeks that followed.`,
  'The log ebbs away in its last seven weeks (5, 1, 5, 17, 5, 5 and 8 requests, after 34 to 67): no rule foresees that, and',
  'it is counted.',
)
const months = monthsOf(italian.all.length)
const tested = 2 * fewestWeeks
head('history', 'as last quarter')
const whole = testRule([italian.all], { origins: months, ahead: quarter })
row('all', whole)
row(
  `too short for a back-test (${fewestWeeks} to ${tested - 4} weeks)`,
  testRule([italian.all], { origins: months.filter(weeks => weeks < tested), ahead: quarter }),
)
row(
  `long enough (${tested} weeks and more)`,
  testRule([italian.all], { origins: months.filter(weeks => weeks >= tested), ahead: quarter }),
)
const cut = italian.all.slice(0, -7)
row('all, without the weeks of the ebb', testRule([cut], { origins: monthsOf(cut.length), ahead: quarter }))
const chosen = [...(whole?.chosen ?? [])].map(([name, times]) => `${name} (${times})`).join(', ')
say('', `Chosen at the ${months.length} origins: ${chosen}.`)
const page = tellTest(cut)
if (page)
  say(
    '',
    `What the page shows at the end of the log, before the ebb: ${page.chosen.name}, tried at ${page.origins} past months, held ${percent(page.chosen.coverage)}, loss ${page.chosen.pinball.toFixed(2)} against ${page.naive.pinball.toFixed(2)} of last quarter repeated (${(page.chosen.pinball / page.naive.pinball).toFixed(2)}), MASE ${page.chosen.mase.toFixed(2)} against ${page.naive.mase.toFixed(2)}.`,
  )

const [known, ahead] = [8, 5]
say(
  '',
  '## The ServiceNow log: weeks by group, the first eight known',
  '',
  `${serviceNow.weeks.length} whole weeks (${serviceNow.weeks[0]} to ${serviceNow.weeks.at(-1)}), ${serviceNow.all.reduce((a, b) => a + b, 0)} requests; after them the log holds a few stragglers only. The first ${known} weeks are known, the ${ahead} others to come.`,
  `**${known} weeks are too little history.** The clock says so and gives no week (it speaks from ${fewestWeeks} on); there is no quarter to`,
  'repeat, so the plain rule is "as last week"; and no back-test is possible, so the drifting level is used untested. How its',
  'forecasts did all the same, by how much each group asks for a week; requests without a group count in the company only:',
)
head('series', 'as last week')
const told = { origins: [known], ahead }
row('the company', testRule([serviceNow.all], told))
const many = groupsOf(serviceNow, known, 2)
row(`${many.length} groups that ask for 2 a week and more`, testRule(many, told))
for (const [least, most] of [
  [20, Infinity],
  [5, 20],
  [2, 5],
]) {
  const some = groupsOf(serviceNow, known, least, most)
  row(
    `of them, ${some.length} of ${least} ${most === Infinity ? 'and more' : `to ${most}`}`,
    testRule(some, told),
  )
}
const rare = groupsOf(serviceNow, known, 0, 2)
const judged = rare.filter(counts => testRule([counts], told))
row(`${judged.length} of ${rare.length} groups that ask for less than 2`, testRule(judged, told))
for (const more of [9, 10])
  row(
    `groups of 2 and more with ${more} weeks known`,
    testRule(groupsOf(serviceNow, more, 2), { origins: [more], ahead: serviceNow.weeks.length - more }),
  )
say(
  '',
  'Whole numbers cannot be cut at 80 %: an interval of a group that asks for three a week holds more. A group that asks for',
  'less than two a week is too rare for the drifting level: last week repeated is all it gets, and nothing is gained. The',
  `other ${rare.length - judged.length} had not asked for anything yet: nothing can be said of them.`,
)
writeFileSync(new URL('../docs/numbers/clock-backtest.md', import.meta.url), `${lines.join('\n')}\n`)
