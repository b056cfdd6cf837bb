/** One content line of iCalendar: names in upper case, the value still escaped. */
export type IcsProperty = { name: string; parameters: Record<string, string>; value: string }

export type Ics = {
  calendar: IcsProperty[]
  events: IcsProperty[][]
  /** The time zones it defines, each with its standard and daylight rules. */
  zones: { id: string; observances: IcsProperty[][] }[]
}

/** Takes iCalendar apart (RFC 5545, 3.1): unfolds its lines and sorts them by component. All is bounded. */
export function readIcs(ics: string): Ics {
  const found: Ics = { calendar: [], events: [], zones: [] }
  const open: { name: string; properties: IcsProperty[] }[] = []
  for (const line of unfold(ics.slice(0, MAX_LENGTH))) {
    const property = readLine(line)
    if (property === null) continue
    const component = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      open.push({ name: component, properties: [] })
      begin(found, component, open)
      if (open.length > MAX_DEPTH) break
    } else if (property.name === 'END') {
      const at = open.findLastIndex(({ name }) => name === component)
      if (at >= 0) open.length = at
    } else {
      keep(found, open, property)
    }
  }
  return found
}

const MAX_LENGTH = 1_000_000
const MAX_LINES = 20_000
const MAX_LINE_LENGTH = 20_000
const MAX_DEPTH = 20
const MAX_COMPONENTS = 200
const LINE = /^([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):/

/** A line that starts with white space goes on the one before it. */
function unfold(ics: string): string[] {
  const lines = ics.split(/\r\n|\n|\r/, MAX_LINES)
  const unfolded: string[] = []
  for (const line of lines) {
    const last = unfolded.length - 1
    const before = unfolded[last]
    if (/^[ \t]/.test(line) && before !== undefined) {
      if (before.length < MAX_LINE_LENGTH) unfolded[last] = before + line.slice(1)
    } else {
      unfolded.push(line)
    }
  }
  return unfolded
}

function readLine(line: string): IcsProperty | null {
  const match = LINE.exec(line.slice(0, MAX_LINE_LENGTH))
  if (match === null) return null
  const parameters: Record<string, string> = Object.create(null)
  for (const [, name = '', quoted, bare] of (match[2] ?? '').matchAll(/;([\w-]+)=(?:"([^"]*)"|([^";]*))/g))
    parameters[name.toUpperCase()] = decodeCarets(quoted ?? bare ?? '')
  return { name: (match[1] ?? '').toUpperCase(), parameters, value: line.slice(match[0].length) }
}

/** Quotes and line breaks in a parameter are written with carets (RFC 6868). */
function decodeCarets(value: string): string {
  return value.replace(/\^([n'^])/g, (_, char: string) => ({ n: ' ', "'": '"' })[char] ?? '^')
}

function begin(found: Ics, component: string, open: { name: string; properties: IcsProperty[] }[]): void {
  const properties = open.at(-1)?.properties ?? []
  const zone = found.zones.at(-1)
  if (component === 'VEVENT' && found.events.length < MAX_COMPONENTS) found.events.push(properties)
  if (component === 'VTIMEZONE' && found.zones.length < MAX_COMPONENTS)
    found.zones.push({ id: '', observances: [] })
  if (/^(?:STANDARD|DAYLIGHT)$/.test(component) && open.at(-2)?.name === 'VTIMEZONE' && zone !== undefined)
    if (zone.observances.length < MAX_COMPONENTS) zone.observances.push(properties)
}

function keep(found: Ics, open: { name: string; properties: IcsProperty[] }[], property: IcsProperty): void {
  const component = open.at(-1)
  if (component?.name === 'VCALENDAR') found.calendar.push(property)
  else component?.properties.push(property)
  const zone = found.zones.at(-1)
  if (component?.name === 'VTIMEZONE' && property.name === 'TZID' && zone !== undefined)
    zone.id = property.value.trim()
}
