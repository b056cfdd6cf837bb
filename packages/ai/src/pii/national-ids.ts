import { checks } from './check-digits.ts'
import { namesBusinessNumber } from './context.ts'
import { type Span, spansOf } from './span.ts'

interface NationalNumber {
  pattern: RegExp
  valid?: (compact: string) => boolean
  /** Too common a form: counts only after these words. */
  after?: RegExp
}

/** National numbers of persons. Each has a check digit, an unmistakable form, or needs its name before it. */
const numbers: NationalNumber[] = [
  { pattern: /(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}/g },
  { pattern: /(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/gi },
  { pattern: /(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]/gi, valid: checks.spain },
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
  {
    pattern: /\d{3}[ -]\d{3}[ -]\d{3}/g,
    valid: checks.canada,
    after: /(?:\bsin|social insurance)(?: number| no)?\P{L}{0,12}$/iu,
  },
  {
    pattern: /\d{4}\.?\d{2}\.?\d{3}|\d{9}/g,
    valid: checks.netherlands,
    after: /(?:bsn|burgerservicenummer|sofi-?nummer)\P{L}{0,12}$/iu,
  },
  {
    pattern: /(?!000|666|9)\d{3}[ .]?(?!00)\d{2}[ .]?(?!0000)\d{4}/g,
    after: /(?:\bssn|social security)(?: number| no\.?| nr\.?| is)*\P{L}{0,12}$/iu,
  },
  {
    pattern: /\d{3} ?\d{3} ?\d{3}/g,
    after: /(?:\bnif|contribuinte|\bsin|\btfn|tax file number)\P{L}{0,12}$/iu,
  },
  {
    pattern: /[A-Z\d]{6,12}/gi,
    valid: (id) => /\d{3}/.test(id),
    after:
      /(?:passport|reisepass|passeport|pasaporte|passaporto|paspoort)\P{L}{0,4}(?:number|no|nr|nummer|numéro|número|numero|is|ist)?\P{L}{0,6}$/iu,
  },
]

const COMPACT = /[^A-Z\d]/g

/** National identity, tax and insurance numbers of persons, with their check digits where they have some. */
export function findNationalIds(text: string): Span[] {
  return numbers.flatMap(({ pattern, valid = () => true, after }) =>
    spansOf('NATIONAL_ID', text, bounded(pattern), (match, start) => {
      if (after && !after.test(text.slice(Math.max(0, start - 40), start))) return false
      return valid(match.toUpperCase().replace(COMPACT, '')) && !namesBusinessNumber(text, start)
    }),
  )
}

function bounded({ source, flags }: RegExp): RegExp {
  return new RegExp(`(?<![\\p{L}\\d_]|\\d[.,-])(?:${source})(?![\\p{L}\\d_]|[.,-]\\d)`, `${flags}u`)
}
