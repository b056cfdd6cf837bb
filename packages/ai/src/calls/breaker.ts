import { createHash } from 'node:crypto'
import { type Breaker, type BreakerState, breaker } from '@frontdesk/runtime/circuit-breaker'
import type { ProviderConfig } from '../providers/provider.ts'

/** One breaker for each account at each provider, so that a wrong key of one organization stays its own. */
export function breakerOf({ name, baseUrl = '', apiKey = '' }: ProviderConfig): Breaker {
  const account = createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex').slice(0, 8)
  return breaker(`ai.${name}.${account}`)
}

/** Whether a provider is asked at present, as far as this process knows. */
export function breakerState(config: ProviderConfig): { state: BreakerState; triesAgainAt: Date | null } {
  const breaker = breakerOf(config)
  return { state: breaker.state(), triesAgainAt: breaker.triesAgainAt() }
}
