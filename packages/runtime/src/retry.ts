import { sleep } from './clock.ts'

export type RetryOptions = {
  /** How often `fn` is tried in all. */
  attempts?: number
  baseMs?: number
  maxMs?: number
  /** Which errors are worth another try; all when left out. */
  retryable?: (error: unknown) => boolean
  signal?: AbortSignal
}

/** Calls `fn` until it succeeds, waiting a random time below an exponentially growing, capped bound. */
export async function retry<T>(fn: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 3, baseMs = 200, maxMs = 5000, retryable = () => true, signal } = options
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fn(attempt)
    } catch (error) {
      if (attempt >= attempts || signal?.aborted || !retryable(error)) throw error
      await sleep(Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)), signal)
    }
  }
}

/** The work took longer than it may. */
export class TimedOut extends Error {
  override name = 'TimedOut'
}

/**
 * Runs `fn` for at most `ms` milliseconds, then aborts the signal it was given and rejects with
 * `TimedOut`, even when `fn` pays no attention to the signal.
 */
export async function withTimeout<T>(ms: number, fn: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const error = new TimedOut(`Not finished within ${ms} ms.`)
    reject(error)
    controller.abort(error)
  }, ms)
  try {
    return await Promise.race([fn(controller.signal), promise])
  } finally {
    clearTimeout(timer)
  }
}
