import { digitsOf } from '../span.ts'

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d{2}'
/** Several pairs of digits with the same sign between all of them are no date. */
const DATE = new RegExp(
  `(?:^|[^\\d./-])(?:(?:${DAY}([./-])${MONTH}\\1|${MONTH}([./-])${DAY}\\2)(?:${YEAR}|\\d{2})(?!\\1\\d|\\2\\d)|${YEAR}([./-])${MONTH}\\3${DAY})(?:\\D|$)`,
)
const HOURS = /^(?:[01]\d|2[0-4])[0-5]\d ?[-\u2013] ?(?:[01]\d|2[0-4])[0-5]\d$/

/** Whether a date, or hours such as 0800-1600, are written there. */
export function holdsDate(written: string): boolean {
  return DATE.test(written) || HOURS.test(written)
}

/** How national numbers are commonly written, with `-` standing for any separator. */
const NATIONAL_FORMS: RegExp[] = [
  /^(?:1-?)?\(?[2-9]\d{2}\)?-\d{3}-\d{4}$/,
  /^\(0?\d{2,5}\)-?\d{3,5}-?\d{3,5}$/,
  /^0[1-9]\d{7,10}$/,
  /^0[1-9]\d{0,4}(?:-\d{2,8}){1,5}$/,
  /^\(?0[1-9]\d{0,4}\)?-?\d{2,8}(?:-\d{2,8}){0,4}$/,
  /^[4-9]\d{2}-\d{3}-\d{3}$/,
  /^[2-9]\d(?:-\d{2}){3}$/,
  /^9\d-\d{3}-\d{2}-\d{2}$/,
  /^[6-9]\d{2}-\d{2}-\d{2}-\d{2}$/,
  /^1[3-9]\d-\d{4}-\d{4}$/,
  /^[6-9]\d{4}-\d{5}$/,
  /^3[2-9]\d-\d{6,7}$/,
  /^8-?\(?[3-9]\d{2}\)?-\d{3}-\d{2}-\d{2}$/,
  /^0\([1-9]\d{1,3}\)(?:-\d{2,8}){1,4}$/,
]

export function hasNationalForm(written: string): boolean {
  const form = formOf(written)
  if (/^0\d{12,}$/.test(form)) return false
  return NATIONAL_FORMS.some((pattern) => pattern.test(form))
}

/** Those that no list of other numbers takes by chance: they stand out also between other numbers. */
const PLAIN_FORMS: RegExp[] = [
  /^(?:1-?)?\(?[2-9]\d{2}\)?-[2-9]\d{2}-\d{4}$/,
  /^\(0[1-9]\d{0,4}\)-?\d{3,8}(?:-\d{2,8}){0,3}$/,
  /^0[1-9]\d{7,10}$/,
  /^0[1-9]\d{0,4}(?:-\d{2,8}){1,4}$/,
  /^8-?\(?[3-9]\d{2}\)?-\d{3}-\d{2}-\d{2}$/,
  /^0\([1-9]\d{1,3}\)(?:-\d{2,8}){1,4}$/,
]

export function standsOut(written: string): boolean {
  const { length } = digitsOf(written)
  const form = formOf(written)
  return length >= 9 && length <= 12 && PLAIN_FORMS.some((pattern) => pattern.test(form))
}

function formOf(written: string): string {
  return written
    .replace(/[^\d()]+/g, '-')
    .replace(/-?([()])-?/g, '$1')
    .replace(/\)(?=\d)/g, ')-')
}

/** Whether a number written with + or 00 has as many digits as its country has; some countries vary. */
export function fitsCountry(written: string): boolean {
  const digits = digitsOf(written.replace(/\(0\)/, '')).replace(/^00/, '')
  if (/^[17]/.test(digits)) return digits.length === 11
  return digits.length >= 8 && digits.length <= longest(digits)
}

function longest(digits: string): number {
  if (/^(?:45|47|65)/.test(digits)) return 10
  if (/^(?:27|3[12346]|4[018]|51|56|61|66|84)/.test(digits)) return 11
  return /^(?:20|30|44|46|52|57|6[034]|8[12]|9[0-8]|21|35|38|42)/.test(digits) ? 12 : 13
}
