import type { OrgContext } from '../context.ts'
import { type Mail, tracesOf } from './to-thread.ts'

/** Locks of a transaction are few, and a mail can name more than anybody answers. */
const mostTraces = 16

/**
 * Waits until no other worker writes a mail that may belong together with one of these, until the end of the
 * transaction: a question and its answer that come at the same moment would not see each other and open two
 * conversations. Locked in one order by all, so nobody waits in a circle.
 */
export async function takeTurns(ctx: OrgContext, mails: Mail[]): Promise<void> {
  const traces = mails.flatMap((mail) => {
    const { asks, leaves } = tracesOf(mail)
    return [...leaves, ...asks].slice(0, mostTraces)
  })
  if (traces.length === 0) return
  const names = [...new Set(traces)].map((trace) => `threading/${ctx.organizationId}/${trace}`)
  await ctx.db.$executeRaw`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) name ORDER BY 1) keys`
}
