import { compile, type Options } from 'css-select'
import type { Selector } from 'css-what'
import { DomUtils, ElementType, type parseDocument } from 'htmlparser2'
import type { StyleRule } from './style-sheet.ts'

type Root = ReturnType<typeof parseDocument>
type Node = Root['children'][number]
export type Element = Extract<Node, { attribs: Record<string, string> }>

const isElement = (node: Node): node is Element => ElementType.isTag(node)

/** In the order of the document. */
export function elementsIn(document: Root): Element[] {
  const found: Element[] = []
  const waiting: Node[] = document.children.toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue
    found.push(node)
    for (const child of node.children.toReversed()) waiting.push(child)
  }
  return found
}

/** Steps through the document for all its elements together: a newsletter takes some tens of thousands. */
const MAX_STEPS = 1_000_000

export class TooManySteps extends Error {}

type Match = ReturnType<typeof compile<Node, Element>>
type Candidate = { rule: StyleRule; order: number; match: Match | null }

/** Finds the rules of an element among those that name its id, one of its classes, its name, or none of these. */
export class RuleMatcher {
  private readonly candidates = new Map<string, Candidate[]>()
  private readonly steps = new Steps()
  private readonly options = optionsOf(this.steps)

  constructor(rules: readonly StyleRule[]) {
    for (const [order, rule] of rules.entries()) {
      const key = keyOf(rule.selector)
      const beside = this.candidates.get(key)
      const candidate = { rule, order, match: null }
      if (beside) beside.push(candidate)
      else this.candidates.set(key, [candidate])
    }
  }

  /** The weakest first. */
  rulesFor(element: Element): StyleRule[] {
    const classes = new Set((element.attribs.class ?? '').slice(0, 1_000).split(/\s+/))
    const keys = [
      '*',
      element.name,
      ...[...classes].map((name) => `.${name}`),
      `#${element.attribs.id ?? ''}`,
    ]
    return keys
      .flatMap((key) => this.candidates.get(key) ?? [])
      .filter((candidate) => this.matches(candidate, element))
      .sort((a, b) => a.rule.specificity - b.rule.specificity || a.order - b.order)
      .map(({ rule }) => rule)
  }

  private matches(candidate: Candidate, element: Element): boolean {
    candidate.match ??= compile<Node, Element>([candidate.rule.selector], this.options)
    const matches = candidate.match(element)
    this.steps.take(matches ? candidate.rule.declarations.length : 1)
    return matches
  }
}

/** What an element has to have for a selector, at the least. */
function keyOf(selector: readonly Selector[]): string {
  const combinator = selector.findLastIndex(({ type }) =>
    /^(?:descendant|child|adjacent|sibling)$/.test(type),
  )
  const own = selector.slice(combinator + 1)
  const named = (name: string, action: string) =>
    own.flatMap((part) =>
      part.type === 'attribute' && part.name === name && part.action === action ? [part.value] : [],
    )[0]
  const id = named('id', 'equals')
  if (id !== undefined) return `#${id}`
  const className = named('class', 'element')
  if (className !== undefined) return `.${className}`
  const tag = own.find(({ type }) => type === 'tag')
  return tag?.type === 'tag' ? tag.name.toLowerCase() : '*'
}

class Steps {
  private taken = 0

  take(more: number): void {
    this.taken += more
    if (this.taken > MAX_STEPS) throw new TooManySteps()
  }
}

/** Selectors walk the document by an adapter that counts, so that none of them can take for ever. */
function optionsOf(steps: Steps): Options<Node, Element> {
  const counted = {
    ...DomUtils,
    isTag: isElement,
    getName(element: Element) {
      steps.take(1)
      return element.name
    },
    getAttributeValue(element: Element, name: string) {
      const value = element.attribs[name]
      steps.take(1 + (value?.length ?? 0) / 20)
      return value
    },
    getParent(element: Element) {
      steps.take(1)
      return element.parent
    },
    getSiblings(node: Node) {
      const siblings = DomUtils.getSiblings(node)
      steps.take(siblings.length / 4)
      return siblings
    },
  }
  return { adapter: counted as Options<Node, Element>['adapter'] & object }
}
