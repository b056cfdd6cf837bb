import type { OrgContext } from '../../context.ts'

/**
 * Promises a look at the conversations that wait, where a team has them assigned automatically. One promise serves
 * all that happens within the same moment; it is put off long enough for this transaction to be seen by then.
 */
export async function wakeQueue(ctx: OrgContext): Promise<void> {
  const [wanted] = await ctx.db.$queryRaw<{ notBefore: Date }[]>`
    SELECT now() + interval '300 milliseconds' AS "notBefore"
    WHERE EXISTS (SELECT 1 FROM team_routing WHERE automatic) AND NOT EXISTS (
      SELECT 1 FROM outbox WHERE job = 'assign-queue' AND done_at IS NULL
        AND not_before > now() + interval '100 milliseconds')`
  if (wanted) ctx.emit({ type: 'queue.wanted', notBefore: wanted.notBefore })
}
