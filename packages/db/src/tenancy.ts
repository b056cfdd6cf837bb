import { logger } from '@frontdesk/runtime/logger'
import { beginningFor, clientFor, disconnectClients } from './client.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'

type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>

declare const tenantBrand: unique symbol
declare const systemBrand: unique symbol

/** A transaction in which row-level security shows exactly one organization. */
export type TenantDb = Transaction & { readonly [tenantBrand]: true }
/** A transaction that sees every organization; only asSystem hands it out. */
export type SystemDb = Transaction & { readonly [systemBrand]: true }

export { Prisma }

/**
 * Opens one transaction as app_user with the organization set as it begins, so that every statement in it is
 * filtered and checked by row-level security.
 */
export function inTenantTransaction<T>(
  organizationId: string,
  run: (db: TenantDb) => Promise<T>,
): Promise<T> {
  return retryConflicts(() =>
    beginningFor(organizationId, () => clientFor('app').$transaction((tx) => run(tx as unknown as TenantDb))),
  )
}

/**
 * The one door past row-level security: sign-in and organization lookup, address → mailbox lookup,
 * schedulers that fan out, and cross-organization metrics. The reason is logged at debug level.
 */
export function asSystem<T>(reason: string, run: (db: SystemDb) => Promise<T>): Promise<T> {
  logger.debug({ reason }, 'system transaction')
  return retryConflicts(() => clientFor('system').$transaction((tx) => run(tx as unknown as SystemDb)))
}

/** One read as the system role without a transaction around it, for the hot lookups of sign-in and keys. */
export function systemReader(): SystemDb {
  return clientFor('system') as unknown as SystemDb
}

export const closeDatabase = disconnectClients

const conflicts = new Set(['40001', '40P01'])

async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= 4 || !isConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * attempt))
    }
  }
}

/** Serialization failures and deadlocks, which PostgreSQL asks the client to try again. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (code === 'P2034') return true
  const meta = 'meta' in error ? JSON.stringify(error.meta ?? {}) : ''
  return [...conflicts].some((state) => meta.includes(state) || error.message.includes(`"${state}"`))
}
