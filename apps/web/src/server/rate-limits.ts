import { env } from '@frontdesk/runtime/env'
import { consume, type RateLimit, type RateLimitResult } from '@frontdesk/runtime/rate-limit'
import type { RateClass } from '../contract/contract.ts'
import { HttpProblem } from './http-problem.ts'
import { networkOf } from './request/peer-address.ts'

/** Calls a minute of one caller, and of one address however many callers share it. */
const limits: Record<RateClass, () => { caller: number; address: number }> = {
  general: () => ({ caller: env.RATE_LIMIT_GENERAL, address: 5 * env.RATE_LIMIT_GENERAL }),
  assistant: () => ({ caller: env.RATE_LIMIT_ASSISTANT, address: 5 * env.RATE_LIMIT_ASSISTANT }),
  sign_in: () => ({ caller: 10, address: 10 }),
}

/**
 * Counts one call of a caller, or of an address when nobody is signed in, and throws 429 beyond the limit. One that
 * does the work of several costs as much.
 * Returns the headers that tell how much is left.
 */
export async function limitCall(
  rate: RateClass,
  { caller, address, cost = 1 }: { caller: string | null; address: string; cost?: number },
): Promise<Record<string, string>> {
  const { caller: perCaller, address: perAddress } = limits[rate]()
  const network = networkOf(address)
  if (caller === null)
    return refuseBeyond(...(await consume(aMinute(`${rate}.anonymous`, network, perCaller))))
  const [own, shared] = await consume(
    { ...aMinute(`${rate}.caller`, caller, perCaller), cost },
    { ...aMinute(`${rate}.address`, network, perAddress), cost },
  )
  return refuseBeyond(own.allowed && !shared.allowed ? shared : own)
}

/** Counts one attempt on an account, so that many addresses together guess no faster than one. */
export async function limitAccount(email: string): Promise<void> {
  refuseBeyond(...(await consume(aMinute('sign_in.account', email.toLowerCase(), limits.sign_in().caller))))
}

/** Counts what a visitor of a chat does, who has signed in to nothing: by visitor where known, and by network. */
export async function limitVisits(
  doing: string,
  { visitor, address }: { visitor: string | null; address: string },
  most: { visitor: number; network: number },
): Promise<void> {
  const shared = aMinute(`chat.${doing}.network`, networkOf(address), most.network)
  if (visitor === null) refuseBeyond(...(await consume(shared)))
  else {
    const [own, all] = await consume(aMinute(`chat.${doing}.visitor`, visitor, most.visitor), shared)
    refuseBeyond(own.allowed ? all : own)
  }
}

function aMinute(name: string, key: string, points: number): RateLimit {
  return { name, key, points, seconds: 60 }
}

function refuseBeyond({ allowed, limit, remaining, resetSeconds }: RateLimitResult): Record<string, string> {
  const headers = {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  }
  if (allowed) return headers
  throw new HttpProblem(429, 'rate_limited', `Try again in ${resetSeconds} seconds`, {
    headers: { ...headers, 'retry-after': String(Math.max(1, resetSeconds)) },
  })
}
