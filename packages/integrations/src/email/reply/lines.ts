/**
 * What the form of a line says about it: `cite` is quoted with a mark, `block` a quotation that may be the
 * writer's own, `aside` one that is unless it lies in history, `history` lies in an element that holds quoted mail, `cut` begins one, `signature` lies in
 * an element that holds one.
 */
export type Mark = 'none' | 'cite' | 'block' | 'aside' | 'history' | 'cut' | 'signature'

/** `ruled` when a line was drawn right above it. */
export type Line = { text: string; mark: Mark; ruled?: boolean }

/** Lines of plain text; a leading `>` quotes. */
export function textToLines(text: string): Line[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return lines.map((line) => ({ text: line, mark: isQuoted(line) ? 'cite' : 'none' }))
}

/** Arrows on both sides (`>>> sale <<<`, `>>> Ada 03.06.2025 >>>`) frame a line rather than quote it. */
export function isQuoted(line: string): boolean {
  return QUOTED.test(line) && (line.length > MAX_LENGTH || !FRAMED.test(line))
}

export function isBlank(line: Line | undefined): boolean {
  return line === undefined || !/\S/.test(line.text)
}

/** A line as the recognisers read it: trimmed, without emphasis and invisible characters, of bounded length. */
export function bare(line: Line | undefined): string {
  const text = line?.text ?? ''
  if (text.length > MAX_LENGTH) return ''
  if (!UNSEEN.test(text)) return text.trim()
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}

const UNSEEN = /[\u00a0\u200b-\u200f\u202a-\u202f\u2066-\u2069\ufeff]/
const MAX_LENGTH = 500
const FRAMED = /^ {0,3}>{2,}.{1,300}(?:<{2,}|[^>\s] ?>{3})\s*$/
// `>From` at the start of a line is what mailboxes make of `From`.
const QUOTED = /^ {0,3}(?:>(?!From )|＞)/
