import { type Calendar, openSpans, type Span } from '../business-hours/open-spans.ts'
import { dayMs, minuteMs } from '../business-hours/zone-clock.ts'

/** A time that does not count, such as waiting on the customer; `to` is null while it goes on. */
export type Pause = { from: Date; to: Date | null }

/** What business time is counted by: from when, at whose hours, and without which pauses. */
export type Course = { start: Date; calendar: Calendar; pauses: readonly Pause[] }

/** Whatever is not due within three years is never due. */
const longestDays = 3 * 366

/**
 * The moment at which so many minutes of business time have passed, or null where they never will: the calendar
 * does not open, or a pause goes on. A target that is used up as the desk closes is due then, not the next morning.
 */
export function deadline(course: Course, minutes: number): Date | null {
  const last = spansUpTo(course, minutes).at(-1)
  return last && last.counted >= minutes * minuteMs ? new Date(last.to) : null
}

/** Business time between the start and a moment, in minutes. */
export function elapsed(course: Course, until: Date): number {
  let passed = 0
  for (const { from, to } of countedSpans(course, daysUntil(course, until))) {
    if (from >= until.getTime()) break
    passed += Math.min(to, until.getTime()) - from
  }
  return passed / minuteMs
}

/** The stretches that count towards so many minutes, and how much was counted (ms) by the end of each. */
export function spansUpTo(course: Course, minutes: number): (Span & { counted: number })[] {
  const wanted = minutes * minuteMs
  const spans: (Span & { counted: number })[] = []
  let counted = 0
  for (const { from, to } of countedSpans(course, longestDays)) {
    const end = Math.min(to, from + wanted - counted)
    counted += end - from
    spans.push({ from, to: end, counted })
    if (counted >= wanted) break
  }
  return spans
}

function daysUntil({ start }: Course, until: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - start.getTime()) / dayMs)) + 1
}

/** Open time without the pauses. After a pause that goes on nothing counts. */
function* countedSpans({ start, calendar, pauses }: Course, days: number): Generator<Span> {
  if (calendar.hours.length === 0 && !calendar.holidays.some(({ hours = [] }) => hours.length > 0)) return
  const breaks = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.from - b.from)
  const endless = Math.min(
    ...breaks.filter(({ to }) => to === Number.POSITIVE_INFINITY).map(({ from }) => from),
  )
  for (const span of openSpans(start.getTime(), calendar, days)) {
    if (span.from >= endless) return
    let from = span.from
    for (const pause of breaks) {
      if (pause.to <= from || pause.from >= span.to) continue
      if (pause.from > from) yield { from, to: pause.from }
      from = Math.max(from, pause.to)
    }
    if (from < span.to) yield { from, to: span.to }
  }
}
