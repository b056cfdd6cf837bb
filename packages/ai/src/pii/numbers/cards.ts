import { digitsOf, type Span, spansOf } from '../span.ts'
import { namesArticle, namesCard } from './context.ts'
import { UNSPACED } from './plain-digits.ts'

const DIGIT = '[\\d\\uff10-\\uff19]'
/** Characters without a width, as copying from pages leaves them. */
const NOTHING = '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]{0,3}'
const BETWEEN = `${NOTHING}(?:[ \\t\\u00a0\\u2007\\u2009\\u202f]{1,2}|[ \\u00a0]?[-\\u2010-\\u2014./_,\\u00b7\\u2022][ \\u00a0]?|[ \\t]{0,3}\\r?\\n[ \\t>]{0,4})?${NOTHING}`
const CANDIDATE = new RegExp(
  `(?<!(?![${UNSPACED}])[\\p{L}\\d_])${DIGIT}(?:${BETWEEN}${DIGIT}){11,63}(?!(?![${UNSPACED}])[\\p{L}\\d_])`,
  'gu',
)
const GROUP = new RegExp(`${DIGIT}(?:${NOTHING}${DIGIT})*`, 'gu')

/** Number ranges of the card networks (ISO/IEC 7812) with the lengths they issue. */
const NETWORKS: [RegExp, number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[689])/, [14, 16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 19]],
  [/^62/, [16, 17, 18, 19]],
  /** Maestro */
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12, 13, 14, 15, 16, 17, 18, 19]],
  [/^(?:639|67[67])/, [16, 17, 18, 19]],
  /** Dankort, Verve and Elo */
  [/^(?:5019|50[4679])/, [16, 18, 19]],
  /** RuPay and Hipercard */
  [/^(?:508[5-9]|60[678]|8(?:1[7-9]|20)|637)/, [16]],
  [/^636/, [16, 17, 18, 19]],
  /** Mir, Troy, Uzcard and Humo */
  [/^220[0-5]/, [16, 17, 18, 19]],
  [/^(?:9792|8600|9860)/, [16]],
]

/**
 * Payment cards: the Luhn check digit (ISO/IEC 7812-1), and a known network with a length it issues or words that
 * call the number a card.
 */
export function findCards(text: string): Span[] {
  return spansOf('CARD', text, CANDIDATE, () => true).flatMap((span) => narrow(text, span))
}

const MOST_GROUPS = 5
/** How cards are grouped: numbers parted in ways that prices and lists are parted in have to look like one. */
const SHAPES = /^(?:4 4 4 4(?: [1-3])?|4 4 4 1|4 6 [45])$/
const PLAIN = /^[\s\u00ad\u200b-\u200d\u2060\ufeff-]*$/

type Group = { from: number; to: number; digits: string }

/** A run of groups may hold several cards, or an expiry date or a security code beside one: looks for cards inside. */
function narrow(text: string, { start, end }: Span): Span[] {
  const run = text.slice(start, end)
  const groups = [...run.matchAll(GROUP)].map((group): Group => {
    const { index: from } = group
    return { from, to: from + group[0].length, digits: plainDigits(group[0]) }
  })
  const called = namesCard(text, start)
  const printed = namesArticle(text, start)
  const isCard = (part: Group[]) => {
    const digits = part.map((group) => group.digits).join('')
    if (printed && part.length === 1 && !called) return false
    if (part.length > 1 && text[start + (part[0]?.from ?? 0) - 1] === '+') return false
    return (called ? isCalledCard(digits) : isOfNetwork(digits)) && isGrouped(run, part)
  }
  if (groups.length > MOST_GROUPS && isCard(groups)) return [{ kind: 'CARD', start, end }]
  const spans: Span[] = []
  for (let first = 0; first < groups.length; first += 1) {
    const part = longestCard(groups.slice(first, first + MOST_GROUPS), isCard)
    const [opening, closing] = [part?.[0], part?.at(-1)]
    if (!part || !opening || !closing) continue
    spans.push({ kind: 'CARD', start: start + opening.from, end: start + closing.to })
    first += part.length - 1
  }
  return spans
}

function longestCard(groups: Group[], isCard: (part: Group[]) => boolean): Group[] | null {
  for (let count = groups.length; count > 0; count -= 1) {
    const part = groups.slice(0, count)
    if (isCard(part)) return part
  }
  return null
}

/** Blanks and dashes part a card anywhere; other signs, tabs and line ends only where cards are parted. */
function isGrouped(run: string, part: Group[]): boolean {
  const gaps = part.slice(1).map(({ from }, at) => run.slice(part[at]?.to ?? from, from))
  if (gaps.every((gap) => PLAIN.test(gap) && !/[\n\t]/.test(gap))) return true
  return SHAPES.test(part.map(({ digits }) => digits.length).join(' '))
}

/** The digits of any width in a text, as the usual ones. */
function plainDigits(written: string): string {
  return digitsOf(written.normalize('NFKC'))
}

function isCalledCard(digits: string): boolean {
  return digits.length >= 12 && digits.length <= 19 && passesLuhn(digits)
}

function isOfNetwork(digits: string): boolean {
  if (digits.length < 12 || digits.length > 19) return false
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
