import clean from 'sanitize-html'
import TurndownService from 'turndown'

const kept =
  'h1 h2 h3 h4 h5 h6 p br hr ul ol li dl dt dd strong b em i code pre blockquote a table thead tbody tr th td div span'

/** HTML as Markdown: what is code, frame, form or picture is left out, and links lead to the web or to a mail address. */
export function toMarkdown(html: string, base: string | null = null): string {
  const safe = clean(html, {
    allowedTags: kept.split(' '),
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: { a: (_tag, { href = '' }) => ({ tagName: 'a', attribs: absolute(href, base) }) },
  })
  return converter()
    .turndown(safe)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A link within a page leads nowhere once it stands alone. */
function absolute(href: string, base: string | null): Record<string, string> {
  if (href.startsWith('#')) return {}
  const url = base === null ? URL.parse(href) : URL.parse(href, base)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { href: url.href } : {}
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  })
  service.addRule('cell', { filter: ['th', 'td'], replacement: (text) => ` ${inOneLine(text)} |` })
  service.addRule('row', {
    filter: 'tr',
    replacement: (text, node) => {
      const first = node.parentElement?.tagName !== 'TBODY' || node.previousElementSibling === null
      const isHead = first && node.closest('table')?.querySelector('tr') === node
      const line = isHead ? `\n|${' --- |'.repeat(node.children.length)}` : ''
      return `\n|${text.replaceAll('\n', '')}${line}`
    },
  })
  service.addRule('table', { filter: ['table'], replacement: (text) => `\n\n${text.trim()}\n\n` })
  service.addRule('table part', { filter: ['thead', 'tbody'], replacement: (text) => text })
  return service
}

function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
}
