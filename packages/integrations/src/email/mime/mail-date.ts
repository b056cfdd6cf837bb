/**
 * The moment a Date header names (RFC 5322, 3.3, and the shapes found beside it), or null when it names
 * none. A missing or unknown zone is read as UTC; of a name and an offset (`GMT+0200`) the offset counts.
 */
export function parseMailDate(value: string | null): Date | null {
  const text = stripComments((value ?? '').slice(0, 200))
  const parts = readDayMonth(text) ?? readMonthDay(text) ?? readIso(text)
  if (parts === null) return null
  const { year, month, day, hour, minute, second, zone } = parts
  if (month < 0 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  if (fullYear(year) < 1900 || fullYear(year) > 2200) return null
  const time = Date.UTC(fullYear(year), month, day, hour, minute, Math.min(second, 59))
  const date = new Date(time - zoneMinutes(zone) * 60_000)
  return Number.isNaN(date.getTime()) ? null : date
}

type Parts = {
  year: string
  month: number
  day: number
  hour: number
  minute: number
  second: number
  zone: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Minutes east of UTC of the zone names that RFC 5322 (4.3) and practice know. */
const ZONES: Record<string, number> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  bst: 60,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  kst: 540,
  ist: 330,
}
const ZONE = '(?:[a-z]{1,5} ?)?[+-](?:\\d{1,2}:?\\d{2}|\\d{1,2})|[a-z]{1,5}'
const TIME = `(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:\\.\\d+)?\\s*([ap]m\\b)?\\s*(${ZONE})?`
const DAY_MONTH = new RegExp(
  `(\\d{1,2})[\\s.,-]+([a-z]{3})[a-z]*[\\s.,-]+(\\d{2,4})[\\s,]+(?:at\\s+)?${TIME}`,
  'i',
)
const MONTH_DAY = new RegExp(`([a-z]{3})[a-z]*\\s+(\\d{1,2}),?\\s+${TIME}\\s+(\\d{4})`, 'i')
const MONTH_DAY_YEAR = new RegExp(`([a-z]{3})[a-z]*\\s+(\\d{1,2}),?\\s+(\\d{4}),?\\s+${TIME}`, 'i')
const ISO = new RegExp(`(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[T\\s]+${TIME}`, 'i')

function stripComments(text: string): string {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?: ?/g, ':')
}

function readDayMonth(text: string): Parts | null {
  const match = DAY_MONTH.exec(text)
  return match && toParts(match[3], monthOf(match[2]), match[1], match.slice(4))
}

function readMonthDay(text: string): Parts | null {
  const american = MONTH_DAY_YEAR.exec(text)
  if (american) return toParts(american[3], monthOf(american[1]), american[2], american.slice(4))
  const match = MONTH_DAY.exec(text)
  return match && toParts(match[8], monthOf(match[1]), match[2], match.slice(3))
}

function readIso(text: string): Parts | null {
  const match = ISO.exec(text)
  return match && toParts(match[1], Number(match[2]) - 1, match[3], match.slice(4))
}

function toParts(year = '', month: number, day = '', time: (string | undefined)[]): Parts {
  const half = (time[3] ?? '').toLowerCase()
  const hour = Number(time[0])
  return {
    year,
    month,
    day: Number(day),
    hour: half === '' ? hour : (hour % 12) + (half === 'pm' ? 12 : 0),
    minute: Number(time[1]),
    second: Number(time[2] ?? 0),
    zone: (time[4] ?? '').toLowerCase(),
  }
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.toLowerCase())
}

/** Two- and three-digit years as RFC 5322 (4.3) reads them. */
function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 2) return number + (number < 50 ? 2000 : 1900)
  return year.length === 3 ? number + 1900 : number
}

function zoneMinutes(zone: string): number {
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!match) return ZONES[zone] ?? 0
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return match[1] === '-' ? -minutes : minutes
}
