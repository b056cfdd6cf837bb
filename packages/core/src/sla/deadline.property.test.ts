import { expect, test } from 'vitest'
import type { Calendar } from '../business-hours/open-spans.ts'
import { deadline, elapsed, type Pause } from './deadline.ts'

/** Weeks around changes of the clocks, of the date line and of Ramadan, and one without any. */
const places = [
  ['Australia/Lord_Howe', '2026-03-30', '2026-09-29'],
  ['Pacific/Apia', '2011-12-24', '2026-06-01'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Africa/Casablanca', '2026-02-10', '2026-03-17'],
  ['Africa/Cairo', '2026-04-20', '2026-10-25'],
  ['America/Santiago', '2026-03-31', '2026-09-01'],
  ['America/St_Johns', '2026-03-04', '2026-10-28'],
  ['Pacific/Chatham', '2026-03-31', '2026-09-22'],
  ['America/Havana', '2026-03-04', '2026-10-28'],
  ['Europe/Berlin', '2026-03-24', '2026-10-20'],
] as const
const windowDays = 11
const day = 1_440

type Window = { timeZone: string; first: number; local: Int32Array }

/** Whole minutes since 1970 that the clocks there show, read quarter by quarter and by another way than ours. */
function readWindow(timeZone: string, date: string): Window {
  const shown = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const first = Date.parse(date) / 60_000
  const local = new Int32Array(windowDays * day)
  for (let minute = 0; minute < local.length; minute += 15) {
    const name = shown
      .formatToParts((first + minute) * 60_000)
      .find(({ type }) => type === 'timeZoneName')?.value
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? []
    const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
    for (let one = minute; one < minute + 15; one += 1) local[one] = first + one + offset
  }
  return { timeZone, first, local }
}

/** The same numbers for the same seed, so that a failure can be looked at again. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 4_294_967_296) * below)
  }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const dateOf = (localDay: number) => new Date(localDay * day * 60_000).toISOString().slice(0, 10)

function randomCalendar(roll: (below: number) => number, window: Window): Calendar {
  const { timeZone, local } = window
  const always = roll(12) === 0
  const hours = always
    ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ day: weekday, from: '00:00', to: '24:00' }))
    : Array.from({ length: 1 + roll(12) }, () => {
        const [a, b] = [roll(day + 1), roll(day + 1)]
        return { day: 1 + roll(7), from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }
      })
  const holidays = Array.from({ length: roll(4) }, () => {
    const date = dateOf(Math.floor((local[roll(local.length)] ?? 0) / day))
    const everyYear = roll(2) === 0
    const hours = Array.from({ length: roll(2) === 0 ? 0 : 1 + roll(3) }, () => {
      const [a, b] = [roll(day + 1), roll(day + 1)]
      return { from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }
    })
    return { date: everyYear ? `2001${date.slice(4)}` : date, name: 'other hours', everyYear, hours }
  })
  return { timeZone, hours, holidays }
}

/** For each minute of the window from `begin` on whether it counts, by asking the clocks and every rule about it. */
function countingMinutes(window: Window, calendar: Calendar, pauses: Pause[], begin: number): Uint8Array {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const week = new Uint8Array(7 * day)
  for (const { day: weekday, from, to } of calendar.hours) {
    week.fill(1, (weekday - 1) * day + minutesOf(from), (weekday - 1) * day + minutesOf(to))
  }
  const holidaysOf = (localDay: number) => {
    const date = dateOf(localDay)
    return calendar.holidays.filter((one) =>
      one.everyYear ? date.endsWith(one.date.slice(4)) : one.date === date,
    )
  }
  /** The minutes of a day with hours of its own that are open; null for an ordinary day. */
  const ownMinutes = (localDay: number) => {
    const holidays = holidaysOf(localDay)
    if (holidays.length === 0) return null
    const open = new Uint8Array(day)
    if (holidays.some(({ hours }) => !hours || hours.length === 0)) return open
    for (const { from, to } of holidays.flatMap(({ hours }) => hours ?? []))
      open.fill(1, minutesOf(from), minutesOf(to))
    return open
  }
  const counts = new Uint8Array(window.local.length)
  let today = -1
  let own: Uint8Array | null = null
  for (let minute = begin; minute < counts.length; minute += 1) {
    const shown = window.local[minute] ?? 0
    const localDay = Math.floor(shown / day)
    if (localDay !== today) [today, own] = [localDay, ownMinutes(localDay)]
    const ofDay = shown - localDay * day
    // The first of January 1970 was a Thursday.
    const open = own ? own[ofDay] : week[((localDay + 3) % 7) * day + ofDay]
    if (open === 1) counts[minute] = 1
  }
  for (const { from, to } of pauses) {
    const until = to === null ? counts.length : to.getTime() / 60_000 - window.first
    counts.fill(0, from.getTime() / 60_000 - window.first, until)
  }
  return counts
}

test('agrees with counting minute by minute over 10,000 random calendars, on days of changed clocks as well', () => {
  const windows = places.flatMap(([timeZone, ...dates]) => dates.map((date) => readWindow(timeZone, date)))
  let reached = 0
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const roll = dice(seed)
    const window = windows[seed % windows.length] as Window
    const at = (minute: number) => new Date((window.first + minute) * 60_000)
    const calendar = randomCalendar(roll, window)
    const begin = roll(6 * day)
    const pauses = Array.from({ length: roll(3) }, () => {
      const from = begin + roll(4 * day)
      return { from: at(from), to: roll(5) === 0 ? null : at(from + roll(2 * day)) }
    })
    const counts = countingMinutes(window, calendar, pauses, begin)
    const target = 1 + roll(roll(2) === 0 ? 120 : 1_500)
    const until = begin + roll(counts.length - begin)
    let [passed, passedUntil, due] = [0, 0, -1]
    for (let minute = begin; minute < counts.length; minute += 1) {
      passed += counts[minute] ?? 0
      if (minute < until) passedUntil = passed
      if (passed === target && due < 0) due = minute + 1
    }
    const course = { start: at(begin), calendar, pauses }
    const found = deadline(course, target)
    const wanted = due < 0 ? null : at(due)
    if (wanted) reached += 1
    const asWanted = wanted
      ? found?.getTime() === wanted.getTime()
      : found === null || found > at(counts.length)
    const minutes = elapsed(course, at(until))
    if (asWanted && minutes === passedUntil) continue
    expect({ seed, calendar, pauses, begin: at(begin), target, due: found, minutes }).toMatchObject({
      due: wanted,
      minutes: passedUntil,
    })
  }
  expect(reached).toBeGreaterThan(5_000)
}, 60_000)
