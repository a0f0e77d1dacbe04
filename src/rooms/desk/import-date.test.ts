import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDateReader } from './import-date.ts'
import { guessDateFormat } from './import-date-guess.ts'
import { createZone, isTimeZone } from './zone.ts'

/** The date read, as ISO text; null where it is none. */
function iso(format: string, text: string, zone = 'UTC'): string | null {
  const read = createDateReader(format, zone)
  assert.ok(read, format)
  const instant = read(text)
  return instant === null ? null : new Date(instant).toISOString()
}

test('formats read what they say and nothing else', () => {
  assert.equal(iso('d/M/yyyy HH:mm', '29/2/2016 01:16'), '2016-02-29T01:16:00.000Z')
  assert.equal(iso('dd-MM-yyyy HH:mm', '29-02-2016 01:16'), '2016-02-29T01:16:00.000Z')
  assert.equal(iso('M/d/yy h:mm a', '2/9/16 12:05 AM'), '2016-02-09T00:05:00.000Z')
  assert.equal(iso('M/d/yy h:mm a', '2/9/16 12:05 p.m.'), '2016-02-09T12:05:00.000Z')
  assert.equal(iso('dd/MMM/yy H:mm', '09/Feb/69 7:05'), '2069-02-09T07:05:00.000Z')
  assert.equal(iso('d MMM yyyy', '9 févr. 2016'), '2016-02-09T00:00:00.000Z')
  assert.equal(iso('d MMM yyyy', '9 août 2016'), '2016-08-09T00:00:00.000Z')
  assert.equal(iso('d MMM yyyy', '9 juil. 2016'), '2016-07-09T00:00:00.000Z')
  assert.equal(iso("d/M/yyyy 'à' H:mm", '9/2/2016 à 7:05'), '2016-02-09T07:05:00.000Z')
  assert.equal(iso('d/M/yyyy[ HH:mm[:ss]]', '9/2/2016'), '2016-02-09T00:00:00.000Z')
  assert.equal(iso('d/M/yyyy[ HH:mm[:ss]]', '9/2/2016 07:05:09'), '2016-02-09T07:05:09.000Z')
  assert.equal(iso('yyyy/M/d HH:mm:ss.S Z', '2016/2/9 07:05:09.250 +0130'), '2016-02-09T05:35:09.250Z')
  assert.equal(iso('unix', '1454986800'), '2016-02-09T03:00:00.000Z')
  assert.equal(iso('unixMs', '1454986800123'), '2016-02-09T03:00:00.123Z')
})

test('ISO 8601 is read with and without time, offset and fraction, and under any format where it has a T', () => {
  assert.equal(iso('iso', '2016-02-29'), '2016-02-29T00:00:00.000Z')
  assert.equal(iso('iso', '2012-04-03 16:55:38'), '2012-04-03T16:55:38.000Z')
  assert.equal(iso('iso', '2016-02-29T01:16:00.1239+01:00'), '2016-02-29T00:16:00.123Z')
  assert.equal(iso('iso', '2016-02-29T01:16Z', 'Europe/Paris'), '2016-02-29T01:16:00.000Z')
  assert.equal(iso('d/M/yyyy', '2016-02-09T01:16:00'), '2016-02-09T01:16:00.000Z')
  assert.equal(iso('d/M/yyyy', '2016-02-09 01:16:00'), null)
})

test('dates that do not exist are none', () => {
  for (const text of [
    '30/2/2016 01:16',
    '29/2/2015 01:16',
    '0/1/2016 01:16',
    '1/13/2016 01:16',
    '1/1/2016 24:00',
    '1/1/2016 01:60',
    '1/1/1899 01:16',
    '1/1/2200 01:16',
    '1/1/2016 01:16 ',
    '1/1/2016',
    '?',
    '',
    '1/1/20160 1:16',
  ])
    assert.equal(iso('d/M/yyyy HH:mm', text), null, text)
  assert.equal(iso('M/d/yyyy h:mm a', '1/1/2016 13:00 PM'), null)
  assert.equal(iso('iso', '2016-02-30'), null)
  assert.equal(iso('d MMM yyyy', '9 ju 2016'), null)
  assert.equal(iso('unix', '99999999999'), null)
})

test('what is no format is none', () => {
  for (const format of [
    '',
    'yyyy',
    'd/M',
    'HH:mm',
    'd/M/yyyy hh:mm',
    'd/M/yyyy HH:mm a',
    'q/M/yyyy',
    'd/M/yyyy[ HH:mm',
    'd/M[/yyyy] HH:mm',
    'jj/mm/aaaa',
  ])
    assert.equal(createDateReader(format, 'UTC'), null, format)
})

test('wall clocks become instants, also where the clocks change', () => {
  const paris = (text: string) => iso('iso', text, 'Europe/Paris')
  assert.equal(paris('2016-01-15 12:00'), '2016-01-15T11:00:00.000Z')
  assert.equal(paris('2016-07-15 12:00'), '2016-07-15T10:00:00.000Z')
  assert.equal(paris('2016-03-27 01:59'), '2016-03-27T00:59:00.000Z')
  assert.equal(paris('2016-03-27 02:30'), '2016-03-27T01:30:00.000Z', 'skipped: by the offset before')
  assert.equal(paris('2016-03-27 03:00'), '2016-03-27T01:00:00.000Z')
  assert.equal(paris('2016-10-30 02:30'), '2016-10-30T00:30:00.000Z', 'twice: the first')
  assert.equal(paris('2016-10-30 03:00'), '2016-10-30T02:00:00.000Z')
  assert.equal(iso('iso', '2016-07-15 12:00', 'Asia/Kolkata'), '2016-07-15T06:30:00.000Z')
  assert.equal(iso('iso', '2016-07-15 12:00', 'America/St_Johns'), '2016-07-15T14:30:00.000Z')
  assert.equal(isTimeZone('Mars/Olympus'), false)
})

test('every hour of two years in a zone goes there and back', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Sao_Paulo',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const zone = createZone('America/Sao_Paulo')
  let back = 0
  for (let instant = Date.UTC(2016, 0, 1); instant < Date.UTC(2018, 0, 1); instant += 3_600_000) {
    const wallClock = Date.parse(`${format.format(instant).replace(' ', 'T')}Z`)
    if (zone(wallClock) === instant) back++
    else
      assert.equal(zone(wallClock), instant - 3_600_000, 'only the second of two equal hours goes elsewhere')
  }
  assert.equal(back, 731 * 24 - 2)
})

test('the date format is guessed, and day and month that could change places are said', () => {
  const guess = (...samples: string[]) => guessDateFormat(samples)
  assert.equal(guess('29/2/2016 01:16', '1/3/2016 12:00')?.format, 'd/M/yyyy H:mm')
  assert.equal(guess('29-02-2016 01:16')?.format, 'd-M-yyyy H:mm')
  assert.equal(guess('2/29/2016 1:16 AM')?.format, 'M/d/yyyy h:mm a')
  assert.equal(guess('29.02.2016')?.format, 'd.M.yyyy')
  assert.equal(guess('2016-02-29 01:16:00')?.format, 'iso')
  assert.equal(guess('09/Feb/16 7:05 PM')?.format, 'd/MMM/yy h:mm a')
  assert.equal(guess('29/02/2016', '29/02/2016 10:00')?.format, 'd/M/yyyy[ H:mm[:ss]]')
  assert.equal(guess('1454986800')?.format, 'unix')
  assert.equal(guess('12', '13', '4'), null)
  assert.equal(guess('abc'), null)
  assert.equal(guess(), null)
  assert.equal(guess('29/2/2016', '1/3/2016')?.ambiguous, null)
  assert.equal(guess('5/5/2016')?.ambiguous, null, 'the same either way')
  assert.deepEqual(guess('5/5/2016', '3/4/2016')?.ambiguous, { format: 'M/d/yyyy', example: '3/4/2016' })
})
