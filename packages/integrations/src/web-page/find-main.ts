import { DomUtils, type parseDocument } from 'htmlparser2'

type Document = ReturnType<typeof parseDocument>
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>

const furniture = new Set(
  'script style noscript template svg iframe object embed form nav header footer aside dialog menu button select canvas audio video'.split(
    ' ',
  ),
)
const furnitureRoles = new Set(
  'navigation banner contentinfo search complementary dialog alert menu toolbar'.split(' '),
)
const furnitureNames =
  /(^|[-_\s])(nav|navbar|menu|sidebar|breadcrumbs?|cookies?|consent|gdpr|share|social|newsletter|related|comments?|pagination|skip-link|advert|banner|popup|modal)([-_\s]|$)/i

/** The part of a page that it is about: its main element or article, else the block with the most running text. */
export function findMain(document: Document): Document | Element {
  const landmarks = DomUtils.findAll(isMain, document.children)
  const articles = DomUtils.findAll(({ name }) => name === 'article', document.children)
  removeFurniture(document, new Set([...landmarks, ...articles]))
  const main = longest(landmarks) ?? longest(articles)
  if (main && textLength(main) >= fewestCharacters) return main
  return densest(document) ?? main ?? document
}

const fewestCharacters = 80

function isMain({ name, attribs }: Element): boolean {
  return name === 'main' || attribs.role === 'main'
}

/** A heading of an article stands in its header, so what is inside keeps that. */
function removeFurniture(document: Document, wanted: Set<Element>): void {
  for (const element of DomUtils.findAll((found) => isFurniture(found), document.children)) {
    const holdsWanted = DomUtils.findOne((inner) => wanted.has(inner), element.children) !== null
    const headed = element.name === 'header' && isWithin(element, wanted)
    if (!holdsWanted && !headed) DomUtils.removeElement(element)
  }
}

function isFurniture({ name, attribs }: Element): boolean {
  if (furniture.has(name) || furnitureRoles.has(attribs.role ?? '')) return true
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return true
  if (/display:\s*none|visibility:\s*hidden/i.test(attribs.style ?? '')) return true
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return false
  return furnitureNames.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)
}

function isWithin(element: Element, wanted: Set<Element>): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (wanted.has(at as Element)) return true
  return false
}

function longest(elements: Element[]): Element | null {
  const sized = elements.map((element) => ({ element, length: textLength(element) }))
  return sized.toSorted((a, b) => b.length - a.length)[0]?.element ?? null
}

function textLength(element: Element): number {
  return DomUtils.innerText(element).replace(/\s+/g, ' ').length
}

const blocks = new Set(['p', 'li', 'pre', 'blockquote', 'td', 'dd', 'h2', 'h3'])

/** A block counts for what holds it and half for what holds that, as running text stands close together. */
function densest(document: Document): Element | null {
  const scores = new Map<Element, number>()
  for (const block of DomUtils.findAll(({ name }) => blocks.has(name), document.children)) {
    const length = textLength(block) - linkLength(block)
    const [parent, above] = [block.parent, block.parent?.parent ?? null]
    if (isElement(parent)) scores.set(parent, (scores.get(parent) ?? 0) + length)
    if (isElement(above)) scores.set(above, (scores.get(above) ?? 0) + length / 2)
  }
  const [best] = [...scores].toSorted(([, a], [, b]) => b - a)
  return best && best[1] >= fewestCharacters ? best[0] : null
}

function isElement(node: Element['parent']): node is Element {
  return node !== null && 'attribs' in node
}

function linkLength(element: Element): number {
  const links = DomUtils.findAll(({ name }) => name === 'a', element.children)
  return links.reduce((sum, link) => sum + textLength(link), 0)
}
