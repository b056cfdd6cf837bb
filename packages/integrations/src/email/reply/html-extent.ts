/** A line of HTML and how many quotations are open around it. */
export type FurtherLine = { text: string; depth: number }

/**
 * HTML that is converted element by element, and the lines of what is longer than that, of whose elements only
 * quotations are seen. What shows nothing is left out before it is measured.
 */
export function boundHtml(html: string): { head: string; rest: FurtherLine[] } {
  if (html.length <= MAX_LENGTH) return { head: html, rest: [] }
  const visible = HIDDEN.reduce((left, [open, close]) => withoutParts(left, open, close), html)
  const shown = withoutSpace(withoutData(visible))
  if (shown.length <= MAX_LENGTH) return { head: shown, rest: [] }
  const end = endOfBlock(shown)
  const head = shown.slice(0, end)
  const open = (head.match(/<blockquote\b/gi)?.length ?? 0) - (head.match(/<\/blockquote\b/gi)?.length ?? 0)
  return { head, rest: toLines(shown.slice(end), Math.max(open, 0)) }
}

/** More markup than this takes longer than a mail may, and is history or a log in any mail. */
const MAX_LENGTH = 64_000
const HIDDEN: [string, string][] = [
  ['<!--', '-->'],
  ['<style', '</style'],
  ['<script', '</script'],
]
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" }

/** Where the first element that starts a line begins behind what is converted. */
function endOfBlock(html: string): number {
  const block = /<\/?(?:br|p|div|tr|li|blockquote|table)\b/gi
  block.lastIndex = MAX_LENGTH
  const end = block.exec(html.slice(0, MAX_LENGTH * 2))?.index
  return end ?? MAX_LENGTH
}

function withoutParts(html: string, open: string, close: string): string {
  const lower = html.toLowerCase()
  if (lower.length !== html.length) return html
  const kept: string[] = []
  let at = 0
  for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, at)) {
    const end = lower.indexOf(close, start)
    if (end < 0) break
    kept.push(html.slice(at, start))
    at = lower.indexOf('>', end) + 1 || html.length
  }
  kept.push(html.slice(at))
  return kept.join('')
}

/** Images that are written into the HTML itself are nine tenths of some mails. */
function withoutData(html: string): string {
  return html.replace(/\bdata:[a-z]{1,20}\/[a-z0-9.+-]{1,40};base64,[a-z0-9+/=\s]*/gi, '')
}

/** Dozens of line ends on end are as far apart as a few. */
function withoutSpace(html: string): string {
  return html.replace(/(?:<br ?\/?>\s{0,9}){30,}/gi, '<br>'.repeat(30))
}

function toLines(html: string, open: number): FurtherLine[] {
  let depth = open
  return toText(html).map((written) => {
    for (const char of written.match(/[\ue000\ue001]/g) ?? [])
      depth = char === OPENED ? depth + 1 : Math.max(depth - 1, 0)
    return { text: written.replace(/[\ue000\ue001]/g, '').trim(), depth }
  })
}

const CLOSED = '\ue000'
const OPENED = '\ue001'

function toText(html: string): string[] {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<blockquote\b[^<>]{0,5000}>/gi, `\n${OPENED}`)
    .replace(/<\/blockquote\b[^<>]{0,500}>/gi, `\n${CLOSED}`)
    .replace(/<(?:br|hr|\/(?:p|div|tr|li|h\d))\b[^<>]{0,500}>/gi, '\n')
    .replace(/<[a-z/!][^<>]{0,5000}>/gi, '')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .split('\n')
}
