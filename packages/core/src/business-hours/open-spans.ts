import { dayMs, localDay, minuteMs, type SteadyStretch, steadyStretches } from './zone-clock.ts'

/** One interval of opening on one day of the week: `day` is 1 for Monday to 7 for Sunday, times are `HH:MM`. */
export type OpenInterval = { day: number; from: string; to: string }

/**
 * A day with other hours than its weekday, closed all day where it has none: `YYYY-MM-DD` by the calendar's own
 * clocks, once or in every year.
 */
export type Holiday = { date: string; name: string; everyYear: boolean; hours?: Hours[] }

/** `HH:MM`, up to and without `to`. */
type Hours = { from: string; to: string }

export type Calendar = {
  /** such as `Europe/Berlin` */
  timeZone: string
  hours: readonly OpenInterval[]
  holidays: readonly Holiday[]
}

/** From an instant up to, and without, another; in ms. */
export type Span = { from: number; to: number }

/** What counts as opening hours where an organization has named none: weekdays from nine to five. */
export const usualHours: readonly OpenInterval[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  from: '09:00',
  to: '17:00',
}))

/** The holidays that a day is, `YYYY-MM-DD`. */
export function holidaysOn(date: string, holidays: readonly Holiday[]): Holiday[] {
  return holidays.filter((one) => (one.everyYear ? one.date.slice(5) === date.slice(5) : one.date === date))
}

/**
 * The stretches at or after `start` in which the calendar is open, in order and never overlapping, within so many
 * days. A moment is open when the clocks there show a time within the hours of the day, which are a holiday's own on
 * holidays: time that the clocks skip never comes, and time they show twice counts twice. Stretches may touch, as at midnight.
 */
export function* openSpans(start: number, calendar: Calendar, days: number): Generator<Span> {
  const today = localDay(start, calendar.timeZone)
  let waiting: Span[] = []
  // From yesterday on: where the clocks go back over midnight, it is that day once more.
  for (let ahead = -1; ahead <= days; ahead += 1) {
    const day = today + ahead * dayMs
    const stretches = steadyStretches(day, calendar.timeZone)
    const begins = day - (stretches[0]?.offset ?? 0) - longestShift
    waiting = apart([...waiting, ...spansOfDay(day, calendar, stretches)])
    while (waiting[0] && waiting[0].to <= begins) yield* since(start, waiting.shift())
  }
  for (const span of waiting) yield* since(start, span)
}

/** No zone's clocks are put forward or back by more, but for those that change sides of the date line. */
const longestShift = 3 * 60 * minuteMs

function* since(start: number, span: Span | undefined): Generator<Span> {
  if (span && span.to > start) yield { from: Math.max(span.from, start), to: span.to }
}

function apart(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

function spansOfDay(day: number, calendar: Calendar, stretches: readonly SteadyStretch[]): Span[] {
  const hours = hoursOfDay(day, calendar)
  if (hours.length === 0) return []
  return stretches
    .flatMap((stretch) =>
      hours.map(({ from, to }) => ({
        from: Math.max(day + minutesOf(from) * minuteMs - stretch.offset, stretch.from),
        to: Math.min(day + minutesOf(to) * minuteMs - stretch.offset, stretch.to),
      })),
    )
    .filter(({ from, to }) => from < to)
}

/** Of several holidays on one day, one that closes it all day counts over those with hours. */
function hoursOfDay(day: number, { hours, holidays }: Calendar): readonly Hours[] {
  const today = holidays.length === 0 ? [] : holidaysOn(new Date(day).toISOString().slice(0, 10), holidays)
  if (today.length === 0) {
    const weekday = new Date(day).getUTCDay() || 7
    return hours.filter((interval) => interval.day === weekday)
  }
  const own = today.map((holiday) => holiday.hours ?? [])
  return own.some((one) => one.length === 0) ? [] : own.flat()
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
