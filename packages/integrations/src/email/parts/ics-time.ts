import type { Ics, IcsProperty } from './ics-lines.ts'

/** For each zone an invitation defines: when which offset begins in a given year. */
export type ZoneRules = Map<string, Observance[]>
type Observance = {
  start: Local
  offset: number
  month: number
  week: number
  weekday: number
  yearly: boolean
}
/** Milliseconds a clock on the wall shows, counted as if it were UTC. */
type Local = number

/** The rules of the time zones an invitation brings along (RFC 5545, 3.6.5). */
export function zoneRules(zones: Ics['zones']): ZoneRules {
  return new Map(zones.map(({ id, observances }) => [id, observances.flatMap(toObservance)]))
}

/**
 * A DATE or DATE-TIME in ISO 8601, a DURATION later where one is given; null when it is none. A time becomes an
 * instant where its zone is UTC, known to the platform, or defined in the invitation.
 */
export function toMoment({ value, parameters }: IcsProperty, rules: ZoneRules, duration = ''): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/.exec(value.trim())
  if (match === null) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((x) => Number(x ?? 0))
  const local =
    Date.UTC(year, month - 1, day, hour, minute, second) + lengthOf(duration, match[4] === undefined)
  const written = new Date(local).toISOString()
  if (match[4] === undefined) return written.slice(0, 10)
  if (match[7] === 'Z') return written
  const zone = (parameters.TZID ?? '').trim()
  const offset = zone === '' ? null : (platformOffset(zone, local) ?? definedOffset(rules.get(zone), local))
  return offset === null ? written.slice(0, 19) : new Date(local - offset).toISOString()
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const UNITS = [7 * DAY, DAY, 60 * MINUTE, MINUTE, 1000]
const LONGEST = 400 * DAY
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** A day without an end lasts that day: its end is the next one (RFC 5545, 3.6.1). */
function lengthOf(duration: string, allDay: boolean): number {
  const match =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(duration)
  if (match === null) return 0
  const length = UNITS.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0)
  return Math.min(allDay ? Math.ceil(length / DAY) * DAY : length, LONGEST)
}

/** How far the zone's clocks are ahead of UTC at a local time, or null for a zone the platform does not know. */
function platformOffset(zone: string, local: Local): number | null {
  const first = offsetAt(zone, local)
  // The offset is that of the instant: near a change of the clocks the first guess may be the other one.
  return first === null ? null : offsetAt(zone, local - first)
}

function offsetAt(zone: string, instant: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)
    if (match === null) return null
    const size = (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * MINUTE
    return match[1] === '-' ? -size : size
  } catch {
    return null
  }
}

/** The offset of the rule that began last before the local time. */
function definedOffset(observances: Observance[] | undefined, local: Local): number | null {
  const year = new Date(local).getUTCFullYear()
  const began = (observances ?? []).flatMap((observance) =>
    (observance.yearly ? [year, year - 1].map((each) => onsetIn(observance, each)) : [observance.start])
      .filter((onset) => onset <= local)
      .map((onset) => ({ onset, offset: observance.offset })),
  )
  began.sort((a, b) => b.onset - a.onset)
  return began[0]?.offset ?? observances?.[0]?.offset ?? null
}

function toObservance(properties: IcsProperty[]): Observance[] {
  const value = (name: string) => properties.find((property) => property.name === name)?.value ?? ''
  const offset = /^([+-])(\d\d)(\d\d)/.exec(value('TZOFFSETTO').trim())
  const start = toMoment({ name: '', parameters: {}, value: value('DTSTART') }, new Map())
  if (offset === null || start === null) return []
  const size = (Number(offset[2]) * 60 + Number(offset[3])) * MINUTE
  const day = /BYDAY=([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)/.exec(value('RRULE'))
  const month = /BYMONTH=(\d{1,2})/.exec(value('RRULE'))
  return [
    {
      start: Date.parse(`${start}Z`),
      offset: offset[1] === '-' ? -size : size,
      month: Number(month?.[1] ?? 1) - 1,
      week: Number(day?.[1] ?? 1),
      weekday: WEEKDAYS.indexOf(day?.[2] ?? 'SU'),
      yearly: day !== null && month !== null,
    },
  ]
}

/** "The last Sunday of March at two", in one year. */
function onsetIn({ start, month, week, weekday }: Observance, year: number): Local {
  const time = ((start % DAY) + DAY) % DAY
  const first = new Date(Date.UTC(year, week > 0 ? month : month + 1, 1))
  const ahead = (weekday - first.getUTCDay() + 7) % 7
  return first.getTime() + (ahead + 7 * (week > 0 ? week - 1 : week)) * DAY + time
}
