import type { OrgContext } from '../../../context.ts'
import type { DomainEvent } from '../../../events.ts'

/** What a try came to: its result, or why it was undone. */
export type Attempt<T> = { result: T } | { error: unknown }

/**
 * Tries something within the transaction. Carefully: what fails is undone alone, with the events it told of, and
 * the transaction goes on. Otherwise a failure ends the transaction, which costs two statements less for each try.
 */
export async function attempt<T>(
  ctx: OrgContext,
  careful: boolean,
  run: (ctx: OrgContext) => Promise<T>,
): Promise<Attempt<T>> {
  if (!careful) return { result: await run(ctx) }
  const told: DomainEvent[] = []
  await ctx.db.$executeRaw`SAVEPOINT tried`
  try {
    const result = await run({ ...ctx, emit: (event) => told.push(event) })
    await ctx.db.$executeRaw`RELEASE SAVEPOINT tried`
    for (const event of told) ctx.emit(event)
    return { result }
  } catch (error) {
    await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT tried`
    return { error }
  }
}
