import { htmlToMarkedText } from '../html-text.ts'
import { boundHtml, type FurtherLine } from './html-extent.ts'
import { roleOf } from './html-roles.ts'
import { isBlank, isQuoted, type Line, type Mark } from './lines.ts'

/** The lines of a mail's HTML, marked by the elements in which mail programs put history and signatures. */
export function htmlToLines(html: string): Line[] {
  const { head, rest } = boundHtml(html.replace(TAKEN, ''))
  const text = htmlToMarkedText(rest.length > 0 ? `${head}${END}` : head, (element) => {
    const role = roleOf(element)
    if (role === null) return element.name === 'hr' ? [RULE, ''] : null
    return [OPEN[role], role === 'cut' ? '' : CLOSE]
  })
  const { lines, last } = readMarks(text)
  return evenBlankLines(inlineAnswers([...lines, ...furtherLines(rest, last)]))
}

/** What is below the HTML that was converted lies in the elements in which that ended, until they are closed. */
function furtherLines(rest: readonly FurtherLine[], last: Mark): Line[] {
  const open = rest[0]?.depth ?? 0
  let closed = false
  return rest.map(({ text, depth }) => {
    closed ||= open > 0 && depth === 0
    const outer = closed && last !== 'cut' ? 'none' : last
    const mark = outer === 'none' && depth > 0 ? 'block' : outer
    return { text, mark: mark === 'none' && isQuoted(text) ? 'cite' : mark }
  })
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
/** Stands for a drawn rule. */
const RULE = '\ue007'
/** Stands where the HTML was cut off, to tell in which elements that is. */
const END = '\ue008'
const MARKS = new Map(Object.entries(OPEN).map(([mark, char]) => [char, mark as Mark]))
const ANY = /[\ue000-\ue008]/g
/** The characters that stand for marks, in a mail: pictures of fonts that are not at hand. */
const TAKEN = /[\ue000-\ue008]|&#(?:x0{0,4}e00[0-8]|0{0,4}573(?:4[4-9]|5[0-2]));?/gi

function readMarks(text: string): { lines: Line[]; last: Mark } {
  const lines: Line[] = []
  const open: Mark[] = []
  let cut = false
  let ruled = false
  let last: Mark = 'none'
  for (const written of text.split('\n')) {
    for (const char of written.match(ANY) ?? []) {
      const mark = MARKS.get(char)
      if (char === END) last = cut ? 'cut' : strongest(open)
      else if (char === RULE) ruled = true
      else if (mark === undefined) open.pop()
      else if (mark === 'cut') cut = true
      else open.push(mark)
    }
    const line = written.replace(ANY, '')
    // A line that only carried marks was none of the mail's.
    if (line.trim() === '' && line !== written) continue
    const mark = cut ? 'cut' : strongest(open)
    lines.push({
      text: line,
      mark: mark === 'none' && isQuoted(line) ? 'cite' : mark,
      ...(ruled && { ruled }),
    })
    if (line.trim() !== '') ruled = false
  }
  return { lines, last }
}

/** Inside history everything is, and a quotation there is of the mail answered. */
function strongest(open: readonly Mark[]): Mark {
  if (open.includes('history') && (open.includes('block') || open.includes('aside'))) return 'cite'
  for (const mark of ['cite', 'history', 'signature', 'block', 'aside'] as const)
    if (open.includes(mark)) return mark
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

/**
 * Around quoted lines the space of paragraphs becomes what is written in plain text: none below the line that
 * leads to them, else one blank line.
 */
function evenBlankLines(lines: readonly Line[]): Line[] {
  const even: Line[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    if (!isBlank(line)) {
      even.push(line)
      continue
    }
    let next = at
    while (next < lines.length && isBlank(lines[next])) next += 1
    const before = even.at(-1)
    const after = lines[next]
    if ((before?.mark === 'cite') === (after?.mark === 'cite'))
      for (const blank of lines.slice(at, next)) even.push(blank)
    else if (!/[:：]\s*$/.test(before?.text ?? '') || before?.mark === 'cite')
      even.push({ text: '', mark: 'none' })
    at = next - 1
  }
  return even
}
