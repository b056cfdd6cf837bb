import { type OpenInterval, openSpans } from './open-spans.ts'

/**
 * The first moment at or after `now` that lies within the opening hours as the clocks of `timeZone` show them, or
 * null when they never open. An opening that the change to summer time skips begins when the clocks go on; one
 * that is repeated in autumn begins the first time.
 */
export function nextOpening(now: Date, hours: readonly OpenInterval[], timeZone: string): Date | null {
  // A week later each day has come once, and one more covers an opening that the clocks skip.
  for (const { from } of openSpans(now.getTime(), { timeZone, hours, holidays: [] }, 8)) return new Date(from)
  return null
}
