/** How far the assistant may go in a category, rung by rung. */
export const modes = ['off', 'shadow', 'suggest', 'send_with_undo', 'auto'] as const
export type Mode = (typeof modes)[number]

/** Reviewed drafts of a category whose confidence was high enough, and how many of them were good. */
export type Measured = { reviewed: number; good: number }

export type Bar = {
  /** the precision that has to be proved, 0.5 … 0.999 */
  bar: number
  leastReviewed: number
  /** drafts below this confidence never leave by themselves, and do not count */
  leastConfidence: number
}

export const usualBar: Bar = { bar: 0.95, leastReviewed: 50, leastConfidence: 0.8 }

/** How many of the latest reviews decide whether a rung is kept. */
export const recentReviews = 30

/** The standard normal quantile of a two-sided 95 % interval. */
const z = 1.959964

/** The share of good drafts with Wilson's 95 % score interval (Wilson 1927); the whole range when nothing is known. */
export function precisionOf({ reviewed, good }: Measured): {
  precision: number | null
  low: number
  high: number
} {
  if (reviewed === 0) return { precision: null, low: 0, high: 1 }
  const share = good / reviewed
  const spread = z * Math.sqrt((share * (1 - share)) / reviewed + z ** 2 / (4 * reviewed ** 2))
  const middle = share + z ** 2 / (2 * reviewed)
  const scale = 1 + z ** 2 / reviewed
  return {
    precision: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  }
}

/** Whether measured precision allows the assistant to act alone: its lower bound passes the bar. */
export function hasEarned(measured: Measured, { bar, leastReviewed }: Bar): boolean {
  return measured.reviewed >= leastReviewed && precisionOf(measured).low >= bar
}

export function actsAlone(mode: Mode): boolean {
  return mode === 'send_with_undo' || mode === 'auto'
}

/** The next rung, where it was earned. Nobody climbs by itself: a person accepts the offer. */
export function offeredMode(mode: Mode, measured: Measured, bar: Bar): Mode | null {
  if (mode === 'off' || mode === 'auto' || !hasEarned(measured, bar)) return null
  return modes[modes.indexOf(mode) + 1] ?? null
}

/**
 * The rung to fall back to when the latest reviews leave no doubt that the bar is missed: even the upper bound of
 * their precision is below it. Null when the rung is kept.
 */
export function demotedMode(mode: Mode, latest: Measured, { bar }: Bar): Mode | null {
  if (!actsAlone(mode) || latest.reviewed === 0 || precisionOf(latest).high >= bar) return null
  return modes[modes.indexOf(mode) - 1] ?? null
}
