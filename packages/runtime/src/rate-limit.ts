import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from './env.ts'
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
}

export type RateLimitResult = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }

/**
 * Counts one call. The count is shared through Redis; while Redis is away each process counts by
 * itself, so a limit becomes looser by the number of processes but never disappears.
 */
export async function consume(limit: RateLimit): Promise<RateLimitResult> {
  const key = createHash('sha256').update(limit.key).digest('base64url')
  try {
    return toResult(limit, true, await limiterFor(limit).consume(key))
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return toResult(limit, false, refusal)
    throw refusal
  }
}

function limiterFor({ name, points, seconds }: RateLimit): RateLimiterRedis {
  return oncePerProcess(`rate-limit.${name}.${points}.${seconds}`, () => {
    const rule = { points, duration: seconds, keyPrefix: `${env.QUEUE_PREFIX}:limit:${name}` }
    return new RateLimiterRedis({
      ...rule,
      storeClient: redis(),
      insuranceLimiter: new RateLimiterMemory(rule),
    })
  })
}

function toResult(limit: RateLimit, allowed: boolean, state: RateLimiterRes): RateLimitResult {
  return {
    allowed,
    limit: limit.points,
    remaining: Math.max(0, state.remainingPoints),
    resetSeconds: Math.max(0, Math.ceil(state.msBeforeNext / 1000)),
  }
}
