/** How many minutes each unit has; a day is one around the clock. */
const units: Record<string, number> = { '': 1, m: 1, min: 1, h: 60, d: 1_440 }

/** Reads `15`, `15 min`, `2h`, `1 h 30 min`; null for an empty text, undefined for what makes no sense. */
export function readLength(text: string): number | null | undefined {
  const words = text.trim().toLowerCase()
  if (words === '') return null
  const parts = [...words.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*/g)]
  if (parts.map(([part]) => part).join('') !== words) return undefined
  let minutes = 0
  for (const [, count = '', unit = ''] of parts) {
    const size = Object.hasOwn(units, unit) ? units[unit] : undefined
    if (size === undefined) return undefined
    minutes += Number(count.replace(',', '.')) * size
  }
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 1_000_000 ? minutes : undefined
}
