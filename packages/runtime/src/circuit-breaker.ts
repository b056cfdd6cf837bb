import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel'
import { logger } from './logger.ts'
import { gauge } from './metrics.ts'
import { oncePerProcess } from './process/once.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

export type Breaker = {
  /** Runs `fn`, or rejects with `BreakerOpen` without calling it while the other side is considered down. */
  execute<T>(fn: () => Promise<T>): Promise<T>
  state(): BreakerState
  /** When one call is let through to try, while it is open; else null. */
  triesAgainAt(): Date | null
}

export type BreakerOptions = {
  /** Consecutive failures after which the breaker opens. */
  failures?: number
  /** How long it stays open before one call is let through to try. */
  halfOpenAfterMs?: number
  /** Which errors speak against the other side; all when left out. */
  counts?: (error: unknown) => boolean
}

/** The call was not made because earlier ones failed. */
export class BreakerOpen extends Error {
  override name = 'BreakerOpen'
}

/** The breaker with this name, one per process. Its options are those of the first call. */
export function breaker(name: string, options: BreakerOptions = {}): Breaker {
  return oncePerProcess(`breaker.${name}`, () => {
    const { policy, triesAgainAt } = createPolicy(name, options)
    return { execute: (fn) => execute(name, policy, fn), state: () => stateNames[policy.state], triesAgainAt }
  })
}

const stateNames: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
}

const gaugeValues: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 }

type Watched = { policy: CircuitBreakerPolicy; triesAgainAt: () => Date | null }

function createPolicy(name: string, options: BreakerOptions): Watched {
  const { failures = 5, halfOpenAfterMs = 10_000, counts = () => true } = options
  const policy = circuitBreaker(handleWhen(counts), {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: halfOpenAfterMs,
  })
  const states = gauge({
    name: 'circuit_breaker_state',
    help: 'State of each circuit breaker: 0 closed, 1 half-open, 2 open.',
    labelNames: ['name'],
  })
  states.set({ name }, gaugeValues.closed)
  let triesAgainAt: Date | null = null
  policy.onStateChange((changed) => {
    const state = stateNames[changed]
    triesAgainAt = state === 'open' ? new Date(Date.now() + halfOpenAfterMs) : null
    states.set({ name }, gaugeValues[state])
    logger.warn({ breaker: name, state }, 'circuit breaker changed its state')
  })
  return { policy, triesAgainAt: () => triesAgainAt }
}

async function execute<T>(name: string, policy: CircuitBreakerPolicy, fn: () => Promise<T>): Promise<T> {
  try {
    return await policy.execute(fn)
  } catch (error) {
    if (error instanceof BrokenCircuitError) throw new BreakerOpen(`The breaker ${name} is open.`)
    throw error
  }
}
