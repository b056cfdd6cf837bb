import { AsyncLocalStorage } from 'node:async_hooks'
import { env } from '@frontdesk/runtime/env'
import { gauge } from '@frontdesk/runtime/metrics'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

type Door = 'app' | 'system'

const held = globalThis as typeof globalThis & { frontdeskClients?: Partial<Record<Door, PrismaClient>> }

/**
 * The Prisma client of one database role, made on first use.
 * Exported to this package's doors alone: everybody else comes through tenancy.ts.
 */
export function clientFor(door: Door): PrismaClient {
  held.frontdeskClients ??= {}
  held.frontdeskClients[door] ??= connect(door)
  return held.frontdeskClients[door]
}

export async function disconnectClients(): Promise<void> {
  const clients = Object.values(held.frontdeskClients ?? {})
  held.frontdeskClients = {}
  await Promise.all(clients.map((client) => client.$disconnect()))
}

/** One for the process, as the clients are: the bundler may load this module more than once. */
const beginning = () => oncePerProcess('database.beginning', () => new AsyncLocalStorage<string>())

/**
 * Runs `open`, whose transaction belongs to the organization from its first statement: BEGIN and the setting that
 * row-level security reads make one round trip. A transaction begun elsewhere has no setting and sees no row.
 */
export function beginningFor<T>(organizationId: string, open: () => Promise<T>): Promise<T> {
  return beginning().run(organizationId, open)
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

function connect(door: Door): PrismaClient {
  const connection = {
    ...(door === 'app' ? { Client: OrganizationClient } : {}),
    connectionString: door === 'app' ? env.DATABASE_APP_URL : env.DATABASE_SYSTEM_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: `frontdesk-${door}`,
    options:
      '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c plan_cache_mode=force_generic_plan',
  }
  const adapter = new MeasuredPg(door, connection, { statementNameGenerator: nameStatement })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } })
}

/** Tells of its pool whenever metrics are read. */
class MeasuredPg extends PrismaPg {
  readonly #door: Door

  constructor(door: Door, ...rest: ConstructorParameters<typeof PrismaPg>) {
    super(...rest)
    this.#door = door
    measurePools()
  }

  override async connect() {
    const adapter = await super.connect()
    pools().set(this.#door, adapter.underlyingDriver())
    return adapter
  }
}

const pools = () => oncePerProcess('database.pools', () => new Map<Door, pg.Pool>())

function measurePools(): void {
  gauge({
    name: 'database_pool_connections',
    help: 'Connections of each pool: the most it may open, those open, those in use, and callers that wait for one',
    labelNames: ['pool', 'state'],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools()) {
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
