import { expect, test } from 'vitest'
import type { Calendar } from '../business-hours/open-spans.ts'
import { deadline, elapsed, type Pause } from './deadline.ts'

const weekdays = [1, 2, 3, 4, 5]
const office: Calendar = {
  timeZone: 'Europe/Berlin',
  hours: weekdays.flatMap((day) => [
    { day, from: '09:00', to: '12:00' },
    { day, from: '13:00', to: '17:00' },
  ]),
  holidays: [
    { date: '2026-06-04', name: 'Corpus Christi', everyYear: false },
    { date: '2020-12-25', name: 'Christmas', everyYear: true },
  ],
}
const always: Calendar = {
  timeZone: 'Pacific/Apia',
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: [],
}
const due = (calendar: Calendar, start: string, minutes: number, pauses: Pause[] = []) =>
  deadline({ start: new Date(start), calendar, pauses }, minutes)?.toISOString()

test.each([
  ['on a Friday afternoon goes on after the weekend', '2026-06-05T14:50:00Z', 60, '2026-06-08T07:50:00.000Z'],
  ['over lunch leaves the break out', '2026-06-01T09:45:00Z', 30, '2026-06-01T11:15:00.000Z'],
  ['used up as the desk closes is due then', '2026-06-05T14:00:00Z', 60, '2026-06-05T15:00:00.000Z'],
  ['from the night begins with the opening', '2026-06-01T02:00:00Z', 15, '2026-06-01T07:15:00.000Z'],
  ['skips a holiday', '2026-06-03T14:30:00Z', 60, '2026-06-05T07:30:00.000Z'],
  ['skips a holiday of every year', '2026-12-24T15:30:00Z', 60, '2026-12-28T08:30:00.000Z'],
  ['spans the change to summer time', '2026-03-27T15:30:00Z', 60, '2026-03-30T07:30:00.000Z'],
  ['keeps seconds and milliseconds', '2026-06-01T08:00:01.234Z', 1, '2026-06-01T08:01:01.234Z'],
])('a target that is counted %s', (_, start, minutes, expected) => {
  expect(due(office, start, minutes)).toBe(expected)
})

test('around the clock every minute counts, on days of changed clocks as well', () => {
  expect(due(always, '2011-12-29T20:00:00Z', 3_000)).toBe('2011-12-31T22:00:00.000Z')
  expect(due({ ...always, timeZone: 'Australia/Lord_Howe' }, '2026-04-04T10:00:00Z', 1_440)).toBe(
    '2026-04-05T10:00:00.000Z',
  )
})

test('an hour that the clocks repeat is open twice, one that they skip never', () => {
  const night = { timeZone: 'Europe/Berlin', hours: [{ day: 7, from: '02:00', to: '02:30' }], holidays: [] }
  const autumn = { start: new Date('2026-10-24T20:00:00Z'), calendar: night, pauses: [] }
  expect(elapsed(autumn, new Date('2026-10-25T12:00:00Z'))).toBe(60)
  expect(deadline(autumn, 45)).toEqual(new Date('2026-10-25T01:15:00Z'))
  const spring = { start: new Date('2026-03-28T20:00:00Z'), calendar: night, pauses: [] }
  expect(elapsed(spring, new Date('2026-03-29T12:00:00Z'))).toBe(0)
})

test('hours that overlap count once', () => {
  const twice = { ...office, hours: [...office.hours, { day: 1, from: '11:00', to: '14:00' }] }
  expect(
    elapsed(
      { start: new Date('2026-06-01T00:00:00Z'), calendar: twice, pauses: [] },
      new Date('2026-06-02T00:00:00Z'),
    ),
  ).toBe(480)
})

test('pauses move the deadline by the business time they cover, and one that goes on leaves none', () => {
  const pause = (from: string, to: string | null) => ({ from: new Date(from), to: to ? new Date(to) : null })
  const start = '2026-06-01T07:00:00Z'
  expect(due(office, start, 60, [pause('2026-06-01T07:30:00Z', '2026-06-01T08:00:00Z')])).toBe(
    '2026-06-01T08:30:00.000Z',
  )
  expect(due(office, start, 60, [pause('2026-06-01T10:00:00Z', '2026-06-01T11:00:00Z')])).toBe(
    '2026-06-01T08:00:00.000Z',
  )
  const overlapping = [
    pause('2026-06-01T07:20:00Z', '2026-06-01T07:40:00Z'),
    pause('2026-06-01T07:10:00Z', '2026-06-01T07:30:00Z'),
  ]
  expect(due(office, start, 60, overlapping)).toBe('2026-06-01T08:30:00.000Z')
  expect(due(office, start, 60, [pause('2026-06-01T07:30:00Z', null)])).toBeUndefined()
  expect(due(office, start, 30, [pause('2026-06-01T07:30:00Z', null)])).toBe('2026-06-01T07:30:00.000Z')
})

test('a holiday with hours of its own counts in them, and closed all day where another one says so', () => {
  const eve = {
    date: '2026-12-24',
    name: 'Christmas Eve',
    everyYear: true,
    hours: [{ from: '09:00', to: '12:00' }],
  }
  const early = { ...office, holidays: [eve] }
  expect(due(early, '2026-12-24T10:30:00Z', 30)).toBe('2026-12-24T11:00:00.000Z')
  expect(due(early, '2026-12-24T10:30:00Z', 60)).toBe('2026-12-25T08:30:00.000Z')
  const shut = { date: '2026-12-24', name: 'Stocktaking', everyYear: false }
  expect(due({ ...office, holidays: [eve, shut] }, '2026-12-24T08:30:00Z', 60)).toBe(
    '2026-12-25T09:00:00.000Z',
  )
  const saturday = {
    date: '2026-12-26',
    name: 'Open for once',
    everyYear: false,
    hours: [{ from: '10:00', to: '11:00' }],
  }
  expect(due({ ...office, hours: [], holidays: [saturday] }, '2026-12-24T08:00:00Z', 60)).toBe(
    '2026-12-26T10:00:00.000Z',
  )
})

test('is never due where the desk does not open', () => {
  expect(due({ ...office, hours: [] }, '2026-06-01T07:00:00Z', 1)).toBeUndefined()
  expect(
    due({ ...office, hours: [{ day: 1, from: '09:00', to: '09:00' }] }, '2026-06-01T07:00:00Z', 1),
  ).toBeUndefined()
})
