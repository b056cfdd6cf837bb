/** What an element is told to look like: property names in lower case, values as written. */
export type Declarations = ReadonlyMap<string, string>

export type StyleSheet = {
  /** by `.class`, `#id` or the name of an element */
  rules: ReadonlyMap<string, Declarations>
  /** whether some rule that is not followed here paints a background somewhere */
  paints: boolean
  /** whether one gives text a colour */
  colours: boolean
}

const longest = 200_000
const mostRules = 2_000

/**
 * Reads the rules of style elements that name one class, id or element alone. What is said for some screens only
 * (`@media`) is left out: it is how newsletters hide from one screen what another shows.
 */
export function readStyleSheet(css: string): StyleSheet {
  const rules = new Map<string, Map<string, string>>()
  let [paints, colours] = [false, false]
  let depth = 0
  const plain = css.slice(0, longest).replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--|-->/g, ' ')
  for (const piece of plain.split('}', mostRules)) {
    const parts = piece.split('{')
    const outer = depth > 0 || parts.length > 2
    depth = Math.max(0, depth + parts.length - 2)
    const [selectors = '', body = ''] = parts.slice(-2)
    const declared = readDeclarations(body)
    const followed = outer ? [] : selectors.split(',').map((selector) => keyOf(selector))
    const elsewhere = outer || followed.includes(null)
    paints ||= elsewhere && [...declared.keys()].some((property) => property.startsWith('background'))
    colours ||= elsewhere && declared.has('color')
    for (const key of followed) {
      if (key !== null) rules.set(key, new Map([...(rules.get(key) ?? []), ...declared]))
    }
  }
  return { rules, paints, colours }
}

/** The declarations of a style attribute or of a rule. */
export function readDeclarations(style: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const declaration of style.slice(0, 4_000).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 1) continue
    found.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return found
}

function keyOf(selector: string): string | null {
  const found = /^\s*(?:[a-z][a-z0-9]*)?([.#][\w-]{1,60})\s*$|^\s*([a-z][a-z0-9]*)\s*$/i.exec(selector)
  return found?.[1] ?? found?.[2]?.toLowerCase() ?? null
}

/** All an element is told: by its name, its classes, its id and itself, the nearest last. */
export function declarationsOf(
  name: string,
  attributes: Record<string, string>,
  { rules }: StyleSheet,
): Map<string, string> {
  const classes = (attributes.class ?? '').slice(0, 500).split(/\s+/).slice(0, 20)
  const keys = [name, ...classes.map((one) => `.${one}`), `#${attributes.id ?? ''}`]
  return new Map([
    ...keys.flatMap((key) => [...(rules.get(key) ?? [])]),
    ...readDeclarations(attributes.style ?? ''),
  ])
}
