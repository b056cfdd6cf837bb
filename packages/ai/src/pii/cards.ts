import { namesBusinessNumber } from './context.ts'
import { digitsOf, type Span, spansOf } from './span.ts'

const CANDIDATE = /(?<![\p{L}\d_])\d(?:[ \u00a0-]?\d){11,30}(?![\p{L}\d_])/gu

/** Number ranges of the card networks (ISO/IEC 7812) with the lengths they issue. */
const NETWORKS: [RegExp, number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[689])/, [14, 16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [13, 14, 15, 16, 17, 18, 19]],
]

/** Payment cards: a known network, a length it issues, and the Luhn check digit (ISO/IEC 7812-1). */
export function findCards(text: string): Span[] {
  return spansOf('CARD', text, CANDIDATE, () => true).flatMap((span) => narrow(text, span))
}

/** A run of groups may hold an expiry date or a security code beside the card: look for the card inside. */
function narrow(text: string, span: Span): Span[] {
  const run = text.slice(span.start, span.end)
  const groups = [...run.matchAll(/\d+/g)]
  for (const [first, from] of groups.entries()) {
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const to = groups[last]
      if (!to) continue
      const start = span.start + from.index
      const end = span.start + to.index + to[0].length
      const candidate = text.slice(start, end)
      if (!isCard(digitsOf(candidate))) continue
      if (last === first && namesBusinessNumber(text, start)) continue
      return [{ kind: 'CARD', start, end }]
    }
  }
  return []
}

function isCard(digits: string): boolean {
  const known = NETWORKS.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length))
  return known && passesLuhn(digits)
}

export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}
