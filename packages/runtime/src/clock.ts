import { setTimeout as wait } from 'node:timers/promises'

/** The current time. */
export function now(): Date {
  return new Date()
}

/** Resolves after `ms` milliseconds; rejects with an AbortError as soon as `signal` aborts. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {})
}
