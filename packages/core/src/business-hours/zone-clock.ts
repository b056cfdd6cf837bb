export const dayMs = 86_400_000
export const minuteMs = 60_000

/** A stretch of time in which the clocks of a zone keep one distance from UTC; instants and distance in ms. */
export type SteadyStretch = { from: number; to: number; offset: number }

/** Whether the runtime knows the zone, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

/** The calendar day it is there, as midnight UTC of that day. */
export function localDay(at: number, timeZone: string): number {
  return Math.floor(wallClock(at, timeZone) / dayMs) * dayMs
}

/** What the clocks show there at an instant, written as if it were UTC. */
export function wallClock(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) + (((instant % minuteMs) + minuteMs) % minuteMs)
}

/**
 * The stretches that cover every instant at which it may be that calendar day there (`day` as midnight UTC): one,
 * or two where the clocks are changed around it. No zone changes them twice within three days.
 */
export function steadyStretches(day: number, timeZone: string): readonly SteadyStretch[] {
  return remembered(stretches, timeZone, day, findStretches)
}

function findStretches(day: number, timeZone: string): readonly SteadyStretch[] {
  const [from, to] = [day - dayMs, day + 2 * dayMs]
  const [before, after] = [offsetAt(from, timeZone), offsetAt(to, timeZone)]
  if (before === after) return [{ from, to, offset: before }]
  let [low, high] = [from, to]
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs
    if (wallClock(middle, timeZone) - middle === before) low = middle
    else high = middle
  }
  return [
    { from, to: high, offset: before },
    { from: high, to, offset: after },
  ]
}

function offsetAt(midnight: number, timeZone: string): number {
  return remembered(offsets, timeZone, midnight, (at) => wallClock(at, timeZone) - at)
}

type ByZone<T> = Map<string, Map<number, T>>

const stretches: ByZone<readonly SteadyStretch[]> = new Map()
const offsets: ByZone<number> = new Map()
const [mostZones, mostDays] = [1_000, 5_000]

/** Asking a zone's clocks is slow, and what they show at a midnight never changes. */
function remembered<T>(
  known: ByZone<T>,
  timeZone: string,
  midnight: number,
  find: (midnight: number, timeZone: string) => T,
): T {
  const days = known.get(timeZone) ?? new Map<number, T>()
  if (known.size < mostZones) known.set(timeZone, days)
  const found = days.get(midnight)
  if (found !== undefined) return found
  const answer = find(midnight, timeZone)
  if (days.size < mostDays) days.set(midnight, answer)
  return answer
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
  if (clocks.size < mostZones) clocks.set(timeZone, clock)
  return clock
}
