import { DomUtils, parseDocument } from 'htmlparser2'
import { escapeHtml } from '../html-text.ts'
import { type Element, elementsIn, RuleMatcher, TooManySteps } from './match-rules.ts'
import { type Declaration, readDeclarations, readStyleSheet, type StyleRule } from './style-sheet.ts'
import { MAX_STYLE } from './styles.ts'

/**
 * HTML in which each element says by itself, in its style attribute, what the style elements of the mail say of
 * it, by the order of the cascade (https://www.w3.org/TR/css-cascade-3/#cascading). Everything else stays as it
 * is written; nothing is checked for safety and nothing is fetched. What no mail needs costs no more than it:
 * where matching takes too many steps or the result grows too long, the HTML comes back as it was.
 */
export function inlineStyles(html: string): string {
  if (!/<style[\s>]/i.test(html)) return html
  const document = parseDocument(html, { withStartIndices: true })
  const elements = elementsIn(document)
  if (elements.length > MAX_ELEMENTS) return html
  const rules = readStyleSheet(cssOf(elements))
  if (rules === null || rules.length === 0) return html
  try {
    return write(html, elements, new RuleMatcher(rules))
  } catch (error) {
    if (error instanceof TooManySteps) return html
    throw error
  }
}

const MAX_ELEMENTS = 30_000
const MAX_GROWTH = 1_000_000

function cssOf(elements: readonly Element[]): string {
  return elements
    .filter(({ name }) => name === 'style')
    .map((style) => {
      const css = DomUtils.textContent(style)
      return style.attribs.media === undefined ? css : `@media ${style.attribs.media} {${css}}`
    })
    .join('\n')
}

function write(html: string, elements: readonly Element[], matcher: RuleMatcher): string {
  const pieces: string[] = []
  let [written, growth] = [0, 0]
  for (const element of elements) {
    const name = (element.startIndex ?? 0) + 1
    const end = name + element.name.length
    // An element may come from nothing but an end tag.
    if (html.slice(name, end).toLowerCase() !== element.name) continue
    const style = styleOf(element, matcher.rulesFor(element))
    if (style === null) continue
    // The first attribute of a name is the one that counts.
    const attribute = ` style="${escapeHtml(style)}"`
    pieces.push(html.slice(written, end), attribute)
    written = end
    growth += attribute.length
    if (growth > MAX_GROWTH) throw new TooManySteps()
  }
  return [...pieces, html.slice(written)].join('')
}

/** What rules and the element itself say of it, the strongest last; null where its own style stays as it is. */
function styleOf(element: Element, rules: readonly StyleRule[]): string | null {
  if (rules.length === 0) return null
  const said = rules.flatMap(({ declarations }) => declarations)
  const own = readDeclarations(element.attribs.style ?? '')
  const important = ({ important }: Declaration) => important
  const plain = (declaration: Declaration) => !declaration.important
  const merged = new Map<string, string>()
  for (const layer of [
    said.filter(plain),
    own.filter(plain),
    said.filter(important),
    own.filter(important),
  ]) {
    for (const { property, value, showable } of layer) {
      // A gradient or picture that is not shown leaves the colour that was said for such readers.
      const key = showable ? property : `${property} not shown`
      // Said again is said last, also beside what says a part of it: `padding` beside `padding-left`.
      merged.delete(key)
      merged.set(key, `${property}:${value}`)
    }
  }
  const style = [...merged.values()].join(';')
  // A longer one is not shown at all, so the element keeps its own.
  return style.length > MAX_STYLE ? null : style
}
