import type { OrgContext } from './context.ts'

/**
 * Has the transactions that name the same thing go one after another, until each is over. It is a statement by
 * itself, to come before whatever is looked up: the next in turn then sees what the one before it did.
 */
export async function takeTurn(ctx: OrgContext, key: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}
