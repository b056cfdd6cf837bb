import { type Colour, isAlike, readColour } from './colours.ts'
import type { Declarations } from './style-rules.ts'

/** How text in an element can be seen, as far as it is handed down to what stands in it. */
export type Sight = {
  /** nothing in it can be seen, whatever is said further in */
  gone: boolean
  /** in pixels */
  size: number
  ink: Colour | 'none' | null
  /** null where a picture or something unknown lies behind */
  ground: Colour | null
}

export const plainSight: Sight = { gone: false, size: 16, ink: [0, 0, 0], ground: [255, 255, 255] }

/** Text smaller than this is not read by anybody. */
const smallest = 2

/** Whether text stands there that nobody can see. */
export function isUnseen({ gone, size, ink, ground }: Sight): boolean {
  if (gone || size <= smallest || ink === 'none') return true
  return ink !== null && ground !== null && isAlike(ink, ground)
}

/** What is seen in an element, given what is seen around it. */
export function sightIn(
  around: Sight,
  name: string,
  attributes: Record<string, string>,
  said: Declarations,
): Sight {
  return {
    gone: around.gone || 'hidden' in attributes || isGone(said),
    size: sizeOf(said, around.size),
    ink: inkOf(around, name, attributes, said),
    ground: groundOf(around, attributes, said),
  }
}

const hiding: readonly (readonly [property: RegExp, value: RegExp])[] = [
  [/^display$/, /^none/],
  [/^visibility$/, /^(?:hidden|collapse)/],
  [/^mso-hide$/, /^all/],
  [/^opacity$/, /^(?:0|0?\.0\d*|\d%)\s*(?:!|$)/],
  [/^(?:left|top|right|bottom|text-indent|margin-left|margin-top)$/, /^-\d{3,}/],
  [/^clip$/, /^rect\(\s*0/],
  [
    /^clip-path$/,
    /^(?:inset\(\s*(?:100|[5-9]\d)%|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:,\s*0(?:px|%)?\s+0(?:px|%)?\s*)*\))/,
  ],
  [
    /^transform$/,
    /scale[xy3d]*\(\s*0?\.?0*\s*[,)]|matrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0|translate[xy]?\([^)]{0,20}-\d{3,}|rotate[xy]\(\s*90deg/,
  ],
  [/^scale$/, /^0(?:\.0+)?(?:\s|$)/],
]
const none = /^(?:0(?:\.\d+)?(?:px|pt|em|rem|%)?|1px)\s*(?:!|$)/

function isGone(said: Declarations): boolean {
  for (const [property, value] of said) {
    if (hiding.some(([named, hides]) => named.test(property) && hides.test(value))) return true
  }
  if (!/hidden|clip/.test(said.get('overflow') ?? '')) return false
  return ['height', 'max-height', 'width', 'max-width'].some((side) => none.test(said.get(side) ?? 'auto'))
}

const units: Record<string, (value: number, around: number) => number> = {
  px: (value) => value,
  pt: (value) => (value * 4) / 3,
  em: (value, around) => value * around,
  '%': (value, around) => (value / 100) * around,
  rem: (value) => value * 16,
}

function sizeOf(said: Declarations, around: number): number {
  const written =
    said.get('font-size') ?? /(?:^|\s)([\d.]+(?:px|pt|em|rem|%))(?:\/|\s)/.exec(said.get('font') ?? '')?.[1]
  const found = /^(\d*\.?\d+)\s*(px|pt|em|rem|%)?/.exec(written ?? '')
  if (!found) return written === undefined || written === 'inherit' ? around : 16
  return (units[found[2] ?? 'px'] ?? units.px ?? Number)(Number(found[1]), around)
}

function inkOf(
  around: Sight,
  name: string,
  attributes: Record<string, string>,
  said: Declarations,
): Sight['ink'] {
  const written = said.get('-webkit-text-fill-color') ?? said.get('color')
  const old = name === 'font' ? attributes.color : name === 'body' ? attributes.text : undefined
  const value = written ?? old
  if (value !== undefined && !/^(?:inherit|currentcolor)/.test(value)) return readColour(value)
  // Browsers give links a colour of their own.
  return name === 'a' && attributes.href !== undefined ? null : around.ink
}

function groundOf(around: Sight, attributes: Record<string, string>, said: Declarations): Colour | null {
  if (attributes.background !== undefined) return null
  const image = said.get('background-image') ?? 'none'
  const written = said.get('background-color') ?? said.get('background') ?? attributes.bgcolor
  if (!/^none/.test(image)) return null
  if (written === undefined) return around.ground
  if (/^(?:none|inherit|initial|unset)/.test(written)) return around.ground
  if (/url|gradient|image/.test(written)) return null
  const colour = readColour(written) ?? readColour(written.split(/\s+(?![^(]*\))/)[0] ?? '')
  return colour === 'none' ? around.ground : colour
}
