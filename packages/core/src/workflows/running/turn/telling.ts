import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../../context.ts'

/**
 * Shows until the end of the transaction that it tells workflows of something. It may count on a promise that was
 * not begun when it looked, so whoever ends a turn asks whether anybody is still telling.
 */
export const whileTelling = ({ organizationId }: OrgContext): Prisma.Sql =>
  Prisma.sql`SELECT pg_advisory_xact_lock_shared(${keyOf(organizationId)})`

/** Shows it by a statement of its own. */
export async function beginTelling(ctx: OrgContext): Promise<void> {
  await ctx.db.$queryRaw`SELECT true AS telling FROM (${whileTelling(ctx)}) held`
}

/**
 * Whether nobody is telling just now. If so, whatever was told on the strength of an earlier promise can be seen by
 * the next statement, and whoever tells of something from now on waits until this transaction is over.
 */
export async function nobodyTells({ db, organizationId }: OrgContext): Promise<boolean> {
  const [row] = await db.$queryRaw<{ alone: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${keyOf(organizationId)}) AS alone`
  return row?.alone ?? false
}

function keyOf(organizationId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended(${`workflows/${organizationId}`}, 0)`
}
