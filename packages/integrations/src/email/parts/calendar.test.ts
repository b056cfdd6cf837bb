import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'
import { readInvitation } from './calendar.ts'

const event = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')

test('reads an invitation with folded lines, escapes and a zone', () => {
  const ics = event(
    'UID:lamp-1@lumen.test',
    'SUMMARY:Visit\\, to repair',
    '  the lamp\\; bring a ladder',
    'DTSTART;TZID=Europe/Berlin:20250603T093000',
    'DTEND;TZID=Europe/Berlin:20250603T101500',
    'LOCATION:Lamp Street 1\\nBerlin',
    'ORGANIZER;CN="Okafor, Ada":mailto:ada@shop.test',
    'ATTENDEE;PARTSTAT=ACCEPTED;CN=Help;RSVP=TRUE:MAILTO:help@lumen.test',
    'ATTENDEE:mailto:second@lumen.test',
  )
  expect(readInvitation(ics)).toEqual({
    summary: 'Visit, to repair the lamp; bring a ladder',
    start: '2025-06-03T07:30:00.000Z',
    end: '2025-06-03T08:15:00.000Z',
    timeZone: 'Europe/Berlin',
    location: 'Lamp Street 1 Berlin',
    organizer: { name: 'Okafor, Ada', address: 'ada@shop.test' },
    attendees: [
      { name: 'Help', address: 'help@lumen.test', status: 'accepted' },
      { name: '', address: 'second@lumen.test', status: 'needs_action' },
    ],
    method: 'REQUEST',
    uid: 'lamp-1@lumen.test',
    repeats: false,
  })
})

test.each([
  [
    'DTSTART:20250603T073000Z',
    'DTEND:20250603T080000Z',
    '2025-06-03T07:30:00.000Z',
    '2025-06-03T08:00:00.000Z',
  ],
  ['DTSTART;VALUE=DATE:20250603', 'DTEND;VALUE=DATE:20250605', '2025-06-03', '2025-06-05'],
  ['DTSTART:20250603T073000', 'DURATION:PT1H30M', '2025-06-03T07:30:00', '2025-06-03T09:00:00'],
  ['DTSTART;VALUE=DATE:20250603', 'DURATION:P2D', '2025-06-03', '2025-06-05'],
  [
    'DTSTART;TZID=America/New_York:20250115T090000',
    'X-A:b',
    '2025-01-15T14:00:00.000Z',
    '2025-01-15T14:00:00.000Z',
  ],
  ['DTSTART;TZID=Nowhere:20250603T073000', 'X-A:b', '2025-06-03T07:30:00', '2025-06-03T07:30:00'],
  ['DTSTART:tomorrow', 'X-A:b', null, null],
])('reads the times of %s, %s', (first, second, start, end) => {
  expect(readInvitation(event(first, second))).toMatchObject({ start, end })
})

test.each([
  ['20250703T093000', '2025-07-03T07:30:00.000Z'],
  ['20250103T093000', '2025-01-03T08:30:00.000Z'],
  ['20250330T033000', '2025-03-30T01:30:00.000Z'],
  ['20251026T013000', '2025-10-25T23:30:00.000Z'],
])('reads %s by the rules of a zone that only the invitation knows', (local, instant) => {
  const observance = (name: string, offset: string, month: number, time: string) => [
    `BEGIN:${name}`,
    `DTSTART:16010101T${time}`,
    `TZOFFSETTO:${offset}`,
    `RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}`,
    `END:${name}`,
  ]
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Our Own Time',
    ...observance('STANDARD', '+0100', 10, '030000'),
    ...observance('DAYLIGHT', '+0200', 3, '020000'),
    'END:VTIMEZONE',
  ]
  const ics = [
    'BEGIN:VCALENDAR',
    ...zone,
    'BEGIN:VEVENT',
    `DTSTART;TZID="Our Own Time":${local}`,
    'END:VEVENT',
  ]
  expect(readInvitation(ics.join('\n'))).toMatchObject({ start: instant, timeZone: 'Our Own Time' })
})

test('takes the series, not one of its exceptions', () => {
  const ics = event(
    'UID:a',
    'RECURRENCE-ID:20250603T073000Z',
    'SUMMARY:once',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:always',
    'RRULE:FREQ=DAILY',
  )
  expect(readInvitation(ics)).toMatchObject({ summary: 'always', repeats: true })
})

test.each(['', 'BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO', 'hello'])(
  'finds no event in %j',
  (ics) => {
    expect(readInvitation(ics)).toBeNull()
  },
)

test('bounds attendees, texts and lines', () => {
  const attendees = Array.from({ length: 5_000 }, (_, index) => `ATTENDEE:mailto:a${index}@shop.test`)
  const read = readInvitation(event(`SUMMARY:${'x'.repeat(100_000)}`, ...attendees))
  expect(read?.attendees).toHaveLength(200)
  expect(read?.summary).toHaveLength(500)
})

test.each([
  'BEGIN:VEVENT\n',
  'END:VEVENT\n',
  ' \n',
  'A;B="',
  'A;B=,,,,',
  '\r',
  'BEGIN:VTIMEZONE\nBEGIN:STANDARD\n',
])('finishes a megabyte of %j', (piece) => {
  const read = readInvitation(event('SUMMARY:first') + piece.repeat(1_000_000 / piece.length))
  expect(read?.summary).toBe('first')
})

test('never throws, whatever the lines are', () => {
  const piece = fc.constantFrom(
    'BEGIN:',
    'END:',
    'VEVENT',
    'VCALENDAR',
    'VTIMEZONE',
    'STANDARD',
    'DTSTART',
    ';TZID=',
    ':',
    '20259999T999999',
    'DURATION:P9999W',
    'TZOFFSETTO:+9999',
    'RRULE:BYDAY=-9SU;BYMONTH=99',
    '\n',
    '"',
    'ORGANIZER',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      const read = readInvitation(`BEGIN:VEVENT\nUID:x\n${pieces.join('')}`)
      expect(read).not.toBeNull()
    }),
  )
})

test('is read from a mail, whose calendar stays a file', async () => {
  const mail = await parseMail(
    Buffer.from(
      [
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Shall we?',
        '--b',
        'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
        '',
        event('SUMMARY:Grüße', 'DTSTART:20250603T073000Z'),
        '--b--',
      ].join('\r\n'),
    ),
  )
  expect(mail.text).toBe('Shall we?')
  expect(mail.invitation).toMatchObject({ summary: 'Grüße', timeZone: 'UTC' })
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['invite.ics'])
})
