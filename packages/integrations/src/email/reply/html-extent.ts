/**
 * HTML that is converted element by element, and the lines of what is longer than that, read without regard to
 * its elements. What shows nothing is left out before it is measured.
 */
export function boundHtml(html: string): { head: string; rest: string[] } {
  if (html.length <= MAX_LENGTH) return { head: html, rest: [] }
  const shown = withoutData(HIDDEN.reduce((left, [open, close]) => withoutParts(left, open, close), html))
  if (shown.length <= MAX_LENGTH) return { head: shown, rest: [] }
  const end = shown.indexOf('<', MAX_LENGTH)
  if (end < 0 || end > MAX_LENGTH * 2)
    return { head: shown.slice(0, MAX_LENGTH), rest: toText(shown.slice(MAX_LENGTH)) }
  return { head: shown.slice(0, end), rest: toText(shown.slice(end)) }
}

/** More markup than this takes longer than a mail may, and is history or a log in any mail. */
const MAX_LENGTH = 120_000
const HIDDEN: [string, string][] = [
  ['<!--', '-->'],
  ['<style', '</style'],
  ['<script', '</script'],
]
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" }

function withoutParts(html: string, open: string, close: string): string {
  const lower = html.toLowerCase()
  if (lower.length !== html.length) return html
  const kept: string[] = []
  let at = 0
  for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, at)) {
    const end = lower.indexOf(close, start)
    if (end < 0) break
    kept.push(html.slice(at, start))
    at = end + close.length
  }
  kept.push(html.slice(at))
  return kept.join('')
}

/** Images that are written into the HTML itself are nine tenths of some mails. */
function withoutData(html: string): string {
  return html.replace(/\bdata:[a-z]{1,20}\/[a-z0-9.+-]{1,40};base64,[a-z0-9+/=\s]*/gi, '')
}

function toText(html: string): string[] {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|hr|\/(?:p|div|tr|li|blockquote|h\d))\b[^<>]{0,500}>/gi, '\n')
    .replace(/<[a-z/!][^<>]{0,5000}>/gi, '')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .split('\n')
    .map((line) => line.trim())
}
