import { digitsOf, type Span } from '../span.ts'
import { asksForCall, beginsAlone, endsAlone, type Naming, namesPhone, namingOf } from './context.ts'
import { hasWideGap, isBlank, type NumberRun, numberRuns, type Piece } from './number-runs.ts'
import { fitsCountry, hasNationalForm, holdsDate, standsOut } from './phone-forms.ts'
import { withPlainDigits } from './plain-digits.ts'

/** What is dialled after the number itself. */
const EXTENSION = /^[ \t]?(?:x|ext\.?|extension|durchwahl|poste|int\.?)[ \t]?\d{1,6}(?![\p{L}\d])/iu

/** `addressed` where words before speak of a call without naming the number itself. */
type Called = Naming | 'addressed'

/** What the number before was, for those listed after it: "Tel. 0171 2345678 or 0171 2345679". */
interface Earlier {
  end: number
  written: string
  called: Called
  taken: boolean
}

/** Phone numbers: with + or 00 and a country, in a common national form, or after words such as "call me". */
export function findPhones(original: string): Span[] {
  const text = withPlainDigits(original)
  const earlier: Earlier = { end: -1, written: '', called: 'nothing', taken: false }
  return numberRuns(text).flatMap((run) => phonesIn(run, earlier))
}

/** A run may hold several numbers, or one beside a date, a postal code or hours: looks from every group on. */
function phonesIn(run: NumberRun, earlier: Earlier): Span[] {
  const spans: Span[] = []
  for (let first = 0; first < run.length; first += 1) {
    if (!run.mayBeginAt(first) && earlier.end !== run.endOf(first - 1)) continue
    const pieces = run.piecesFrom(first).filter((piece) => begins(run, piece, earlier))
    const [longest] = pieces
    if (!longest) continue
    const called = calledAt(run, longest, earlier)
    const found = inPreference(run, pieces).find(
      (piece) => ends(run, piece) && isPhone(run, piece, called, earlier),
    )
    const { end, written, start, last } = found ?? longest
    if (found || called === 'business')
      Object.assign(earlier, { end, written, called, taken: found !== undefined })
    if (!found) continue
    spans.push({ kind: 'PHONE', start, end: end + extensionAt(run.text, end) })
    first = last
  }
  return spans
}

/** All of a run first, then what another number follows, then what is written as numbers are. */
function inPreference(run: NumberRun, pieces: Piece[]): Piece[] {
  if (pieces.length < 2) return pieces
  const rank = (piece: Piece) => {
    if (run.isWhole(piece)) return 0
    if (run.standsOutAt(piece.last + 1)) return 1
    return hasNationalForm(piece.written) ? 2 : 3
  }
  return pieces
    .map((piece) => ({ piece, rank: rank(piece) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ piece }) => piece)
}

function begins(run: NumberRun, { first, start }: Piece, earlier: Earlier): boolean {
  if (first > 0 && isBlank(run.gapAfter(first - 1))) return true
  return beginsAlone(run.text, start) || (earlier.taken && earlier.end >= start - 2 && earlier.end < start)
}

function ends(run: NumberRun, { last, end, written }: Piece): boolean {
  if (last === run.length - 1) {
    const after = end + extensionAt(run.text, end)
    return endsAlone(run.text, after) || /^[,;/][+(]?\d[\d ()./-]{6}/.test(run.text.slice(after, after + 9))
  }
  const gap = run.gapAfter(last)
  return isBlank(gap) || run.standsOutAt(last + 1) || (gap === '/' && !written.includes('/'))
}

function isPhone(run: NumberRun, piece: Piece, called: Called, earlier: Earlier): boolean {
  const { first, last, start, end, written } = piece
  const whole = run.isWhole(piece)
  if (/^\(?\+/.test(written)) {
    return !/^\(?\+ ?0/.test(written) && digitsOf(written).length >= 8 && (whole || fitsCountry(written))
  }
  if (holdsDate(written) || run.isDateAt(first) || followedByMoney(run.text, end)) return false
  const grouped = /\d\D+\d/.test(written) && standsOut(written)
  if (called === 'phone') return true
  if (called === 'business') return grouped && asksForCall(run.text, start)
  if (called === 'code' || (called === 'hash' && !grouped)) return false
  const complete = whole || (run.opensAt(first) && (first === last || hasNationalForm(written)))
  if (complete && (called === 'addressed' || namesPhone(run.text, start, end + extensionAt(run.text, end))))
    return true
  if (/^00[1-9]/.test(written)) return fitsCountry(written)
  if (digitsOf(written).length < 8) return false
  if (run.isListed(piece)) return isOneOfPairs(run, piece, earlier)
  if (hasWideGap(written)) return standsOut(written)
  return whole ? hasNationalForm(written) : standsApart(run, piece)
}

/** Beside other numbers only a form that stands out counts, or one whose groups are parted otherwise than it is. */
function standsApart(run: NumberRun, { first, last, written }: Piece): boolean {
  if (standsOut(written)) return true
  const around = [run.gapAfter(first - 1), run.gapAfter(last)].filter((gap) => gap !== '' && !hasWideGap(gap))
  return /\d\D+\d/.test(written) && hasNationalForm(written) && !around.some((gap) => written.includes(gap))
}

/** Several French numbers in a row are pairs of digits throughout. */
function isOneOfPairs(run: NumberRun, { first, last, written }: Piece, earlier: Earlier): boolean {
  if (!/^0[1-9](?:\D\d{2}){4}$/.test(written)) return false
  const follows = earlier.taken && earlier.end === run.endOf(first - 1)
  return follows || run.standsOutAt(last + 1)
}

const LISTED =
  /^[ \t]?(?:[,;/&+|\n]|[-\u2013]|and|or|und|oder|et|ou|y|o|e|en|of|i|lub|och|eller|og|и|или)?[ \t(]{0,2}\n?\+?$/iu

/** What the words before a number say, or those before the first one of a list. */
function calledAt({ text }: NumberRun, { start, end, written }: Piece, earlier: Earlier): Called {
  const called = namingOf(text, start)
  const isListed =
    earlier.end >= 0 && start - earlier.end <= 12 && LISTED.test(text.slice(earlier.end, start))
  if (isListed && (called === 'nothing' || called === 'code')) {
    if (shapeOf(written) === shapeOf(earlier.written)) return earlier.called
    if (earlier.taken) return 'nothing'
  }
  return called === 'nothing' && namesPhone(text, start, end) ? 'addressed' : called
}

function shapeOf(written: string): string {
  return written.replace(/\d/g, '0')
}

function extensionAt(text: string, end: number): number {
  return EXTENSION.exec(text.slice(end, end + 20))?.[0].length ?? 0
}

function followedByMoney(text: string, end: number): boolean {
  return /^\s?(?:€|\$|£|¥|EUR|USD|GBP|CHF|PLN|kr|zł|%|km|kg|m²)/i.test(text.slice(end, end + 5))
}
