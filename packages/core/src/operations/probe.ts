import { systemReader } from '@frontdesk/db/tenancy'
import { storage } from '@frontdesk/integrations/storage/storage'
import { redis } from '@frontdesk/runtime/redis'
import { withTimeout } from '@frontdesk/runtime/retry'

export type Probe = { state: 'up' | 'down'; milliseconds: number }

const patienceMs = 2_000

export function probeDatabase(): Promise<Probe> {
  return probe(async () => await systemReader().$queryRaw`SELECT 1`)
}

export function probeRedis(): Promise<Probe> {
  return probe(() => redis().ping())
}

/** Asks the object storage about an object that need not exist: what counts is that it answers. */
export function probeStorage(): Promise<Probe> {
  return probe(() => storage().stat('probe/none'))
}

/** Whether something answers within two seconds, and how soon. Never rejects. */
export async function probe(ask: () => Promise<unknown>): Promise<Probe> {
  const start = performance.now()
  const state = await withTimeout(patienceMs, ask).then(
    () => 'up' as const,
    () => 'down' as const,
  )
  return { state, milliseconds: Math.round(performance.now() - start) }
}
