import { expect, test } from 'vitest'
import { dark, light, type Role } from './tokens.ts'

const grounds: Role[] = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected']

/** Text role → the grounds it is written on. */
const pairs: Partial<Record<Role, Role[]>> = {
  ink: [...grounds, 'note', 'assistantSoft', 'accentSoft'],
  ink2: [...grounds, 'note', 'assistantSoft'],
  ink3: [...grounds, 'note', 'assistantSoft'],
  accent: [...grounds, 'accentSoft'],
  assistant: [...grounds, 'assistantSoft'],
  calm: [...grounds, 'calmSoft'],
  warn: [...grounds, 'warnSoft', 'note'],
  late: [...grounds, 'lateSoft', 'assistantSoft'],
  onAccent: ['accent', 'accentStrong'],
  onLate: ['late', 'lateStrong'],
}

for (const [scheme, tokens] of Object.entries({ light, dark })) {
  for (const [text, on] of Object.entries(pairs) as [Role, Role[]][]) {
    test(`${text} is readable on every ground it is used on in ${scheme}`, () => {
      const unreadable = on
        .map((ground) => ({ ground, ratio: contrast(tokens[text], tokens[ground]) }))
        .filter(({ ratio }) => ratio < 4.5)
      expect(unreadable).toEqual([])
    })
  }
}

/** WCAG 2.2 contrast ratio of two six-digit hex colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
