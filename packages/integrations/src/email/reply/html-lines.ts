import { htmlToMarkedText } from '../html-text.ts'
import { roleOf } from './html-roles.ts'
import { isQuoted, type Line, type Mark } from './lines.ts'

/** The lines of a mail's HTML, marked by the elements in which mail programs put history and signatures. */
export function htmlToLines(html: string): Line[] {
  const text = htmlToMarkedText(html, (element) => {
    const role = roleOf(element)
    return role === null ? null : [OPEN[role], role === 'cut' ? '' : CLOSE]
  })
  return inlineAnswers(readMarks(text))
}

/** Whether the HTML itself says where history starts. */
export function isStructured(lines: readonly Line[]): boolean {
  return lines.some(({ mark }) => mark === 'cite' || mark === 'history' || mark === 'cut')
}

const OPEN: Record<Exclude<Mark, 'none'>, string> = {
  cite: '\ue001',
  block: '\ue002',
  history: '\ue003',
  signature: '\ue004',
  cut: '\ue005',
  aside: '\ue006',
}
const CLOSE = '\ue000'
const MARKS = new Map(Object.entries(OPEN).map(([mark, char]) => [char, mark as Mark]))
const ANY = /[\ue000-\ue006]/g

function readMarks(text: string): Line[] {
  const lines: Line[] = []
  const open: Mark[] = []
  let cut = false
  for (const written of text.split('\n')) {
    for (const char of written.match(ANY) ?? []) {
      const mark = MARKS.get(char)
      if (mark === undefined) open.pop()
      else if (mark === 'cut') cut = true
      else open.push(mark)
    }
    const line = written.replace(ANY, '')
    // A line that only carried marks was none of the mail's.
    if (line.trim() === '' && line !== written) continue
    const mark = cut ? 'cut' : strongest(open)
    lines.push({ text: line, mark: mark === 'none' && isQuoted(line) ? 'cite' : mark })
  }
  return lines
}

/** Inside history everything is, and a quotation there is of the mail answered. */
function strongest(open: readonly Mark[]): Mark {
  if (open.includes('history') && (open.includes('block') || open.includes('aside'))) return 'cite'
  for (const mark of ['cite', 'history', 'signature', 'block'] as const) if (open.includes(mark)) return mark
  return 'none'
}

/** In an element of history, text after its first quoted lines was written between them. */
function inlineAnswers(lines: Line[]): Line[] {
  let cited = false
  return lines.map((line) => {
    if (line.mark === 'none') cited = false
    if (line.mark === 'cite') cited = true
    return line.mark === 'history' && cited ? { ...line, mark: 'none' } : line
  })
}
