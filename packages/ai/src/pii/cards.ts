import { namesBusinessNumber, namesCard } from './context.ts'
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

/**
 * Payment cards: the Luhn check digit (ISO/IEC 7812-1), and a known network with a length it issues or words that
 * call the number a card.
 */
export function findCards(text: string): Span[] {
  return spansOf('CARD', text, CANDIDATE, () => true).flatMap((span) => narrow(text, span))
}

const MOST_GROUPS = 5

/** A run of groups may hold an expiry date or a security code beside the card: look for the card inside. */
function narrow(text: string, { start, end }: Span): Span[] {
  const run = text.slice(start, end)
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({ from: group.index, digits: group[0] }))
  const called = namesCard(text, start)
  const isCard = (digits: string) => (called ? isCalledCard(digits) : isOfNetwork(digits))
  if (isCard(digitsOf(run))) return accept(text, start, end, groups.length)
  for (const [first, { from }] of groups.entries()) {
    let digits = ''
    const ends: { to: number; digits: string; count: number }[] = []
    for (const group of groups.slice(first, first + MOST_GROUPS)) {
      digits += group.digits
      if (digits.length > 19) break
      ends.push({ to: group.from + group.digits.length, digits, count: ends.length + 1 })
    }
    const longest = ends.reverse().find((candidate) => isCard(candidate.digits))
    if (longest) return accept(text, start + from, start + longest.to, longest.count)
  }
  return []
}

/** Sixteen digits in one run may be an order number that passes by chance; cards are written in groups. */
function accept(text: string, start: number, end: number, groups: number): Span[] {
  return groups === 1 && !namesCard(text, start) && namesBusinessNumber(text, start)
    ? []
    : [{ kind: 'CARD', start, end }]
}

function isCalledCard(digits: string): boolean {
  return digits.length >= 12 && digits.length <= 19 && passesLuhn(digits)
}

function isOfNetwork(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false
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
