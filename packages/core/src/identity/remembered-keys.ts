import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { logger } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { redis } from '@frontdesk/runtime/redis'
import { countLookup } from './remembered/lookups.ts'

/** A key found under a mark is good while that mark stands, and is looked up again every minute all the same. */
type Remembered = { found: unknown; mark: string; until: number }

const rememberedMs = 60_000
const mostRemembered = 1_000
const markName = () => keyspace('api-keys-changed')

/**
 * Finds `hash` in this process's memory, or with `find`. Every process forgets what it knew as soon as
 * `forgetApiKeys` has changed the mark they share; without Redis nothing is taken from memory.
 */
export async function rememberKey<T>(hash: string, find: () => Promise<T | null>): Promise<T | null> {
  const memory = remembered()
  // The mark is read before the key, so that a key revoked in between is remembered under a mark that is gone.
  const mark = await readMark()
  const known = mark === null ? undefined : memory.get(hash)
  const hit = known !== undefined && known.mark === mark && known.until > Date.now()
  countLookup('api_key', hit)
  if (mark === null) return find()
  if (hit) return known.found as T
  memory.delete(hash)
  const found = await find()
  if (found === null) return null
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(hash, { found, mark, until: Date.now() + rememberedMs })
  return found
}

/**
 * Makes every process look keys up again; to be called once a change to them is committed. While Redis is away this
 * process does so at once and others within a minute.
 */
export async function forgetApiKeys(): Promise<void> {
  remembered().clear()
  await redis()
    .set(markName(), newId())
    .catch((error: unknown) => logger.warn({ error }, 'other processes keep API keys for up to a minute'))
}

function remembered(): Map<string, Remembered> {
  return oncePerProcess('api-keys.remembered', () => new Map<string, Remembered>())
}

/** There always is a mark, so that one lost with Redis never equals an earlier one. */
async function readMark(): Promise<string | null> {
  try {
    const mark = await redis().get(markName())
    if (mark !== null) return mark
    await redis().set(markName(), newId(), 'NX')
    return await redis().get(markName())
  } catch {
    return null
  }
}
