/** A round number at or above the most, and the lines at which a scale is read: 0, the half and the top. */
export function scaleOf(most: number): { top: number; lines: number[] } {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  const steps = power === 1 ? [2, 4, 6, 8, 10] : [1, 1.4, 2, 3, 4, 5, 6, 8, 10]
  const top = steps.map((step) => Math.round(step * power)).find((step) => step >= most) ?? 10 * power
  return { top, lines: [0, top / 2, top] }
}

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A calendar day, `YYYY-MM-DD`, as `3 Nov`. */
export function dayWords(day: string | undefined): string {
  return day === undefined ? '' : short.format(new Date(`${day}T00:00:00Z`))
}
