/**
 * Lengths of time as they are kept: how many, their sum in seconds, and how many fell into which bucket. Buckets
 * grow by 15 %, so that a percentile read from them is at most 7.3 % off.
 */
export type Times = { count: number; seconds: number; buckets: Record<string, number> }

const [shortest, growth] = [60, 1.15]

/** How far a percentile may be from the true one, as a share of it; below a minute nothing is told apart. */
export const percentileError = Math.sqrt(growth) - 1

export function noTimes(): Times {
  return { count: 0, seconds: 0, buckets: {} }
}

/** Adds one length of time to those kept. */
export function addTime(times: Times, seconds: number): void {
  const whole = Math.max(0, Math.round(seconds))
  const bucket = bucketOf(whole)
  times.count += 1
  times.seconds += whole
  times.buckets[bucket] = (times.buckets[bucket] ?? 0) + 1
}

export function addTimes(one: Times, other: Partial<Times>): Times {
  const buckets = { ...one.buckets }
  for (const [bucket, count] of Object.entries(other.buckets ?? {}))
    buckets[bucket] = (buckets[bucket] ?? 0) + count
  return { count: one.count + (other.count ?? 0), seconds: one.seconds + (other.seconds ?? 0), buckets }
}

/** The mean in seconds; null where there is none. */
export function meanOf({ count, seconds }: Times): number | null {
  return count === 0 ? null : seconds / count
}

/** The length of time that this share stays below, in seconds and as exact as `percentileError`. */
export function percentileOf({ count, buckets }: Times, share: number): number | null {
  if (count === 0) return null
  const rank = Math.max(1, Math.ceil(share * count))
  let passed = 0
  for (const bucket of Object.keys(buckets)
    .map(Number)
    .sort((a, b) => a - b)) {
    passed += buckets[bucket] ?? 0
    if (passed >= rank) return middleOf(bucket)
  }
  return null
}

/** Bucket 0 holds all below a minute; bucket n what lies between 60 · 1.15^(n-1) and 60 · 1.15^n seconds. */
function bucketOf(seconds: number): number {
  return seconds < shortest ? 0 : Math.floor(Math.log(seconds / shortest) / Math.log(growth)) + 1
}

function middleOf(bucket: number): number {
  return bucket === 0 ? shortest / 2 : shortest * growth ** (bucket - 0.5)
}
