import { nextOpening } from '@frontdesk/core/business-hours/next-opening'
import { type Calendar, usualHours } from '@frontdesk/core/business-hours/open-spans'
import { isTimeZone } from '@frontdesk/core/business-hours/zone-clock'
import { deadline } from '@frontdesk/core/sla/deadline'
import { days } from '../sending/hours-text.ts'

export type Arrival = { day: number; time: string }

export const fridayEvening: Arrival = { day: 5, time: '16:50' }

/** When a mail that comes at a time of the week is due, as in "A mail on Friday 16:50 is due Monday 09:50." */
export function previewWords(arrival: Arrival, calendar: Calendar, minutes: number, now: Date): string {
  const { timeZone, hours, holidays } = calendar
  if (!isTimeZone(timeZone)) return 'The time zone is not known.'
  const start = nextOpening(now, [minuteOf(arrival)], timeZone)
  if (start === null) return 'The time is not known.'
  const counted = { timeZone, hours: hours.length > 0 ? hours : usualHours, holidays }
  const due = deadline({ start, calendar: counted, pauses: [] }, minutes)
  const came = `A mail on ${days[arrival.day - 1]} ${arrival.time}`
  if (due === null) return `${came} is never due: the desk does not open long enough.`
  const far = due.getTime() - start.getTime() > 6 * 86_400_000
  return `${came} is due ${shown(due, timeZone, far)}.`
}

/** The minute as an interval of its own, to be looked for like an opening. */
function minuteOf({ day, time }: Arrival) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const end = hours * 60 + minutes + 1
  const to = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
  return { day, from: time, to }
}

function shown(at: Date, timeZone: string, withDate: boolean): string {
  const date = withDate ? ({ day: 'numeric', month: 'short' } as const) : {}
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...date,
  })
  return words.format(at).replace(',', '').replace(' at ', ' ')
}
