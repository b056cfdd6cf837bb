/** Percentiles of waiting in minutes, by the nearest rank. */
export type Waits = { p50: number; p90: number; p95: number; p99: number; longest: number }

/** Null where nobody waited for anything. */
export function measureWaits(minutes: readonly number[]): Waits | null {
  if (minutes.length === 0) return null
  const sorted = minutes.toSorted((a, b) => a - b)
  const at = (percent: number) => rounded(sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0)
  return { p50: at(50), p90: at(90), p95: at(95), p99: at(99), longest: at(100) }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
