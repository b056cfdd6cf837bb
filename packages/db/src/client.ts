import { connectionsOf, type Door } from './connections.ts'
import { PrismaClient } from './generated/client.ts'

const held = globalThis as typeof globalThis & { frontdeskClients?: Partial<Record<Door, PrismaClient>> }

/**
 * The Prisma client of one database role, made on first use and kept for the life of the process, whatever becomes of
 * its connections: making one takes some 50 ms, and what it has compiled is lost with it.
 * Exported to this package's doors alone: everybody else comes through tenancy.ts.
 */
export function clientFor(door: Door): PrismaClient {
  held.frontdeskClients ??= {}
  held.frontdeskClients[door] ??= new PrismaClient({
    adapter: connectionsOf(door),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  })
  return held.frontdeskClients[door]
}
