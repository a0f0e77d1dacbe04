// Phrases in text: at least 60 MB a second over the English labels of ESCO with the gold spans exact, against pyahocorasick
// (C, by its Python wrapper) in the same run where it is there. Spans of both are compared on the texts measured.
// node bench/phrases.ts           (Debian: apt-get install python3-ahocorasick)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readVector, readVectorLabels, withoutVectors } from '../src/stats/anchors/shared-vectors.ts'
import { createPhraseMatcher, type Lexicon } from '../src/stats/phrase-matcher.ts'
import { type CostSeries, medianMilliseconds, writeCostPlot } from './plot.ts'

type Gold = { docs: { text: string; leftmost_longest: { start: number; end: number }[] }[] }

const jobs = fileURLToPath(new URL('../../shared/data/jobs/', import.meta.url))
const say = (text: string) => process.stdout.write(`${text}\n`)
const bytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)

/** Texts of a file of job advertisements, one JSON object a line. */
function advertisements(name: string): string[] {
  const path = jobs + name
  if (!existsSync(path)) return []
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')
  return lines.map(line => (JSON.parse(line) as { text: string }).text)
}

/** The same search in Python: every hit, those at borders of words, of these the leftmost and longest. */
const reference = `
import ahocorasick, json, sys, time
task = json.load(open(sys.argv[1]))
fold = lambda text: text.replace("\\u2019", "'").lower()
A = ahocorasick.Automaton()
for label in {fold(label) for label in task["labels"]}:
    if label: A.add_word(label, len(label))
A.make_automaton()
word = lambda c: c.isalnum() or c == "_"
def find(text):
    t = fold(text); n = len(t); spans = []
    for last, size in A.iter(t):
        start = last + 1 - size
        if (start == 0 or not word(t[start - 1])) and (last + 1 == n or not word(t[last + 1])): spans.append((start, -last - 1))
    spans.sort(); kept = []; free = 0
    for start, end in spans:
        if start >= free: kept.append((start, -end)); free = -end
    return kept
times = []
for _ in range(5):
    began = time.thread_time(); count = sum(len(find(text)) for text in task["texts"]); times.append(time.thread_time() - began)
print(sorted(times)[2] * 1000, count)
`

/** Median milliseconds of pyahocorasick over the texts and the number of its spans; null where it is not installed. */
function runReference(labels: readonly string[], texts: readonly string[]): [number, number] | null {
  const folder = mkdtempSync(join(tmpdir(), 'phrases-'))
  try {
    const file = join(folder, 'task.json')
    writeFileSync(file, JSON.stringify({ labels, texts }))
    // Debian's own Python first: another one on the path would not see Debian's packages.
    for (const python of ['/usr/bin/python3', 'python3']) {
      const ran = spawnSync(python, ['-c', reference, file], { encoding: 'utf8' })
      const [milliseconds, count] = (ran.stdout ?? '').trim().split(' ').map(Number)
      if (ran.status === 0 && milliseconds && count !== undefined) return [milliseconds, count]
    }
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** How many texts of the gold standard have other spans than it. */
function wrongGold(lexicons: readonly Lexicon[]): number {
  const matcher = createPhraseMatcher(lexicons)
  return readVector<Gold>('text_match_gold.json').docs.filter(
    ({ text, leftmost_longest }) =>
      JSON.stringify(matcher.match(text).map(({ start, end }) => [start, end])) !==
      JSON.stringify(leftmost_longest.map(({ start, end }) => [start, end])),
  ).length
}

function measure(name: string, lexicons: readonly Lexicon[], texts: readonly string[]): void {
  const matcher = createPhraseMatcher(lexicons)
  const count = texts.reduce((sum, text) => sum + matcher.match(text).length, 0)
  const size = bytes(texts) / 1e6
  const ours = medianMilliseconds(
    () => {
      for (const text of texts) matcher.match(text)
    },
    7,
    200,
  )
  const rate = (milliseconds: number) => (1000 * size) / milliseconds
  const theirs = runReference(
    lexicons.flatMap(({ phrases }) => phrases),
    texts,
  )
  const peer = theirs
    ? `pyahocorasick, this run ${rate(theirs[0]).toFixed(1)} MB/s, ${theirs[1]} spans; ${(theirs[0] / ours).toFixed(1)} times as fast`
    : 'pyahocorasick is not installed; recorded 42.1 MB/s on other advertisements'
  say(
    `${name}: ${matcher.size} phrases, ${texts.length} texts, ${size.toFixed(2)} MB: ${rate(ours).toFixed(1)} MB/s, ${count} spans; ${peer}`,
  )
}

/** Time over texts of growing length, and to build over growing lexicons. */
function costs(labels: readonly string[], text: string): void {
  const search: CostSeries = { name: 'search', points: [] }
  const matcher = createPhraseMatcher([{ name: 'esco', phrases: labels }])
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const part = text.slice(0, size)
    search.points.push({ size, milliseconds: medianMilliseconds(() => matcher.match(part), 5, 50) })
  }
  const build: CostSeries = { name: 'build', points: [] }
  const beside: CostSeries = { name: '10,000 characters', points: [] }
  const part = text.slice(0, 10_000)
  for (const size of [100, 1_000, 10_000, labels.length]) {
    const lexicon = [{ name: 'esco', phrases: labels.slice(0, size) }]
    build.points.push({
      size,
      milliseconds: medianMilliseconds(() => createPhraseMatcher(lexicon), 3, 30),
    })
    const some = createPhraseMatcher(lexicon)
    beside.points.push({ size, milliseconds: medianMilliseconds(() => some.match(part), 5, 50) })
  }
  writeCostPlot('phrases-text.svg', `Phrases: cost against text (${labels.length} phrases)`, 'characters', [
    search,
  ])
  writeCostPlot('phrases-lexicon.svg', 'Phrases: cost against the lexicon', 'phrases', [build, beside])
}

const missing = withoutVectors('text_match_gold.json', 'esco_en_labels.csv', 'esco_fr_labels.csv')
if (missing) say(missing)
else {
  const english = { name: 'en', phrases: readVectorLabels('esco_en_labels.csv') }
  const french = { name: 'fr', phrases: readVectorLabels('esco_fr_labels.csv') }
  say(`gold spans: ${wrongGold([english, french])} of 100 texts differ`)
  const gold = readVector<Gold>('text_match_gold.json').docs.map(({ text }) => text)
  const inEnglish = advertisements('en_18f_tts_job_ads.jsonl.gz')
  const inFrench = advertisements('fr_betagouv_job_ads.jsonl.gz')
  const read = inEnglish.length > 0 ? inEnglish : gold
  measure('English labels, English advertisements', [english], read)
  measure('both, English and French advertisements', [english, french], [...read, ...inFrench])
  costs([...english.phrases, ...french.phrases], [...read, ...inFrench].join('\n'))
}
