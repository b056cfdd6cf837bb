import { decodeBytes } from '../charset/charset.ts'
import { oneLine, parseAddresses } from '../mime/addresses.ts'
import { type IcsProperty, readIcs } from './ics-lines.ts'
import { toMoment, zoneRules } from './ics-time.ts'

export type Invitation = {
  summary: string
  /**
   * ISO 8601: an instant in UTC (`2025-06-03T07:30:00.000Z`), a day (`2025-06-03`) for an event that lasts all
   * day, or a time without zone (`2025-06-03T09:30:00`) where the invitation does not say which.
   */
  start: string | null
  end: string | null
  /** As the invitation names it, usually an IANA zone. */
  timeZone: string | null
  location: string
  organizer: { name: string; address: string } | null
  attendees: { name: string; address: string; status: AttendeeStatus }[]
  /** RFC 5546: `REQUEST`, `REPLY`, `CANCEL` …; `PUBLISH` where none is said. */
  method: string
  uid: string
  repeats: boolean
}

export type AttendeeStatus = 'accepted' | 'declined' | 'tentative' | 'needs_action'

/**
 * Reads the first event of an iCalendar text (RFC 5545) of which at most a megabyte is looked at; null when it
 * holds none.
 */
export function readInvitation(ics: string): Invitation | null {
  const { calendar, events, zones } = readIcs(ics)
  const event = events.find((properties) => valueIn(properties, 'RECURRENCE-ID') === '') ?? events[0]
  if (event === undefined) return null
  const start = event.find(({ name }) => name === 'DTSTART')
  const rules = zoneRules(zones)
  return {
    summary: textOf(event, 'SUMMARY', 500),
    start: start === undefined ? null : toMoment(start, rules),
    end: endOf(event, start, rules),
    timeZone: oneLine(start?.parameters.TZID ?? '', 100) || (start?.value.endsWith('Z') ? 'UTC' : null),
    location: textOf(event, 'LOCATION', 500),
    organizer: event.flatMap((property) => personOf(property, 'ORGANIZER'))[0] ?? null,
    attendees: event
      .filter(({ name }) => name === 'ATTENDEE')
      .slice(0, MAX_ATTENDEES)
      .flatMap(attendeeOf),
    method: METHOD.exec(valueIn(calendar, 'METHOD').toUpperCase())?.[0] ?? 'PUBLISH',
    uid: oneLine(valueIn(event, 'UID'), 500),
    repeats: valueIn(event, 'RRULE') !== '' || valueIn(event, 'RDATE') !== '',
  }
}

/** The invitation in the first calendar among the files of a mail, or null. */
export function invitationIn(
  files: readonly { filename: string; contentType: string; content: Uint8Array }[],
): Invitation | null {
  const file = files.find(
    ({ filename, contentType }) => CALENDAR.test(contentType) || /\.ics$/i.test(filename),
  )
  return file === undefined ? null : readInvitation(decodeBytes(file.content.subarray(0, MAX_BYTES), null))
}

const CALENDAR = /^(?:text\/calendar|application\/ics)$/
const MAX_BYTES = 1_000_000
const MAX_ATTENDEES = 200
const METHOD = /^[A-Z-]{3,20}$/
const STATUS: Record<string, AttendeeStatus> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
}

function valueIn(properties: readonly IcsProperty[], name: string): string {
  return properties.find((property) => property.name === name)?.value ?? ''
}

/** TEXT values escape commas, semicolons, backslashes and line breaks (RFC 5545, 3.3.11). */
function textOf(properties: readonly IcsProperty[], name: string, limit: number): string {
  const value = valueIn(properties, name).slice(0, limit * 4)
  return oneLine(
    value.replace(/\\([\\;,Nn])/g, (_, char: string) => (char.toLowerCase() === 'n' ? ' ' : char)),
    limit,
  )
}

function endOf(
  event: readonly IcsProperty[],
  start: IcsProperty | undefined,
  rules: ReturnType<typeof zoneRules>,
): string | null {
  const end = event.find(({ name }) => name === 'DTEND')
  if (end !== undefined) return toMoment(end, rules)
  return start === undefined ? null : toMoment(start, rules, valueIn(event, 'DURATION'))
}

function personOf(property: IcsProperty, name: string): { name: string; address: string }[] {
  if (property.name !== name) return []
  const written = property.value.replace(/^\s*mailto:\s*/i, '')
  const [person] = parseAddresses([`<${written.replace(/[<>]/g, '').slice(0, 400)}>`])
  const shown = oneLine(property.parameters.CN ?? '', 200)
  if (shown === '' && (person?.address ?? '') === '') return []
  return [{ name: shown, address: person?.address ?? '' }]
}

function attendeeOf(property: IcsProperty): Invitation['attendees'] {
  const status = STATUS[(property.parameters.PARTSTAT ?? '').toUpperCase()] ?? 'needs_action'
  return personOf(property, 'ATTENDEE').map((person) => ({ ...person, status }))
}
