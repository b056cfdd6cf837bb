import { env } from '@frontdesk/runtime/env'
import { PrismaPg } from '@prisma/adapter-pg'
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

function connect(door: Door): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: door === 'app' ? env.DATABASE_APP_URL : env.DATABASE_SYSTEM_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: `frontdesk-${door}`,
    options: '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } })
}
