/** How often each value was seen, by its key. */
export type Counts = ReadonlyMap<string, number>

export type Verdict = 'steady' | 'shifting' | 'changed' | 'too_few'

/** `index` is null, and nothing is said, where too few were seen. */
export type Shift = {
  /** the population stability index; 0 where both are the same */
  index: number | null
  /** what the index stays below in ninety-nine weeks of a hundred while nothing has changed */
  chance: number | null
  verdict: Verdict
}

/** Below these numbers a distribution says little about where it comes from. */
export const leastSeen = { now: 30, before: 60 } as const

/** The usual reading of the index: below the first nothing has changed, from the second on much has. */
const steps = { shifting: 0.1, changed: 0.25 } as const

/** Values seen less often than this in both are counted as one. */
const leastOfAValue = 5

/**
 * How much a distribution differs from the one before it, by the population stability index: the sum of
 * (p − q) · ln(p / q) over the values (S. Lewis, An Introduction to Credit Scoring, 1994; N. Siddiqi, Credit Risk
 * Scorecards, 2006, with the steps 0.1 and 0.25). Small numbers move it by themselves: while nothing changes it is
 * distributed as (1/n + 1/m) · χ² with one degree of freedom fewer than values (B. Yurdakul and J. Naranjo,
 * Statistical properties of the population stability index, 2020), so what chance explains counts as steady.
 */
export function shiftBetween(before: Counts, now: Counts): Shift {
  const [n, m] = [total(now), total(before)]
  if (n < leastSeen.now || m < leastSeen.before) return { index: null, chance: null, verdict: 'too_few' }
  const pairs = commonValues(before, now)
  const smooth = (count: number, all: number) => (count + 0.5) / (all + 0.5 * pairs.length)
  const index = pairs.reduce((sum, [was, is]) => {
    const [q, p] = [smooth(was, m), smooth(is, n)]
    return sum + (p - q) * Math.log(p / q)
  }, 0)
  const chance = (1 / n + 1 / m) * chiSquare99(pairs.length - 1)
  return { index, chance, verdict: verdictOf(index, chance) }
}

/** The worse of two verdicts; one that could not be had says nothing. */
export function worseOf(one: Verdict, other: Verdict): Verdict {
  const order: Verdict[] = ['too_few', 'steady', 'shifting', 'changed']
  return order.indexOf(one) >= order.indexOf(other) ? one : other
}

export type Moved = { key: string; before: number; now: number }

/** The values whose share has moved furthest, as shares of before and now. */
export function mostMoved(before: Counts, now: Counts, most: number): Moved[] {
  const [n, m] = [Math.max(1, total(now)), Math.max(1, total(before))]
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((key) => ({ key, before: (before.get(key) ?? 0) / m, now: (now.get(key) ?? 0) / n }))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, most)
}

function commonValues(before: Counts, now: Counts): [number, number][] {
  const pairs: [number, number][] = []
  const rest: [number, number] = [0, 0]
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [before.get(key) ?? 0, now.get(key) ?? 0]
    if (was >= leastOfAValue || is >= leastOfAValue) pairs.push([was, is])
    else {
      rest[0] += was
      rest[1] += is
    }
  }
  return rest[0] + rest[1] > 0 ? [...pairs, rest] : pairs
}

function verdictOf(index: number, chance: number): Verdict {
  if (index < steps.shifting || index <= chance) return 'steady'
  return index < steps.changed ? 'shifting' : 'changed'
}

/** The 99th percentile of χ² by the approximation of Wilson and Hilferty (1931). */
function chiSquare99(freedom: number): number {
  if (freedom <= 0) return 0
  const z = 2.326348
  const ninth = 2 / (9 * freedom)
  return freedom * (1 - ninth + z * Math.sqrt(ninth)) ** 3
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
