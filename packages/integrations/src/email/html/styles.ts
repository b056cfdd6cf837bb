/**
 * The declarations of a style attribute that only change how text looks. Nothing that loads, runs, covers
 * or moves outside its place gets through: a value is made of words, numbers and colours.
 */
export function allowedStyle(style: string): string {
  if (style === '' || style.length > MAX_STYLE) return ''
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    if (isAllowed(property, value)) kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}

const MAX_STYLE = 5000
const MAX_VALUE = 300

const PROPERTIES = new Set(
  `background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width
   border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius
   border-right border-right-color border-right-style border-right-width border-spacing border-style border-top
   border-top-color border-top-style border-top-width border-width box-sizing caption-side clear color direction
   display empty-cells float font font-family font-size font-stretch font-style font-variant font-weight height
   letter-spacing line-height list-style list-style-position list-style-type margin margin-bottom margin-left
   margin-right margin-top max-height max-width min-height min-width opacity overflow overflow-wrap overflow-x
   overflow-y padding padding-bottom padding-left padding-right padding-top table-layout text-align
   text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow
   text-transform unicode-bidi vertical-align visibility white-space width word-break word-spacing word-wrap`.split(
    /\s+/,
  ),
)
const VALUE = /^(?:[\p{L}\p{N}_ \t#.,%+'"!/-]|(?:rgba?|hsla?)\([\d\s.,%/a-z-]{1,60}\))+$/iu
const LOADS = /url|image|expression|import|element|\/\*/i
const NEGATIVE = /(?:^|\s)-\d/
const MOVES = /^(?:margin|text-indent)/
const HUGE = /\d{5,}(?:\.\d+)?(?:px|pt|em|rem|vh|vw|%)/i

function isAllowed(property: string, value: string): boolean {
  if (!PROPERTIES.has(property) || value === '' || value.length > MAX_VALUE) return false
  if (!VALUE.test(value) || LOADS.test(value) || HUGE.test(value)) return false
  // A declaration cut inside a string is not what the sender wrote.
  const balanced =
    (value.split('"').length + value.split("'").length) % 2 === 0 && value.split('"').length % 2 === 1
  return balanced && !(MOVES.test(property) && NEGATIVE.test(value))
}
