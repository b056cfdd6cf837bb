import { AsyncLocalStorage } from 'node:async_hooks'
import { env } from '@frontdesk/runtime/env'
import { gauge } from '@frontdesk/runtime/metrics'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

export type Door = 'app' | 'system'
type Connections = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * The way of one role to the database, for a client that outlives its connections: they are opened when they are first
 * needed, where the environment points then, and opened anew after they were closed.
 */
export function connectionsOf(door: Door): SqlDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPg({})
  const adapter: SqlDriverAdapter = {
    provider,
    adapterName,
    queryRaw: async (query) => (await open(door)).queryRaw(query),
    executeRaw: async (query) => (await open(door)).executeRaw(query),
    executeScript: async (script) => (await open(door)).executeScript(script),
    startTransaction: async (isolation) => (await open(door)).startTransaction(isolation),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: () => close(door),
  }
  return { provider, adapterName, connect: () => Promise.resolve(adapter) }
}

/** Closes all connections. Whatever asks the database afterwards opens them anew. */
export async function closeConnections(): Promise<void> {
  await Promise.all([close('app'), close('system')])
}

/** One for the process, since the bundler may load this module more than once. */
const opened = () => oncePerProcess('database.opened', () => new Map<Door, Promise<Connections>>())

function open(door: Door): Promise<Connections> {
  const known = opened().get(door)
  if (known) return known
  measurePools()
  const connections = new PrismaPg(settingsOf(door), { statementNameGenerator: nameStatement }).connect()
  opened().set(door, connections)
  return connections
}

async function close(door: Door): Promise<void> {
  const connections = opened().get(door)
  opened().delete(door)
  await (await connections)?.dispose()
}

function settingsOf(door: Door): pg.PoolConfig {
  return {
    ...(door === 'app' ? { Client: OrganizationClient } : {}),
    connectionString: door === 'app' ? env.DATABASE_APP_URL : env.DATABASE_SYSTEM_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: `frontdesk-${door}`,
    options:
      '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c plan_cache_mode=force_generic_plan',
  }
}

const beginning = () => oncePerProcess('database.beginning', () => new AsyncLocalStorage<string>())

/**
 * Runs `begin`, whose transaction belongs to the organization from its first statement: BEGIN and the setting that
 * row-level security reads make one round trip. A transaction begun elsewhere has no setting and sees no row.
 */
export function beginningFor<T>(organizationId: string, begin: () => Promise<T>): Promise<T> {
  return beginning().run(organizationId, begin)
}

class OrganizationClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    this.query = ((first: unknown, ...rest: unknown[]) => query(begun(first), ...rest)) as pg.Client['query']
  }
}

function begun(query: unknown): unknown {
  const organizationId = beginning().getStore()
  const begins = typeof query === 'object' && query !== null && 'text' in query && query.text === 'BEGIN'
  if (!begins || organizationId === undefined) return query
  return `BEGIN; SELECT set_config('app.organization_id', ${pg.escapeLiteral(organizationId)}, true)`
}

function measurePools(): void {
  gauge({
    name: 'database_pool_connections',
    help: 'Connections of each pool: the most it may open, those open, those in use, and callers that wait for one',
    labelNames: ['pool', 'state'],
    async collect() {
      for (const [pool, connections] of opened()) {
        const { totalCount, idleCount, waitingCount } = (await connections).underlyingDriver()
        this.set({ pool, state: 'size' }, env.DATABASE_POOL_SIZE)
        this.set({ pool, state: 'open' }, totalCount)
        this.set({ pool, state: 'used' }, totalCount - idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}

/** Each connection keeps a plan for every named statement, so only so many get a name. */
const mostNamed = 400
const named = new Map<string, string>()

/**
 * Names a statement by its text, so that PostgreSQL parses and plans it once a connection: planning the list
 * of conversations takes longer than running it. Beyond the limit a statement is planned each time.
 */
function nameStatement({ sql }: { sql: string }): string {
  const known = named.get(sql)
  if (known !== undefined) return known
  if (named.size >= mostNamed || sql.length > 20_000) return ''
  const name = `s${named.size + 1}`
  named.set(sql, name)
  return name
}
