import { nextOpening } from '../business-hours/next-opening.ts'
import type { OpenInterval } from '../business-hours/open-spans.ts'

/** A member's own hours by the clocks of their zone; no hours at all means that presence alone decides. */
export type WorkingHours = { hours: readonly OpenInterval[]; timeZone: string }

/** Whether `now` lies within the hours. */
export function isAtWork(now: Date, { hours, timeZone }: WorkingHours): boolean {
  if (hours.length === 0) return true
  return nextOpening(now, hours, timeZone)?.getTime() === now.getTime()
}
