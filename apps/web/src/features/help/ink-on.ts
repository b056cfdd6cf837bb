const [black, white] = ['#000000', '#ffffff'] as const

/** Black or white, whichever reads better on a colour `#rrggbb` (WCAG 2.2, relative luminance); at least 4.5:1. */
export function inkOn(color: string): typeof black | typeof white {
  return contrast(color, white) >= contrast(color, black) ? white : black
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
