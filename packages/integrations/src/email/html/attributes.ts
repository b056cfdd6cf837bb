import { fileAddress, imageAddress, personalAddress, webAddress } from './addresses.ts'
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
const CONTROL = /\p{Cc}/u

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
  const url = webAddress(href) ?? personalAddress(href)
  return url === null ? {} : { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

function imageAttributes(written: Record<string, string>): Record<string, string> {
  const src = fileAddress(written.src ?? '') ?? imageAddress(written.src ?? '')
  if (src !== null) return { src }
  const remote = webAddress(written.src ?? '') ?? webAddress(written['data-remote-src'] ?? '')
  return remote === null ? {} : { 'data-remote-src': remote }
}
