import { Readable } from 'node:stream'
import type { Storage } from './contract.ts'

/** In bytes: of one object, and of all that are kept. */
const largest = 64 * 1024
const most = 16 * 1024 * 1024

/**
 * A storage that keeps in memory what was put with `readSoon`, until it is read once, removed, or younger ones need
 * the room: who writes an object and reads it right away is spared the way to the store and back.
 */
export function keepReadSoon(store: Storage): Storage {
  const kept = new Map<string, Uint8Array>()
  let held = 0
  const take = (key: string) => {
    const bytes = kept.get(key)
    if (!bytes) return undefined
    kept.delete(key)
    held -= bytes.byteLength
    return bytes
  }
  const keep = (key: string, bytes: Uint8Array) => {
    take(key)
    kept.set(key, bytes)
    held += bytes.byteLength
    for (const oldest of kept.keys()) {
      if (held <= most) break
      take(oldest)
    }
  }
  return {
    ...store,
    async put(key, body, options = {}) {
      take(key)
      const stored = await store.put(key, body, options)
      if (options.readSoon && body instanceof Uint8Array && stored.size <= largest) keep(key, body)
      return stored
    },
    async get(key, options = {}) {
      const bytes = options.range ? undefined : take(key)
      if (!bytes) return store.get(key, options)
      return { body: Readable.from([bytes], { objectMode: false }), size: bytes.byteLength }
    },
    async delete(key) {
      take(key)
      await store.delete(key)
    },
  }
}
