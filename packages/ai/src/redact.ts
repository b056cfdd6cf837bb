import { findEmails, findIps } from './pii/addresses.ts'
import { findCards } from './pii/numbers/cards.ts'
import { findIbans } from './pii/numbers/iban.ts'
import { findNationalIds } from './pii/numbers/national-ids.ts'
import { findPhones } from './pii/numbers/phones.ts'
import { findPeople } from './pii/people.ts'
import type { PiiKind, Span } from './pii/span.ts'
import { findStreets } from './pii/streets.ts'

export interface Redacted {
  /** The text with placeholders such as [EMAIL_1]; the same value always has the same one. */
  text: string
  /** Puts the values back into this text or any text made from it; other brackets stay as they are. */
  restore: (text: string) => string
  /** How many different values were replaced, by kind. */
  counts: PiiCounts
}

export type PiiCounts = Partial<Record<PiiKind, number>>

/** In order of precedence: where two overlap, the earlier one counts. */
const finders: ((text: string) => Span[])[] = [
  findEmails,
  findIbans,
  findCards,
  findIps,
  findNationalIds,
  findPhones,
  findStreets,
]

const PLACEHOLDER = /\[(EMAIL|CARD|IBAN|IP|NATIONAL_ID|PHONE|ADDRESS|NAME)_(\d{1,6})\]/g

/**
 * Replaces personal data by placeholders. Order, invoice and tracking numbers, dates and prices stay. Names of
 * persons are replaced where they are given or where the text itself introduces, addresses or signs them.
 */
export function redact(text: string, names: string[] = []): Redacted {
  const name = placeholderNames(text)
  const values = new Map<string, string>()
  let redacted = ''
  let position = 0
  const found = [...finders.flatMap((find) => find(text)), ...findPeople(text, names)]
  for (const { kind, start, end } of withoutOverlaps(found.map((span) => withinOne(span, text)))) {
    const value = text.slice(start, end)
    const placeholder = name(kind, value)
    values.set(placeholder, value)
    redacted += text.slice(position, start) + placeholder
    position = end
  }
  return {
    text: redacted + text.slice(position),
    restore: (later) => later.replace(PLACEHOLDER, (placeholder) => values.get(placeholder) ?? placeholder),
    counts: countKinds(values.keys()),
  }
}

function countKinds(placeholders: Iterable<string>): PiiCounts {
  const counts: PiiCounts = {}
  for (const placeholder of placeholders) {
    const kind = placeholder.slice(1, placeholder.lastIndexOf('_')) as PiiKind
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

/** Several texts with one set of placeholders. */
export function redactAll(
  texts: string[],
  names: string[] = [],
): { texts: string[]; restore: Redacted['restore']; counts: PiiCounts } {
  const joined = texts.map((text) => text.replaceAll(SEPARATOR, ' ')).join(SEPARATOR)
  const { text, restore, counts } = redact(joined, names)
  return { texts: text.split(SEPARATOR), restore, counts }
}

const SEPARATOR = '\u001e'

/** Nothing reaches from one text into the next, which would make one of two. */
function withinOne(span: Span, joined: string): Span {
  const border = joined.slice(span.start, span.end).indexOf(SEPARATOR)
  return border < 0 ? span : { ...span, end: span.start + border }
}

/** Numbers placeholders so that none equals one already written in the text. */
function placeholderNames(text: string): (kind: PiiKind, value: string) => string {
  const taken = new Set(Array.from(text.matchAll(PLACEHOLDER), ([written]) => written))
  const given = new Map<string, string>()
  const counts = new Map<PiiKind, number>()
  return (kind, value) => {
    const known = given.get(`${kind} ${value}`)
    if (known) return known
    let placeholder: string
    do {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      placeholder = `[${kind}_${counts.get(kind)}]`
    } while (taken.has(placeholder))
    given.set(`${kind} ${value}`, placeholder)
    return placeholder
  }
}

/** Where two overlap, both are replaced as one, or what only the later holds would stay. */
function withoutOverlaps(spans: Span[]): Span[] {
  const rank = new Map(spans.map((span, index) => [span, index]))
  const sorted = [...spans].sort((a, b) => a.start - b.start || (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
  const kept: Span[] = []
  for (const span of sorted) {
    const last = kept.at(-1)
    if (!last || last.end <= span.start) kept.push(span)
    else {
      const first = (rank.get(span) ?? 0) < (rank.get(last) ?? 0) ? span : last
      const whole = { ...first, start: last.start, end: Math.max(last.end, span.end) }
      rank.set(whole, rank.get(first) ?? 0)
      kept[kept.length - 1] = whole
    }
  }
  return kept
}
