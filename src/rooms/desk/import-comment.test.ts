import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldFile, mappingOf } from './import-fixtures.ts'
import { guessMapping } from './import-guess.ts'
import type { ImportMapping } from './import-mapping.ts'
import { openImportFile } from './import-read.server.ts'

const at = (text: string) => Date.parse(`${text}Z`)
const ann = { name: 'Ann', mail: null }

async function fold(rows: string[], mapping: ImportMapping) {
  const { requests, bad } = await foldFile(await openImportFile(Buffer.from(rows.join('\n'))), mapping)
  return { requests, bad, said: requests.map(({ comments }) => comments) }
}

const log = mappingOf(
  {
    id: 'externalId',
    at: 'updatedAt',
    who: 'requester',
    public: 'reply',
    work: 'note',
    by: 'commentAuthor',
  },
  { shape: 'event_log' },
)
const logHeader = 'id,at,who,public,work,by'

test('each row of a log may say something, in the order of time, in any order of the file', async () => {
  const rows = [
    'A,2026-01-01 10:00,Zoé,,,',
    'A,2026-01-01 11:00,Zoé,,They want a film,Ann',
    'B,2026-01-01 11:30,Ben,Another request,,Ann',
    'A,2026-01-01 12:00,Zoé,We begin on Monday,No budget yet,Ann',
    'A,2026-01-01 13:00,Zoé,Thanks,,Zoé',
  ]
  const { requests, said } = await fold([logHeader, ...rows], log)
  assert.deepEqual(said[0], [
    { at: at('2026-01-01 11:00'), kind: 'note', author: ann, text: 'They want a film' },
    { at: at('2026-01-01 12:00'), kind: 'reply', author: ann, text: 'We begin on Monday' },
    { at: at('2026-01-01 12:00'), kind: 'note', author: ann, text: 'No budget yet' },
    { at: at('2026-01-01 13:00'), kind: 'reply', author: { name: 'Zoé', mail: null }, text: 'Thanks' },
  ])
  const reversed = await fold([logHeader, ...rows.toReversed()], { ...log, order: 'newest_first' })
  assert.deepEqual(reversed.said, said)
  assert.equal(requests[0].firstReplyAt, at('2026-01-01 12:00'))
})

test('a comment repeated on the rows that follow is told once; said again later it is said again', async () => {
  const texts = ['Called', 'Called', '', 'Called', 'Sent', 'Called']
  const rows = texts.map((text, hour) => `A,2026-01-01 1${hour}:00,Zoé,,${text},`)
  const { said } = await fold([logHeader, ...rows], log)
  assert.deepEqual(
    said[0].map(one => [one.at - at('2026-01-01 10:00'), one.text]),
    [
      [0, 'Called'],
      [3 * 3_600_000, 'Called'],
      [4 * 3_600_000, 'Sent'],
      [5 * 3_600_000, 'Called'],
    ],
  )
})

test('a reply is a first reply only where its author is surely not the requester', async () => {
  const firstReply = async (who: string, by: string, hour = '12') => {
    const rows = ['A,2026-01-01 10:00,,,,', `A,2026-01-01 ${hour}:00,${who},Hello,,${by}`]
    return (await fold([logHeader, ...rows], log)).requests[0].firstReplyAt
  }
  assert.equal(await firstReply('Zoé', 'Ann'), at('2026-01-01 12:00'))
  for (const [who, by] of [
    ['Zoé', 'zoé'],
    ['Zoé', ''],
    ['', 'Ann'],
    ['zoe@example.test', 'Ann'],
  ])
    assert.equal(await firstReply(who, by), null, `${who} ${by}`)
})

test('a single row says its comments at its last change, its end or its opening; several columns are one', async () => {
  const mapping = mappingOf({
    id: 'externalId',
    opened: 'openedAt',
    closed: 'closedAt',
    one: 'note',
    two: 'note',
  })
  const rows = [
    'A,2026-01-01 10:00,2026-01-02 10:00,First,Second',
    'B,2026-01-03 10:00,,,Only',
    'C,2026-01-04 10:00,,,',
  ]
  const { said } = await fold(['id,opened,closed,one,two', ...rows], mapping)
  assert.deepEqual(said, [
    [{ at: at('2026-01-02 10:00'), kind: 'note', author: null, text: 'First\n\nSecond' }],
    [{ at: at('2026-01-03 10:00'), kind: 'note', author: null, text: 'Only' }],
    [],
  ])
})

test('comments longer than may be kept make their row a bad one', async () => {
  const mapping = mappingOf({ id: 'externalId', opened: 'openedAt', one: 'note', two: 'note' })
  const half = 'x'.repeat(60_000)
  const { requests, bad } = await fold(['id,opened,one,two', `A,2026-01-01 10:00,${half},${half}`], mapping)
  assert.deepEqual([requests.length, bad[0].code, bad[0].column], [0, 'desk.import.tooLong', 'one'])
})

test('a column of comments is guessed to be the team’s notes unless its name says that it is public', () => {
  const targetOf = (name: string) => guessMapping(['Number', name], [['A', 'Called them']]).columns[1]
  for (const name of ['Comments', 'Work notes', 'Commentaires', 'Additional comments', 'Notes internes'])
    assert.equal(targetOf(name).target, 'note', name)
  for (const name of ['Public reply', 'Réponse publique']) assert.equal(targetOf(name).target, 'reply', name)
  assert.equal(targetOf('Auteur du commentaire').target, 'commentAuthor')
  assert.equal(targetOf('Commentaire').reason, 'likely')
})
