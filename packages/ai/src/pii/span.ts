export type PiiKind = 'EMAIL' | 'CARD' | 'IBAN' | 'IP' | 'NATIONAL_ID' | 'PHONE' | 'ADDRESS' | 'NAME'

/** A piece of personal data in a text: characters `start` up to, not including, `end`. */
export interface Span {
  kind: PiiKind
  start: number
  end: number
}

/** Finds every match of a global pattern that `accepts` lets pass; a refused match is skipped as a whole. */
export function spansOf(
  kind: PiiKind,
  text: string,
  pattern: RegExp,
  accepts: (match: string, start: number) => boolean,
): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(pattern)) {
    if (!accepts(match[0], match.index)) continue
    spans.push({ kind, start: match.index, end: match.index + match[0].length })
  }
  return spans
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
