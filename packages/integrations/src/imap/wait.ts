import { withTimeout } from '@frontdesk/runtime/retry'
import type { ImapFlow } from 'imapflow'
import type { Limits } from './connection/connect.ts'
import type { Pool } from './connection/pool.ts'
import { selectFolder } from './folders.ts'

/** Servers may hang up on an IDLE after half an hour (RFC 2177). */
const longestMs = 29 * 60_000

/** How the inbox was when it was last looked at. */
export type Seen = { validity: string; uidNext: number; modseq: string | null; exists: number }

/** Resolves when the inbox is no longer as it was seen last, after half an hour, or when told to stop. */
export async function waitForChange(
  pool: Pool,
  seen: () => Seen | null,
  limits: Limits,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const until = Date.now() + longestMs
  const wait = async (client: ImapFlow) => {
    while (!signal.aborted && Date.now() < until) {
      if (await withTimeout(limits.commandMs, () => hasChanged(client, seen()))) return
      const idles = client.capabilities.has('IDLE')
      const ms = Math.min(until - Date.now(), limits.lookMs[idles ? 'idle' : 'poll'])
      if (await idleOnce(client, ms, idles, limits, signal)) return
    }
  }
  await pool.use(wait, { timeoutMs: longestMs + limits.commandMs })
}

async function hasChanged(client: ImapFlow, seen: Seen | null): Promise<boolean> {
  const { validity, uidNext, modseq, exists } = await selectFolder(client, 'INBOX')
  if (!seen) return false
  return (
    seen.validity !== validity ||
    seen.uidNext !== uidNext ||
    seen.exists !== exists ||
    seen.modseq !== (modseq?.toString() ?? null)
  )
}

/** Whether the server told of a change. Rejects when the line broke. */
async function idleOnce(
  client: ImapFlow,
  ms: number,
  idles: boolean,
  limits: Limits,
  signal: AbortSignal,
): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const told = () => resolve(true)
  const stop = () => resolve(false)
  const broken = () => reject(new Error('The connection was lost'))
  const timer = setTimeout(stop, ms)
  signal.addEventListener('abort', stop, { once: true })
  for (const event of ['exists', 'expunge', 'flags']) client.on(event, told)
  client.on('close', broken)
  if (signal.aborted) stop()
  const idling = idles ? client.idle().catch(() => false) : null
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    for (const event of ['exists', 'expunge', 'flags']) client.off(event, told)
    client.off('close', broken)
    // Any command ends an IDLE.
    if (client.usable) await withTimeout(limits.commandMs, () => client.noop())
    await idling
  }
}
