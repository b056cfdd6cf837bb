import { localModels } from '@frontdesk/ai/local/training/train-once'
import { systemReader } from '@frontdesk/db/tenancy'
import { countKeys, type KeyspaceState } from '@frontdesk/runtime/keyspaces/count-keys'
import { queueCounts } from '@frontdesk/runtime/queue'
import { queueNames } from '../jobs/contracts.ts'
import { type Probe, probeDatabase, probeRedis, probeStorage } from './probe.ts'
import { type ProviderState, readProviders } from './read-providers.ts'
import { probeSender, probeSmtp } from './uptime/parts.ts'

export type Backlog = { outboxDue: number; oldestDueSeconds: number; failedJobs: number; quarantined: number }

export type OperationsState = {
  database: Probe
  redis: Probe
  storage: Probe
  queues: Record<string, Record<string, number> | null>
  /** what lies in Redis and what it is for; null while that cannot be asked */
  keyspaces: { items: KeyspaceState[]; complete: boolean } | null
  backlog: Backlog | null
  mail: {
    /** `told` is what a worker saw last, where the process itself has no listener; unknown when none has looked lately */
    listener: Probe | { state: 'up' | 'down' | 'unknown'; told: string | null }
    /** the mail server that takes our mail; null where none is set */
    sender: Probe | null
  }
  assistant: {
    /** loading until every model of the product itself is there; each by a hash of what it was made of */
    local: 'ready' | 'loading'
    models: { name: string; version: string | null }[]
    providers: ProviderState[]
  }
}

/**
 * What an operator wants to see at a glance, across organizations: states and counts, no content. `smtpPort` is the
 * port of the listener of this process, where it has one.
 */
export async function readOperationsState(own: { smtpPort?: number } = {}): Promise<OperationsState> {
  const [database, redis, storage, queues, keyspaces, backlog, listener, sender, providers] =
    await Promise.all([
      probeDatabase(),
      probeRedis(),
      probeStorage(),
      readQueues(),
      countKeys().catch(() => null),
      readBacklog().catch(() => null),
      own.smtpPort === undefined ? readListener() : probeSmtp(own.smtpPort),
      probeSender(),
      readProviders(),
    ])
  const models = localModels()
  const local = models.every(({ version }) => version !== null) ? 'ready' : 'loading'
  return {
    database,
    redis,
    storage,
    queues,
    keyspaces,
    backlog,
    mail: { listener, sender },
    assistant: { local, models, providers },
  }
}

type Told = { state: 'up' | 'down' | 'unknown'; told: string | null }

async function readListener(): Promise<Told> {
  const [newest] = await systemReader().$queryRaw<{ up: boolean; minute: Date }[]>`
      SELECT up, minute FROM health_probes WHERE part = 'smtp' AND minute > now() - interval '3 minutes'
      ORDER BY minute DESC LIMIT 1`.catch(() => [])
  if (!newest) return { state: 'unknown', told: null }
  return { state: newest.up ? 'up' : 'down', told: newest.minute.toISOString() }
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
