/**
 * The declarations of a style attribute that only change how text looks. Nothing that loads, runs, covers
 * or moves outside its place gets through: a value is made of words, numbers and colours. What is important
 * stands last, without its mark: so it still wins in the mail, and never over the page around it.
 */
export function allowedStyle(style: string): string {
  if (style === '' || style.length > MAX_STYLE) return ''
  const [plain, important]: [string[], string[]] = [[], []]
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const written = withoutMark(declaration.slice(colon + 1))
    const value = withoutPicture(property, written.value)
    if (isAllowed(property, value)) (written.important ? important : plain).push(`${property}:${value}`)
  }
  return [...plain, ...important].join(';')
}

/** A value without its `!important`, and whether it had one. */
export function withoutMark(written: string): { value: string; important: boolean } {
  const value = written.trim()
  const mark = value.lastIndexOf('!')
  if (mark < 0 || !/^\s*important$/i.test(value.slice(mark + 1))) return { value, important: false }
  return { value: value.slice(0, mark).trimEnd(), important: true }
}

/** Longer styles are left out whole, in characters. */
export const MAX_STYLE = 5000
const MAX_VALUE = 300

const PROPERTIES = new Set(
  `align-items background background-color background-image border border-bottom border-bottom-color border-bottom-style border-bottom-width
   border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius
   border-right border-right-color border-right-style border-right-width border-spacing border-style border-top
   border-top-color border-top-style border-top-width border-width box-sizing caption-side clear color column-gap
   direction display empty-cells flex flex-basis flex-direction flex-grow flex-shrink flex-wrap float font font-family font-size font-stretch font-style font-variant font-weight gap
   height justify-content letter-spacing line-height list-style list-style-position list-style-type margin margin-bottom margin-left
   margin-right margin-top max-height max-width min-height min-width opacity overflow overflow-wrap overflow-x
   overflow-y padding padding-bottom padding-left padding-right padding-top table-layout text-align
   text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow
   text-transform unicode-bidi vertical-align visibility white-space width word-break word-spacing word-wrap`.split(
    /\s+/,
  ),
)
const COLOUR = String.raw`(?:rgba?|hsla?)\([\d\s.,%/a-z-]{1,60}\)`
const GRADIENT = String.raw`(?:linear|radial)-gradient\((?:[\w\s#.,%-]|${COLOUR})+\)`
const VALUE = new RegExp(String.raw`^(?:[\p{L}\p{N}_ \t#.,%+'"!/-]|${COLOUR}|${GRADIENT})+$`, 'iu')
const LOADS = /url|image|expression|import|element|\/\*/i
const NEGATIVE = /(?:^|\s)-\d/
const MOVES = /^(?:margin|text-indent)/
/** A frame grows with its mail: what is as high as the frame would grow with it for ever. */
const AS_HIGH_AS_FRAME = /\d(?:[dls]?v(?:h|b|min|max))\b/i
const HUGE = /\d{5,}(?:\.\d+)?(?:px|pt|em|rem|vh|vw|%)/i

/** Of a background with a picture of another server the colour below it. */
function withoutPicture(property: string, value: string): string {
  return property === 'background' ? value.replace(PICTURE, ' ').trim() : value
}

const PICTURE = /url\((?:\s*"[^"]*"\s*|\s*'[^']*'\s*|[^"'()]*)\)/gi

function isAllowed(property: string, value: string): boolean {
  if (!PROPERTIES.has(property) || value === '' || value.length > MAX_VALUE) return false
  if (!VALUE.test(value) || LOADS.test(value) || HUGE.test(value) || AS_HIGH_AS_FRAME.test(value))
    return false
  // A declaration cut inside a string is not what the sender wrote.
  const balanced =
    (value.split('"').length + value.split("'").length) % 2 === 0 && value.split('"').length % 2 === 1
  return balanced && !(MOVES.test(property) && NEGATIVE.test(value))
}
