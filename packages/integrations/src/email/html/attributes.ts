import { allowedStyle } from './styles.ts'

/** The attributes a tag of a mail may keep, with safe values; everything else is left out. */
export function allowedAttributes(tag: string, written: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of [...COMMON, ...(BY_TAG[tag] ?? [])]) {
    const value = Object.hasOwn(written, name) ? (written[name] ?? '') : ''
    if (value !== '' && value.length <= MAX_VALUE && !CONTROL.test(value)) kept[name] = value
  }
  const style = allowedStyle(written.style ?? '')
  if (style !== '') kept.style = style
  if (tag === 'a') return { ...kept, ...linkAttributes(written.href ?? '') }
  return tag === 'img' ? { ...kept, ...imageAttributes(written) } : kept
}

const MAX_VALUE = 1000
const MAX_URL = 8000
const MAX_DATA_URL = 2_000_000
const CONTROL = /\p{Cc}/u
const SKIPPED_IN_URLS = /[\s\p{Cc}\p{Cf}]/gu

const COMMON = ['align', 'dir', 'lang', 'title', 'valign']
const BOX = ['bgcolor', 'height', 'width']
const CELL = [...BOX, 'abbr', 'colspan', 'nowrap', 'rowspan', 'scope']
const BY_TAG: Record<string, string[]> = {
  blockquote: ['type'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  div: ['bgcolor'],
  font: ['color', 'face', 'size'],
  hr: ['color', 'noshade', 'size', 'width'],
  img: ['alt', 'border', 'height', 'hspace', 'vspace', 'width'],
  li: ['type', 'value'],
  ol: ['start', 'type'],
  table: [...BOX, 'border', 'cellpadding', 'cellspacing', 'role'],
  tbody: BOX,
  td: CELL,
  tfoot: BOX,
  th: CELL,
  thead: BOX,
  tr: BOX,
  ul: ['type'],
}

function linkAttributes(href: string): Record<string, string> {
  const url = webUrl(href) ?? (/^(?:mailto|tel):[^\s"<>]+$/i.test(bare(href)) ? bare(href) : null)
  return url === null || url.length > MAX_URL
    ? {}
    : { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

function imageAttributes(written: Record<string, string>): Record<string, string> {
  const source = bare(written.src ?? '')
  if (/^cid:[^\s"'<>\\]{1,500}$/i.test(source)) return { src: `cid:${source.slice(4)}` }
  if (/^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]+={0,2}$/i.test(source)) {
    return source.length > MAX_DATA_URL ? {} : { src: source }
  }
  const remote = webUrl(written.src ?? '') ?? webUrl(written['data-remote-src'] ?? '')
  return remote === null || remote.length > MAX_URL ? {} : { 'data-remote-src': remote }
}

/** An absolute web address, or null; without its scheme it is taken as https. */
function webUrl(written: string): string | null {
  const url = bare(written)
  const absolute = /^[\\/]{2}/.test(url) ? `https://${url.slice(2)}` : url
  if (!/^https?:\/\//i.test(absolute) || /["'<>\\`]/.test(absolute)) return null
  return URL.canParse(absolute) ? absolute : null
}

function bare(url: string): string {
  return url.replace(SKIPPED_IN_URLS, '')
}
