import { type Span, spansOf } from '../span.ts'
import { checks } from './check-digits.ts'
import { namingOf } from './context.ts'
import { labelBefore } from './labels.ts'
import { namesPerson } from './personal-numbers.ts'
import { UNSPACED, withPlainDigits } from './plain-digits.ts'

interface NationalNumber {
  pattern: RegExp
  valid?: (compact: string) => boolean
  /** Too common a form: counts only where the words before it name it. */
  named?: true
}

/** Groups that hold digits each, as numbers on papers are written. */
const PAPERS = '[A-Z]{0,6}\\d[A-Z\\d]{0,18}(?:[ ./-][A-Z]{0,3}\\d[A-Z\\d]{0,12}){0,4}'

/** National numbers of persons. Each has a check digit, an unmistakable form, or needs its name before it. */
const numbers: NationalNumber[] = [
  { pattern: /(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}/g },
  { pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/gi },
  { pattern: /(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]/gi, valid: checks.spain },
  { pattern: /[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/gi, valid: checks.italy },
  {
    pattern: /[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}/gi,
    valid: checks.france,
  },
  { pattern: /[1-9]\d ?\d{3} ?\d{3} ?\d{3}/g, valid: checks.germany },
  { pattern: /\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}\.?\d{2}/g, valid: checks.belgium },
  { pattern: /\d{11}/g, valid: checks.poland },
  { pattern: /\d{6} ?\d{5}/g, valid: checks.norway },
  { pattern: /(?:19|20)?\d{6}[-+]\d{4}/g, valid: checks.sweden },
  { pattern: /(?:19|20)\d{10}/g, valid: checks.sweden },
  { pattern: /\d{6}[-+A-FU-Y]\d{3}[\dA-FHJ-NPR-Y]/gi, valid: checks.finland },
  { pattern: /\d{3}\.?\d{3}\.?\d{3}-?\d{2}/g, valid: checks.brazil },
  { pattern: /756\.?\d{4}\.?\d{4}\.?\d{2}/g, valid: checks.switzerland },
  { pattern: /[2-9]\d{3}[ -]\d{4}[ -]\d{4}/g, valid: checks.india },
  { pattern: /\d{17}[\dX]/gi, valid: checks.china },
  { pattern: /\d{6}-[1-8]\d{6}/g },
  { pattern: /(?:\d{8}|\d{1,2}\.\d{3}\.\d{3})[ -]?[A-Z]/g, named: true },
  { pattern: /\d{3}[ .-]\d{3}[ .-]\d{3}|\d{3}[ .]\d{2}[ .]\d{4}|\d{9}/g, named: true },
  {
    pattern: new RegExp(`(?!(?:ID|IS|NO|NR)[ -])[A-Z]{1,3}[ -]${PAPERS}`, 'g'),
    valid: isOfPapers,
    named: true,
  },
  { pattern: new RegExp(PAPERS, 'gi'), valid: isOfPapers, named: true },
]

const COMPACT = /[^A-Z\d]/g

function isOfPapers(compact: string): boolean {
  const digits = compact.replace(/\D/g, '').length
  return digits >= 4 && compact.length >= 6 && compact.length <= 20
}

/** National identity, tax and insurance numbers of persons, with their check digits where they have some. */
export function findNationalIds(original: string): Span[] {
  const text = withPlainDigits(original)
  return numbers.flatMap(({ pattern, valid = () => true, named }) =>
    spansOf('NATIONAL_ID', text, bounded(pattern), (match, start) => {
      if (!valid(match.toUpperCase().replace(COMPACT, ''))) return false
      return namesPerson(labelBefore(text, start).words) || (!named && !isOfBusiness(text, match, start))
    }),
  )
}

/** A "#" before it tells nothing of a number that is parted as persons' are. */
function isOfBusiness(text: string, match: string, start: number): boolean {
  const naming = namingOf(text, start)
  return naming === 'business' || naming === 'code' || (naming === 'hash' && /^\d+$/.test(match))
}

function bounded({ source, flags }: RegExp): RegExp {
  return new RegExp(
    `(?<!(?![${UNSPACED}])[\\p{L}\\d_]|\\d[.,-])(?:${source})(?!(?![${UNSPACED}])[\\p{L}\\d_]|[.,-]\\d)`,
    `${flags}u`,
  )
}
