import { logger } from '@frontdesk/runtime/logger'
import { clientFor } from './client.ts'
import { beginningFor, closeConnections } from './connections.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { type Progress, tryAgain } from './try-again.ts'

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
 * filtered and checked by row-level security. What it runs may run again: after a conflict, and when its connection was
 * lost before it was committed.
 */
export function inTenantTransaction<T>(
  organizationId: string,
  run: (db: TenantDb) => Promise<T>,
): Promise<T> {
  const within = (tx: Transaction) => run(tx as unknown as TenantDb)
  return tryAgain((progress) =>
    beginningFor(organizationId, () => clientFor('app').$transaction(untilItsEnd(within, progress))),
  )
}

/**
 * The one door past row-level security: sign-in and organization lookup, address → mailbox lookup,
 * schedulers that fan out, and cross-organization metrics. The reason is logged at debug level.
 */
export function asSystem<T>(reason: string, run: (db: SystemDb) => Promise<T>): Promise<T> {
  logger.debug({ reason }, 'system transaction')
  const within = (tx: Transaction) => run(tx as unknown as SystemDb)
  return tryAgain((progress) => clientFor('system').$transaction(untilItsEnd(within, progress)))
}

/** One read as the system role without a transaction around it, for the hot lookups of sign-in and keys. */
export function systemReader(): SystemDb {
  return clientFor('system') as unknown as SystemDb
}

export const closeDatabase = closeConnections

/** Runs what a transaction is made of, and notes when nothing is left but its COMMIT. */
function untilItsEnd<T>(run: (tx: Transaction) => Promise<T>, progress: Progress) {
  return async (tx: Transaction): Promise<T> => {
    const result = await run(tx)
    progress.ending = true
    return result
  }
}
