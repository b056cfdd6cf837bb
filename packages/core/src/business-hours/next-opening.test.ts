import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOpening } from './next-opening.ts'
import { type OpenInterval, usualHours } from './open-spans.ts'
import { isTimeZone } from './zone-clock.ts'

const split: OpenInterval[] = [
  { day: 1, from: '09:00', to: '12:00' },
  { day: 1, from: '13:30', to: '18:00' },
  { day: 6, from: '10:00', to: '24:00' },
]

test.each([
  ['before the first interval', '2026-06-01T05:00:00Z', '2026-06-01T07:00:00Z'],
  ['within it', '2026-06-01T07:30:00Z', '2026-06-01T07:30:00Z'],
  ['in the lunch break', '2026-06-01T10:15:00Z', '2026-06-01T11:30:00Z'],
  ['after the last of the day', '2026-06-01T16:00:00Z', '2026-06-06T08:00:00Z'],
  ['in the last minute before midnight', '2026-06-06T21:59:00Z', '2026-06-06T21:59:00Z'],
  ['at midnight', '2026-06-06T22:00:00Z', '2026-06-08T07:00:00Z'],
])('in Berlin, %s, the next opening is known', (_, now, expected) => {
  expect(nextOpening(new Date(now), split, 'Europe/Berlin')).toEqual(new Date(expected))
})

test.each([
  ['summer time begins on the day', 'Europe/Berlin', '2026-03-29T00:00:00Z', '02:30', '2026-03-29T01:00:00Z'],
  ['summer time ends on the day', 'Europe/Berlin', '2026-10-25T00:00:00Z', '02:30', '2026-10-25T00:30:00Z'],
  [
    'the zone is east of the date line',
    'Pacific/Auckland',
    '2026-06-06T12:30:00Z',
    '09:00',
    '2026-06-06T21:00:00Z',
  ],
  ['the offset has odd minutes', 'Asia/Kathmandu', '2026-06-06T20:00:00Z', '09:00', '2026-06-07T03:15:00Z'],
])('fault 27: opens once and on time where %s', (_, zone, now, from, expected) => {
  const hours = [{ day: 7, from, to: '20:00' }]
  expect(nextOpening(new Date(now), hours, zone)).toEqual(new Date(expected))
})

/** Every change of the clocks that these zones make within three years. */
const changes = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Cairo',
].flatMap((timeZone) => changesOf(timeZone).map((at) => ({ timeZone, at })))

/** The hours at whose end the clocks there have been put forward or back. */
function changesOf(timeZone: string): Date[] {
  const clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const offsetAt = (at: number) =>
    clock.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value
  const hours = Array.from({ length: 3 * 366 * 4 }, (_, index) => Date.UTC(2025, 0, 1, index * 6))
  return hours.filter((at) => offsetAt(at) !== offsetAt(at - 6 * 3_600_000)).map((at) => new Date(at))
}

test('fault 27: a desk that opens at nine does so by its own clocks on the days around each change of them', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '17:00' }))
  expect(changes.length).toBeGreaterThan(20)
  for (const { timeZone, at } of changes) {
    for (const asked of [-48, -24, -6, 0, 12, 24].map((hour) => new Date(at.getTime() + hour * 3_600_000))) {
      const opening = nextOpening(asked, hours, timeZone)
      const open = shown(asked, timeZone).time >= '09:00' && shown(asked, timeZone).time < '17:00'
      expect(opening && shown(opening, timeZone).time).toBe(open ? shown(asked, timeZone).time : '09:00')
      expect((opening?.getTime() ?? 0) - asked.getTime()).toBeLessThanOrEqual(17 * 3_600_000)
    }
  }
})

test('never opens without hours, and only in zones that exist', () => {
  expect(nextOpening(new Date(), [], 'UTC')).toBeNull()
  expect(nextOpening(new Date(), [{ day: 1, from: '12:00', to: '12:00' }], 'UTC')).toBeNull()
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Europe/Nowhere')]).toEqual([true, false])
})

const time = fc
  .integer({ min: 0, max: 24 * 60 - 2 })
  .map(
    (minutes) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  )
const interval = fc
  .record({ day: fc.integer({ min: 1, max: 7 }), from: time, to: time })
  .map(({ day, from, to }) => (from < to ? { day, from, to } : { day, from: to, to: from }))
  .filter(({ from, to }) => from < to)
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'Australia/Lord_Howe',
)
const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })

/** Making one takes a hundred times as long as asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const wanted = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' } as const
  const clock = new Intl.DateTimeFormat('en-GB', wanted)
  clocks.set(timeZone, clock)
  return clock
}

/** The day of the week and the time as the clocks there show them. */
function shown(at: Date, timeZone: string): { day: number; time: string } {
  const parts = clockOf(timeZone)
    .formatToParts(at)
    .reduce<Record<string, string>>((all, { type, value }) => Object.assign(all, { [type]: value }), {})
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1
  return { day, time: `${parts.hour}:${parts.minute}` }
}

test('what it names is never past, within eight days, and stays as it is when asked again', () => {
  fc.assert(
    fc.property(moment, fc.array(interval, { minLength: 1, maxLength: 6 }), zone, (now, hours, timeZone) => {
      const at = nextOpening(now, hours, timeZone)
      if (at === null) return
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(at.getTime() - now.getTime()).toBeLessThan(8.1 * 86_400_000)
      expect(nextOpening(at, hours, timeZone)).toEqual(at)
    }),
  )
})

test('the clocks there show a time within the hours, and no such minute lies between', () => {
  fc.assert(
    fc.property(moment, fc.array(interval, { minLength: 1, maxLength: 4 }), zone, (now, hours, timeZone) => {
      const isOpen = (at: Date) => {
        const { day, time: clock } = shown(at, timeZone)
        return hours.some((one) => one.day === day && one.from <= clock && clock < one.to)
      }
      const at = nextOpening(now, hours, timeZone)
      if (at === null) return
      // An interval that the clocks skip as a whole leaves an opening that nobody sees.
      fc.pre(isOpen(at))
      for (let minute = now.getTime(); minute < at.getTime(); minute += 20 * 60_000) {
        expect(isOpen(new Date(minute))).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('the usual hours are those of a working week', () => {
  expect(nextOpening(new Date('2026-06-05T17:00:00Z'), usualHours, 'UTC')).toEqual(
    new Date('2026-06-08T09:00:00Z'),
  )
})
