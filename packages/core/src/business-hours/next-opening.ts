/** One interval of opening on one day of the week: `day` is 1 for Monday to 7 for Sunday, times are `HH:MM`. */
export type OpenInterval = { day: number; from: string; to: string }

/** What counts as opening hours where an organization has named none: weekdays from nine to five. */
export const usualHours: readonly OpenInterval[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  from: '09:00',
  to: '17:00',
}))

/**
 * The first moment at or after `now` that lies within the opening hours as the clocks of `timeZone` show them, or
 * null when they never open. An opening that the change to summer time skips begins when the clocks go on; one
 * that is repeated in autumn begins the first time.
 */
export function nextOpening(now: Date, hours: readonly OpenInterval[], timeZone: string): Date | null {
  const today = localDay(now, timeZone)
  const candidates: Date[] = []
  // From yesterday on: the zone's midnight may lie on the other side of ours. A week later each day has come once.
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const date = new Date(today + ahead * dayMs)
    for (const { day, from, to } of hours) {
      if (day !== isoDay(date)) continue
      const [start, end] = [from, to].map((time) => instantOf(date, minutesOf(time), timeZone))
      if (start === undefined || end === undefined || end <= start || end <= now.getTime()) continue
      candidates.push(new Date(Math.max(start, now.getTime())))
    }
  }
  const earliest = Math.min(...candidates.map((at) => at.getTime()))
  return Number.isFinite(earliest) ? new Date(earliest) : null
}

/** Whether the runtime knows the zone, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

const dayMs = 86_400_000
const minuteMs = 60_000

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function isoDay(date: Date): number {
  return date.getUTCDay() === 0 ? 7 : date.getUTCDay()
}

/** The calendar day it is there, as midnight UTC of that day. */
function localDay(at: Date, timeZone: string): number {
  return Math.floor(wallClock(at.getTime(), timeZone) / dayMs) * dayMs
}

/**
 * The earliest instant at which the wall clock of that day shows at least so many minutes: tries the offsets that
 * hold around it, so that hours left out or repeated come out right.
 */
function instantOf(date: Date, minutes: number, timeZone: string): number {
  const wanted = date.getTime() + minutes * minuteMs
  const offsets = [-dayMs, dayMs].map((away) => wallClock(wanted + away, timeZone) - (wanted + away))
  const exact = offsets
    .map((offset) => wanted - offset)
    .filter((instant) => wallClock(instant, timeZone) === wanted)
  if (exact.length > 0) return Math.min(...exact)
  return firstShowing(wanted, timeZone, Math.min(...offsets.map((offset) => wanted - offset)))
}

/** Only where the clocks skip the time: the minute at which they have gone past it. */
function firstShowing(wanted: number, timeZone: string, from: number): number {
  let [low, high] = [from - 180 * minuteMs, from + 180 * minuteMs]
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs
    if (wallClock(middle, timeZone) >= wanted) high = middle
    else low = middle
  }
  return high
}

/** What the clocks show there at an instant, written as if it were UTC; whole minutes. */
function wallClock(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) + (((instant % minuteMs) + minuteMs) % minuteMs)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  if (clocks.size < 1_000) clocks.set(timeZone, clock)
  return clock
}
