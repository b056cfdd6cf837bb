import { standsOut } from './phone-forms.ts'

/** Digits in a row: characters `from` up to, not including, `to`. */
interface Group {
  from: number
  to: number
}

/** Groups of a run that may be a phone number, as they are written. */
export interface Piece {
  first: number
  last: number
  start: number
  end: number
  written: string
}

const LEAST = 7
const MOST = 15

const PARTS = /^[ \u00a0\u2009\u202f()./\u2010-\u2015-]{1,5}$/
const WIDE = /[ \u00a0./\u2010-\u2015-]{3,}|[().]{3,}/
const BLANK = /[ \u00a0\u2009\u202f(]/
const DATE =
  /^(?:(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|[12]\d|3[01]) (?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2} (?:0?[1-9]|1[0-2]) (?:0?[1-9]|[12]\d|3[01]))$/

/** Groups of digits that only signs and blanks part, as phone numbers, dates and lists of them are written. */
export function numberRuns(text: string): NumberRun[] {
  const runs: Group[][] = []
  let run: Group[] = []
  for (const { index, 0: digits } of text.matchAll(/\d+/g)) {
    const last = run.at(-1)
    if (!last || index - last.to > 5 || !PARTS.test(text.slice(last.to, index))) {
      run = []
      runs.push(run)
    }
    run.push({ from: index, to: index + digits.length })
  }
  return runs.map((groups) => new NumberRun(text, groups))
}

export class NumberRun {
  readonly text: string
  readonly length: number
  private readonly groups: Group[]
  private readonly beginnings = new Map<number, boolean>()

  constructor(text: string, groups: Group[]) {
    this.text = text
    this.groups = groups
    this.length = groups.length
  }

  /** Whether a phone number may begin at a group that has others before it; asked first, since runs may be long. */
  mayBeginAt(first: number): boolean {
    const [one, two, three] = [first, first + 1, first + 2].map((place) => this.digitsAt(place))
    const digit = this.text[this.groups[first]?.from ?? 0] ?? ''
    if (digit === '0' && (one !== 1 || two === 3)) return true
    if (/[18]/.test(digit) && one === 1) return two === 3 && three === 3
    if (one === 3 && two === 3 && three === 4) return true
    return (
      first === 0 ||
      (this.gapAfter(first - 1) !== this.gapAfter(first) && !(one === 1 && two === 1)) ||
      this.opensAt(first)
    )
  }

  /** Everything from a group on that has as many digits as phone numbers have, longest first. */
  piecesFrom(first: number): Piece[] {
    const pieces: Piece[] = []
    let digits = 0
    for (let last = first; last < this.length && digits <= MOST; last += 1) {
      digits += this.digitsAt(last)
      if (digits < LEAST || digits > MOST) continue
      pieces.unshift(this.piece(first, last))
      if (this.partsAfter(last)) break
    }
    return pieces
  }

  private piece(first: number, last: number): Piece {
    const from = this.groups[first]?.from ?? 0
    const end = this.groups[last]?.to ?? from
    const before = this.text.slice(Math.max(0, from - 3), from)
    const [opening = ''] = /(?:\+ ?\(?|\(\+?)$/.exec(before) ?? []
    const unpaired = opening.startsWith('(') && !this.text.slice(from, end).includes(')')
    const start = from - opening.length + (unpaired ? 1 : 0)
    return { first, last, start, end, written: this.text.slice(start, end) }
  }

  /** Whether nothing of the run before or after a piece could belong to it. */
  isWhole({ first, last }: Piece): boolean {
    return this.opensAt(first) && (last === this.length - 1 || this.partsAfter(last))
  }

  opensAt(first: number): boolean {
    return first === 0 || this.partsAfter(first - 1)
  }

  private partsAfter(place: number): boolean {
    if (WIDE.test(this.gapAfter(place))) return true
    return this.isDateAt(place + 1) || this.isDateAt(place - 2)
  }

  /** What stands between two groups that follow one another. */
  gapAfter(place: number): string {
    const [group, next] = [this.groups[place], this.groups[place + 1]]
    return group && next ? this.text.slice(group.to, next.from) : ''
  }

  endOf(place: number): number {
    return this.groups[place]?.to ?? -1
  }

  isDateAt(place: number): boolean {
    const sign = place < 0 ? '' : this.gapAfter(place)
    if ((sign !== '.' && sign !== '/' && sign !== '-') || this.gapAfter(place + 1) !== sign) return false
    if (this.gapAfter(place + 2) === sign || this.gapAfter(place - 1) === sign) return false
    return DATE.test(this.valuesOf(place, place + 2).join(' '))
  }

  /** Whether a phone number that cannot be mistaken begins at a group, and ends where a number may end. */
  standsOutAt(first: number): boolean {
    const known = this.beginnings.get(first)
    if (known !== undefined) return known
    const begins = this.piecesFrom(first).some(
      ({ written, last }) =>
        standsOut(written) &&
        (last === this.length - 1 || BLANK.test(this.gapAfter(last)) || this.gapAfter(last) === '/'),
    )
    this.beginnings.set(first, begins)
    return begins
  }

  /** Whether groups beside others of the same length, or counting up, are a list rather than one number. */
  isListed({ first, last }: Piece): boolean {
    const length = this.digitsAt(first)
    const values = this.valuesOf(first, last)
    if (values.length < 2 || values.some((value) => value.length !== length)) return false
    const before = this.isLike(first - 1, first) ? this.digitsAt(first - 1) : 0
    const after = this.isLike(last, first) ? this.digitsAt(last + 1) : 0
    return before === length || after === length || counts(values.map(Number))
  }

  /** Whether the groups around a gap are parted as those around another, and neither is of a date or an hour. */
  private isLike(place: number, other: number): boolean {
    const [one, two] = [this.groups[place], this.groups[place + 1]]
    if (!one || !two || this.text[one.from - 1] === ':' || this.text[two.to] === ':') return false
    return this.gapAfter(place) === this.gapAfter(other) && !this.partsAfter(place)
  }

  private valuesOf(first: number, last: number): string[] {
    return this.groups.slice(Math.max(0, first), last + 1).map(({ from, to }) => this.text.slice(from, to))
  }

  private digitsAt(place: number): number {
    const group = this.groups[place]
    return group ? group.to - group.from : 0
  }
}

/** Whether a gap parts what stands before it from what follows, as a blank does. */
export function isBlank(gap: string): boolean {
  return BLANK.test(gap)
}

export function hasWideGap(written: string): boolean {
  return WIDE.test(written)
}

function counts(values: number[]): boolean {
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0))
  const [step = 0] = steps
  return (
    steps.length > 1 && steps.every((other) => other === step) && (Math.abs(step) <= 2 || step % 10 === 0)
  )
}
