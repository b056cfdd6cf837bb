import { escapeHtml } from './html-text.ts'

/** Plain text as HTML: paragraphs, line breaks, and web and mail addresses as links. Linear in its length. */
export function textToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map(linked)
  return `<div>${lines.join('<br>\n')}</div>`
}

// Bounded, and started by fixed letters, so that no input makes it look twice at the same place.
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"\p{Cc}\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]{2,2000}/giu
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![\w@-])/gi

function linked(line: string): string {
  let out = ''
  let from = 0
  for (const match of line.matchAll(LINK)) {
    const url = trimmed(match[0])
    out += withMailLinks(line.slice(from, match.index)) + link(url)
    from = match.index + url.length
  }
  return out + withMailLinks(line.slice(from))
}

function withMailLinks(text: string): string {
  if (!text.includes('@')) return spaced(escapeHtml(text))
  let out = ''
  let from = 0
  for (const match of text.matchAll(MAIL)) {
    const address = match[0]
    out += spaced(escapeHtml(text.slice(from, match.index)))
    out += `<a href="mailto:${escapeHtml(encodeURI(address))}">${escapeHtml(address)}</a>`
    from = match.index + address.length
  }
  return out + spaced(escapeHtml(text.slice(from)))
}

function link(url: string): string {
  const target = /^www\./i.test(url) ? `https://${url}` : url
  const shown = escapeHtml(url)
  if (!URL.canParse(target)) return shown
  return `<a href="${escapeHtml(target)}" rel="noopener noreferrer nofollow" target="_blank">${shown}</a>`
}

/** Punctuation at the end of a link belongs to the sentence, a closing bracket only when it opens outside. */
function trimmed(url: string): string {
  let end = url.length
  while (end > 0 && /[.,;:!?'*_~)\]}]/.test(url[end - 1] ?? '')) {
    const open = { ')': '(', ']': '[', '}': '{' }[url[end - 1] ?? '']
    if (open !== undefined && url.slice(0, end).includes(open)) break
    end -= 1
  }
  return url.slice(0, end)
}

/** Runs of spaces keep their width, as columns and indents need. */
function spaced(html: string): string {
  return html.replace(/ {2,}/g, (run) => `${'\u00a0'.repeat(run.length - 1)} `)
}
