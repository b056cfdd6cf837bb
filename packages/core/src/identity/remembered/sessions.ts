import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { logger } from '@frontdesk/runtime/logger'
import { redis } from '@frontdesk/runtime/redis'
import { z } from 'zod'
import { countLookup } from './lookups.ts'

/** A page asks several times in a moment; what the database is told behind our back is known this soon. */
const rememberedSeconds = 5
const markName = () => keyspace('session', 'ended')

const rememberedSchema = z.object({ found: z.unknown(), mark: z.string(), expiresAt: z.number() })

/**
 * Finds who holds a session in Redis, or with `find`, by a hash of its token. What is remembered is good while the mark
 * stands under which it was found: whoever ends sessions changes that with `forgetSessions`, and from then on nobody
 * is let in by memory. Sealed under its name, so that nothing can be put there. Without Redis every session is looked up.
 */
export async function rememberSession<T extends { expiresAt: Date }>(
  tokenHash: string,
  find: () => Promise<T | null>,
): Promise<Omit<T, 'expiresAt'> | null> {
  const name = keyspace('session', tokenHash)
  const { kept, mark } = await read(name)
  const known = mark === null ? null : open(kept, name)
  const hit = known !== null && known.mark === mark && known.expiresAt > Date.now()
  countLookup('session', hit)
  if (hit) return known.found as T
  const row = await find()
  if (!row) return null
  const { expiresAt, ...found } = row
  if (mark !== null) await keep(name, { found, mark, expiresAt: expiresAt.getTime() })
  return found
}

/** Makes everybody look sessions up again; to be called once their end is committed. */
export async function forgetSessions(): Promise<void> {
  await redis()
    .set(markName(), newId())
    .catch((error: unknown) => logger.warn({ error }, 'sessions are remembered for some seconds more'))
}

/** The mark is read before the session is, so that one ended in between is remembered under a mark that is gone. */
async function read(name: string): Promise<{ kept: string | null; mark: string | null }> {
  try {
    const [kept = null, mark = null] = await redis().mget(name, markName())
    if (mark !== null) return { kept, mark }
    await redis().set(markName(), newId(), 'NX')
    return { kept: null, mark: await redis().get(markName()) }
  } catch {
    return { kept: null, mark: null }
  }
}

function open(kept: string | null, name: string): z.output<typeof rememberedSchema> | null {
  if (kept === null) return null
  try {
    return rememberedSchema.parse(JSON.parse(decryptSecret(kept, name)))
  } catch {
    return null
  }
}

async function keep(name: string, remembered: z.output<typeof rememberedSchema>): Promise<void> {
  await redis()
    .set(name, encryptSecret(JSON.stringify(remembered), name), 'EX', rememberedSeconds)
    .catch(() => undefined)
}
