/// <reference path="./postcss-safe-parser.d.ts" />
import { parse as parseSelectors, type Selector } from 'css-what'
import type { ChildNode } from 'postcss'
import parseCss from 'postcss-safe-parser'
import { isForReader } from './media.ts'
import { allowedStyle, withoutMark } from './styles.ts'

export type Declaration = {
  property: string
  value: string
  important: boolean
  /** whether it may stand in a mail as it is shown */
  showable: boolean
}

export type StyleRule = {
  /** of one of the elements the rule is for: `a, b {}` makes two */
  selector: Selector[]
  /** by which of two rules the stronger one is known */
  specificity: number
  declarations: Declaration[]
}

/**
 * The rules of a style sheet (https://www.w3.org/TR/css-syntax-3/) that can be said of an element once and for all:
 * nothing that comes and goes, and of media only what a reader here sees. Nothing that a sheet names is fetched.
 * Null where there are more rules than mail has.
 */
export function readStyleSheet(css: string): StyleRule[] | null {
  if (css.length > MAX_LENGTH) return null
  // Without `map: false` a comment could have a file of this machine read as a source map.
  const sheet = parseCss(css.replaceAll(/<!--|-->/g, ' '), { map: false })
  const rules: StyleRule[] = []
  const add = (node: ChildNode): void => {
    if (node.type === 'atrule' && node.name.toLowerCase() === 'media' && isForReader(node.params)) {
      for (const inner of node.nodes ?? []) if (inner.type === 'rule') add(inner)
    }
    if (node.type !== 'rule' || rules.length > MAX_RULES) return
    const declarations = declarationsIn(node.nodes)
    if (declarations.length === 0) return
    for (const selector of selectorsOf(node.selector)) {
      rules.push({ selector, specificity: specificityOf(selector), declarations })
    }
  }
  sheet.each((node) => void add(node))
  return rules.length > MAX_RULES ? null : rules
}

/** The declarations of a style attribute. */
export function readDeclarations(style: string): Declaration[] {
  return style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const { value, important } = withoutMark(declaration.slice(colon + 1))
    return declarationOf(property, value, important)
  })
}

/** In characters. The longest sheets of newsletters have a third of it. */
const MAX_LENGTH = 300_000
const MAX_RULES = 4_000
const MAX_DECLARATIONS = 100
const MAX_SELECTOR = 1_000

/** What is so or not so from the beginning, as against `:hover`. */
const STEADY =
  /^(?:link|any-link|(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)|root|empty)$/

function selectorsOf(written: string): Selector[][] {
  if (written.length > MAX_SELECTOR) return []
  // One by one: what cannot be read does not spoil those beside it, as sheets for several readers rely on.
  return written.split(/,(?![^([]*[)\]])/).flatMap((one) => {
    try {
      return parseSelectors(one).filter((selector) => selector.length > 0 && selector.every(isSteady))
    } catch {
      return []
    }
  })
}

function isSteady(part: Selector): boolean {
  if (part.type === 'pseudo')
    return STEADY.test(part.name) && (part.data === null || typeof part.data === 'string')
  return part.type !== 'pseudo-element' && part.type !== 'column-combinator' && part.type !== 'parent'
}

/** https://www.w3.org/TR/selectors-3/#specificity, as one number. */
function specificityOf(selector: readonly Selector[]): number {
  return selector.reduce((sum, part) => {
    if (part.type === 'tag') return sum + 1
    if (part.type === 'pseudo') return sum + 1_000
    if (part.type !== 'attribute') return sum
    return sum + (part.name === 'id' && part.action === 'equals' ? 1_000_000 : 1_000)
  }, 0)
}

function declarationsIn(nodes: readonly ChildNode[]): Declaration[] {
  return nodes
    .slice(0, MAX_DECLARATIONS)
    .flatMap((node) =>
      node.type === 'decl' ? declarationOf(node.prop, node.value, node.important === true) : [],
    )
}

function declarationOf(name: string, written: string, important: boolean): Declaration[] {
  const [property, value] = [name.toLowerCase(), written.trim()]
  if (property === '' || value === '') return []
  return [{ property, value, important, showable: allowedStyle(`${property}:${value}`) !== '' }]
}
