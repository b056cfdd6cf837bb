/**
 * Returns the one value kept under `key` for the whole process, creating it on first use. It lives
 * on `globalThis` because a bundler may load the same module several times.
 */
export function oncePerProcess<T>(key: string, create: () => T): T {
  const kept = keptValues()
  if (!kept.has(key)) kept.set(key, create())
  return kept.get(key) as T
}

/** Forgets the value under `key` and returns it, so that its owner can close it. */
export function forget<T>(key: string): T | undefined {
  const kept = keptValues()
  const value = kept.get(key) as T | undefined
  kept.delete(key)
  return value
}

/** Forgets all values, as a new process would. Nothing is closed. */
export function forgetAll(): void {
  keptValues().clear()
}

const slot = Symbol.for('frontdesk.once')

function keptValues(): Map<string, unknown> {
  const holder = globalThis as { [slot]?: Map<string, unknown> }
  holder[slot] ??= new Map()
  return holder[slot]
}
