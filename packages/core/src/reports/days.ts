import { dayMs, localDay, steadyStretches, wallClock } from '../business-hours/zone-clock.ts'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

export function dayOf(at: Date, timeZone: string): Day {
  return nameOf(localDay(at.getTime(), timeZone))
}

/** The instants from which, and before which, it is that day there: 23, 24 or 25 hours where clocks are changed. */
export function spanOf(day: Day, timeZone: string): { from: Date; to: Date } {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return { from: beginningOf(midnight, timeZone), to: beginningOf(midnight + dayMs, timeZone) }
}

export function daysBetween(from: Day, to: Day): Day[] {
  const first = Date.parse(`${from}T00:00:00Z`)
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / dayMs) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => nameOf(first + index * dayMs))
}

/** So many days later, or before. */
export function addDays(day: Day, count: number): Day {
  return nameOf(Date.parse(`${day}T00:00:00Z`) + count * dayMs)
}

function beginningOf(midnight: number, timeZone: string): Date {
  for (const { from, to, offset } of steadyStretches(midnight, timeZone)) {
    const at = Math.max(from, midnight - offset)
    if (at < to && wallClock(at, timeZone) >= midnight) return new Date(at)
  }
  return new Date(midnight)
}

function nameOf(midnight: number): Day {
  return new Date(midnight).toISOString().slice(0, 10)
}
