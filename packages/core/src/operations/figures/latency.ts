/** The upper bounds of the histogram of answers, in seconds. */
export const latencyBounds = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10]

/**
 * The time in milliseconds within which a share of the answers came, between the bounds around it in proportion.
 * `counts` says how many came within each bound and, last, how many there were at all. Null without any.
 */
export function latencyAt(share: number, counts: readonly number[]): number | null {
  const all = counts.at(-1) ?? 0
  if (all <= 0) return null
  const wanted = share * all
  let below = 0
  let lower = 0
  for (const [index, upper] of latencyBounds.entries()) {
    const within = counts[index] ?? 0
    if (within >= wanted) {
      const part = within > below ? (wanted - below) / (within - below) : 1
      return Math.round((lower + (upper - lower) * part) * 1_000)
    }
    below = within
    lower = upper
  }
  return lower * 1_000
}
