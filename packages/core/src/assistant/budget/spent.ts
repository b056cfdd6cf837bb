import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'

export type Budget = { monthlyMicros: number; spentMicros: number }

/** The first moment of this month, UTC. Budgets begin anew then. */
export function monthBegin(at: Date = now()): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1))
}

/** What calls of providers have cost this month, in millionths of a dollar, and how many had no price. */
export async function spentThisMonth(ctx: OrgContext): Promise<{ micros: number; unpriced: number }> {
  const [row] = await ctx.db.$queryRaw<{ micros: number; unpriced: number }[]>`
    SELECT coalesce(sum(cost_micros), 0)::float8 AS micros,
      count(*) FILTER (WHERE cost_micros IS NULL AND outcome IN ('ok', 'repaired', 'invalid'))::int AS unpriced
    FROM ai_calls WHERE created_at >= ${monthBegin()}`
  return row ?? { micros: 0, unpriced: 0 }
}

/** The organization's budget and what of it is spent; null without one. */
export async function findBudget(ctx: OrgContext): Promise<Budget | null> {
  const settings = await ctx.db.aiSettings.findFirst({ select: { monthlyBudgetMicros: true } })
  if (!settings || settings.monthlyBudgetMicros === null) return null
  const { micros } = await spentThisMonth(ctx)
  return { monthlyMicros: Number(settings.monthlyBudgetMicros), spentMicros: micros }
}
