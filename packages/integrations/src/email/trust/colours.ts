export type Colour = readonly [red: number, green: number, blue: number]

const named: Record<string, Colour> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
  black: [0, 0, 0],
  silver: [192, 192, 192],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  red: [255, 0, 0],
  yellow: [255, 255, 0],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  green: [0, 128, 0],
}

/** A colour as CSS or an old attribute writes it; 'none' where nothing is painted, null where it is not known. */
export function readColour(written: string): Colour | 'none' | null {
  const value = written
    .replace(/!\s*important/, '')
    .trim()
    .toLowerCase()
  if (value === 'transparent') return 'none'
  if (Object.hasOwn(named, value)) return named[value] ?? null
  const hex = /^#?([0-9a-f]{3,8})$/.exec(value)?.[1]
  return hex === undefined ? readFunction(value) : readHex(hex)
}

function readHex(hex: string): Colour | 'none' | null {
  const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex
  if (full.length !== 6 && full.length !== 8) return null
  const [red = 0, green = 0, blue = 0, alpha = 255] = (full.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  )
  return alpha < 13 ? 'none' : [red, green, blue]
}

function readFunction(value: string): Colour | 'none' | null {
  const inside = /^(rgb|hsl)a?\(([^()]{1,80})\)$/.exec(value)
  const parts = inside?.[2]?.split(/[\s,/]+/).filter((part) => part !== '') ?? []
  if (parts.length < 3) return null
  const share = (part: string, whole: number) =>
    part.endsWith('%') ? (Number.parseFloat(part) / 100) * whole : Number.parseFloat(part)
  if (parts[3] !== undefined && share(parts[3], 1) < 0.05) return 'none'
  if (inside?.[1] === 'hsl') return fromLightness(share(parts[1] ?? '', 100), share(parts[2] ?? '', 100))
  const [red = 0, green = 0, blue = 0] = parts.map((part) => share(part, 255))
  return [red, green, blue].some(Number.isNaN) ? null : [red, green, blue]
}

/** Without its hue only what has none, or is almost white or black, can be told. */
function fromLightness(saturation: number, lightness: number): Colour | null {
  const level = (lightness / 100) * 255
  return saturation < 5 || lightness > 97 || lightness < 3 ? [level, level, level] : null
}

/** Whether text of one colour cannot be seen on the other. */
export function isAlike(one: Colour, other: Colour): boolean {
  return one.every((channel, index) => Math.abs(channel - (other[index] ?? 0)) <= 20)
}
