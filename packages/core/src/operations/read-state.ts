import { providersFromEnv } from '@frontdesk/ai/models'
import { systemReader } from '@frontdesk/db/tenancy'
import { countKeys, type KeyspaceState } from '@frontdesk/runtime/keyspaces/count-keys'
import { queueCounts } from '@frontdesk/runtime/queue'
import { queueNames } from '../jobs/contracts.ts'
import { type Probe, probeDatabase, probeRedis, probeStorage } from './probe.ts'

export type Backlog = { outboxDue: number; oldestDueSeconds: number; failedJobs: number; quarantined: number }

export type OperationsState = {
  database: Probe
  redis: Probe
  storage: Probe
  queues: Record<string, Record<string, number> | null>
  /** what lies in Redis and what it is for; null while that cannot be asked */
  keyspaces: { items: KeyspaceState[]; complete: boolean } | null
  backlog: Backlog | null
  assistant: { local: 'ready'; providers: { name: string; model: string }[] }
}

/** What an operator wants to see at a glance, across organizations: states and counts, no content. */
export async function readOperationsState(): Promise<OperationsState> {
  const [database, redis, storage, queues, keyspaces, backlog] = await Promise.all([
    probeDatabase(),
    probeRedis(),
    probeStorage(),
    readQueues(),
    countKeys().catch(() => null),
    readBacklog().catch(() => null),
  ])
  const providers = providersFromEnv().map(({ name, model }) => ({ name, model }))
  return { database, redis, storage, queues, keyspaces, backlog, assistant: { local: 'ready', providers } }
}

async function readQueues(): Promise<OperationsState['queues']> {
  const counts = await Promise.all(
    queueNames.map(async (name) => [name, await queueCounts(name).catch(() => null)] as const),
  )
  return Object.fromEntries(counts)
}

async function readBacklog(): Promise<Backlog | null> {
  const [backlog] = await systemReader().$queryRaw<Backlog[]>`
    SELECT count(*)::int AS "outboxDue",
      coalesce(extract(epoch FROM now() - min(not_before)), 0)::float AS "oldestDueSeconds",
      (SELECT count(*)::int FROM failed_jobs WHERE retried_at IS NULL AND discarded_at IS NULL) AS "failedJobs",
      (SELECT count(*)::int FROM inbound_mails WHERE state = 'quarantined') AS "quarantined"
    FROM outbox WHERE done_at IS NULL AND not_before < now()`
  return backlog ?? null
}
