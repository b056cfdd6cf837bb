import { namesBusinessNumber, namesPhone, standsAlone } from './context.ts'
import { digitsOf, type Span, spansOf } from './span.ts'

const CANDIDATE = /(?:\+|\()?\d[\d \u00a0\u202f()./\u2010-\u2015-]{5,28}\d/g

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d{2}'
/** Several pairs of digits with the same sign between all of them are no date. */
const DATE = new RegExp(
  `(?:^|[^\\d./-])(?:(?:${DAY}([./-])${MONTH}|${MONTH}([./-])${DAY})(?:\\1|\\2)(?:${YEAR}|\\d{2})(?!\\1\\d|\\2\\d)|${YEAR}([./-])${MONTH}\\3${DAY})(?:\\D|$)`,
)

/** What is dialled after the number itself. */
const EXTENSION = /^[ \t]?(?:x|ext\.?|extension|durchwahl|poste|int\.?)[ \t]?\d{1,6}(?![\p{L}\d])/iu

/** How national numbers are commonly written, with `-` standing for any separator. */
const NATIONAL_FORMS: RegExp[] = [
  /^(?:1-?)?\(?[2-9]\d{2}\)?-\d{3}-\d{4}$/,
  /^\(0?\d{2,5}\)-?\d{3,5}-?\d{3,5}$/,
  /^0[1-9]\d{7,10}$/,
  /^0[1-9]\d{0,4}(?:-\d{2,8}){1,5}$/,
  /^\(?0[1-9]\d{0,4}\)?(?:-?\d{2,8}){1,5}$/,
  /^[4-9]\d{2}-\d{3}-\d{3}$/,
  /^[2-9]\d(?:-\d{2}){3}$/,
  /^9\d-\d{3}-\d{2}-\d{2}$/,
  /^[6-9]\d{2}-\d{2}-\d{2}-\d{2}$/,
  /^1[3-9]\d-\d{4}-\d{4}$/,
  /^[6-9]\d{4}-\d{5}$/,
  /^3[2-9]\d-\d{6,7}$/,
  /^8-?\(?[3-9]\d{2}\)?-\d{3}-\d{2}-\d{2}$/,
]

/** Phone numbers: with + or 00 and a country, in a common national form, or after words such as "call me". */
export function findPhones(text: string): Span[] {
  return spansOf('PHONE', text, CANDIDATE, () => true).flatMap((span) => {
    const trimmed = trim(text, span)
    const extension = EXTENSION.exec(text.slice(trimmed.end, trimmed.end + 20))?.[0].length ?? 0
    if (!isPhone(text, trimmed, trimmed.end + extension)) return []
    return [{ ...trimmed, end: trimmed.end + extension }]
  })
}

/** Drops an unpaired bracket, and what follows a wide gap. */
function trim(text: string, { start, end }: Span): Span {
  let written = text.slice(start, end)
  const gap = written.search(/[ .\-/]{3,}|[().]{3,}/)
  if (gap > 0) written = written.slice(0, gap)
  if (written.startsWith('(') && !written.includes(')')) {
    return { kind: 'PHONE', start: start + 1, end: start + written.length }
  }
  return { kind: 'PHONE', start, end: start + written.length }
}

function isPhone(text: string, { start, end }: Span, last: number): boolean {
  const written = text.slice(start, end)
  const digits = digitsOf(written)
  if (digits.length < 7 || digits.length > 15 || !standsAlone(text, start, last)) return false
  if (/^\+|^00[1-9]/.test(written)) return digits.length >= 8 && !/^\+0/.test(written)
  if (DATE.test(written) || followedByMoney(text, end) || namesBusinessNumber(text, start)) return false
  if (namesPhone(text, start, last)) return true
  const form = written.replace(/[^\d()]+/g, '-').replace(/-?([()])-?/g, '$1')
  return (
    digits.length >= 8 && NATIONAL_FORMS.some((pattern) => pattern.test(form) || pattern.test(spread(form)))
  )
}

function spread(form: string): string {
  return form.replace(/\)/g, ')-')
}

function followedByMoney(text: string, end: number): boolean {
  return /^\s?(?:€|\$|£|¥|EUR|USD|GBP|CHF|PLN|kr|zł|%|km|kg|m²)/i.test(text.slice(end, end + 5))
}
