import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'

export type CallView = {
  id: string
  at: string
  task: string
  provider: string
  model: string
  /** null when it was about no conversation, or that is gone */
  conversationNumber: number | null
  inputTokens: number
  outputTokens: number
  /** of the input, read from the provider's cache */
  cachedTokens: number
  /** dollars; null where no price is known */
  cost: number | null
  /** dollars; what an answer kept from earlier had cost then */
  saved: number
  latencyMs: number
  outcome: string
}

export type CallTotals = {
  since: string
  calls: number
  cost: number
  /** answers that were kept from earlier, and what they had cost then */
  kept: number
  saved: number
}

type Row = Omit<CallView, 'at' | 'cost' | 'saved'> & {
  createdAt: Date
  costMicros: number | null
  savedMicros: number
}

const totalledDays = 30
const dayMs = 86_400_000

/** Calls of providers, newest first, with what each took and cost, and what the last thirty days came to. */
export async function listCalls(
  ctx: OrgContext,
  input: PageInput,
): Promise<Page<CallView> & { totals: CallTotals }> {
  require(ctx, 'assistant:manage')
  const [id = null] = decodeCursor(input.cursor, ['id']) ?? []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a.id, a.created_at AS "createdAt", a.task, a.provider, a.model, c.number AS "conversationNumber",
      a.input_tokens AS "inputTokens", a.output_tokens AS "outputTokens", a.cached_tokens AS "cachedTokens",
      a.cost_micros AS "costMicros", a.saved_micros AS "savedMicros", a.latency_ms AS "latencyMs", a.outcome
    FROM ai_calls a
    LEFT JOIN conversations c ON c.organization_id = a.organization_id AND c.id = a.conversation_id
    WHERE ${id}::uuid IS NULL OR a.id < ${id}::uuid
    ORDER BY a.id DESC LIMIT ${input.limit + 1}`
  const page = pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    ({ createdAt, costMicros, savedMicros, ...row }) => ({
      ...row,
      at: createdAt.toISOString(),
      cost: costMicros === null ? null : costMicros / 1_000_000,
      saved: savedMicros / 1_000_000,
    }),
  )
  return { ...page, totals: await readTotals(ctx) }
}

async function readTotals(ctx: OrgContext): Promise<CallTotals> {
  const since = new Date(now().getTime() - totalledDays * dayMs)
  const [row] = await ctx.db.$queryRaw<Omit<CallTotals, 'since'>[]>`
    SELECT (count(*) FILTER (WHERE outcome NOT IN ('breaker_open', 'over_budget', 'cached')))::int AS calls,
      coalesce(sum(cost_micros), 0)::float8 / 1000000 AS cost,
      (count(*) FILTER (WHERE outcome = 'cached'))::int AS kept,
      coalesce(sum(saved_micros), 0)::float8 / 1000000 AS saved
    FROM ai_calls WHERE created_at >= ${since}`
  return { since: since.toISOString(), ...(row ?? { calls: 0, cost: 0, kept: 0, saved: 0 }) }
}
