import type { OrgContext } from '../../context.ts'

/** What a draft has cost on average in the last thirty days, in millionths of a dollar; 0 where no provider drafts. */
export async function readDraftCost(ctx: OrgContext): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ micros: number }[]>`
    SELECT coalesce(round(avg(cost)), 0)::float8 AS micros FROM (
      SELECT sum(cost_micros) AS cost FROM ai_calls
      WHERE task = 'draft' AND cost_micros IS NOT NULL AND conversation_id IS NOT NULL
        AND created_at > now() - interval '30 days'
      GROUP BY conversation_id LIMIT 5000) drafts`
  return row?.micros ?? 0
}
