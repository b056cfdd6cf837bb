import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { keyspace } from './keyspaces/keyspace.ts'
import { oncePerProcess } from './process/once.ts'
import { redis } from './redis.ts'

export type RateLimit = {
  /** What is limited, for example `sign-in`. */
  name: string
  /** Who is limited. Stored as a hash, so it may be an address. */
  key: string
  /** How many calls are allowed in each window of `seconds`. */
  points: number
  seconds: number
  /** What this call counts for; one when left out. */
  cost?: number
}

export type RateLimitResult = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }

/** Counts a call under each key in one round trip; each answers with its count and what is left of its window. */
const countScript = `
  local counts = {}
  for i, key in ipairs(KEYS) do
    local cost = tonumber(ARGV[#KEYS + i])
    counts[i * 2 - 1] = redis.call('INCRBY', key, cost)
    if counts[i * 2 - 1] == cost then redis.call('PEXPIRE', key, ARGV[i]) end
    counts[i * 2] = redis.call('PTTL', key)
  end
  return counts`

/**
 * Counts one call under every limit given. The counts are shared through Redis; while Redis is away each process
 * counts by itself, so a limit becomes looser by the number of processes but never disappears.
 */
export async function consume<const Limits extends readonly RateLimit[]>(
  ...limits: Limits
): Promise<{ [Index in keyof Limits]: RateLimitResult }> {
  const keys = limits.map(({ key }) => createHash('sha256').update(key).digest('base64url'))
  const counted = await countShared(limits, keys).catch(() => countAlone(limits, keys))
  const results = limits.map((limit, at) => toResult(limit, counted[at] ?? { count: 0, leftMs: 0 }))
  return results as { [Index in keyof Limits]: RateLimitResult }
}

type Counted = { count: number; leftMs: number }

async function countShared(limits: readonly RateLimit[], keys: string[]): Promise<Counted[]> {
  const names = limits.map(({ name }, at) => keyspace('limit', name, keys[at] ?? ''))
  const windows = limits.map(({ seconds }) => seconds * 1_000)
  const costs = limits.map(({ cost = 1 }) => cost)
  const counts = (await redis().eval(countScript, names.length, ...names, ...windows, ...costs)) as number[]
  return limits.map((_, at) => ({ count: counts[at * 2] ?? 0, leftMs: counts[at * 2 + 1] ?? 0 }))
}

function countAlone(limits: readonly RateLimit[], keys: string[]): Promise<Counted[]> {
  return Promise.all(
    limits.map(async ({ name, seconds, cost = 1 }, at) => {
      const memory = oncePerProcess(
        `rate-limit.${name}.${seconds}`,
        () => new RateLimiterMemory({ points: 1, duration: seconds }),
      )
      const { consumedPoints, msBeforeNext } = await memory.penalty(keys[at] ?? '', cost)
      return { count: consumedPoints, leftMs: msBeforeNext }
    }),
  )
}

function toResult({ points }: RateLimit, { count, leftMs }: Counted): RateLimitResult {
  return {
    allowed: count <= points,
    limit: points,
    remaining: Math.max(0, points - count),
    resetSeconds: Math.max(0, Math.ceil(leftMs / 1000)),
  }
}
