import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { monthBegin, spentThisMonth } from './spent.ts'

export type BudgetView = {
  /** in dollars; null for no bound */
  monthly: number | null
  spent: number
  /** the first day of the month it is about, UTC */
  month: string
  /** calls this month that no price is known for, and that `spent` so leaves out */
  unpricedCalls: number
  state: 'unlimited' | 'within' | 'near' | 'used_up'
  alarms: { percent: number; at: string; told: boolean }[]
}

/** The month's budget and what of it is spent. */
export async function readBudget(ctx: OrgContext): Promise<BudgetView> {
  require(ctx, 'assistant:manage')
  return viewBudget(ctx)
}

export async function viewBudget(ctx: OrgContext): Promise<BudgetView> {
  const settings = await ctx.db.aiSettings.findFirst({ select: { monthlyBudgetMicros: true } })
  const { micros, unpriced } = await spentThisMonth(ctx)
  const month = monthBegin()
  const alarms = await ctx.db.aiBudgetAlarm.findMany({ where: { month }, orderBy: { percent: 'asc' } })
  const budget = settings?.monthlyBudgetMicros ?? null
  return {
    monthly: budget === null ? null : Number(budget) / 1_000_000,
    spent: micros / 1_000_000,
    month: month.toISOString().slice(0, 10),
    unpricedCalls: unpriced,
    state: stateOf(budget === null ? null : Number(budget), micros),
    alarms: alarms.map(({ percent, createdAt, toldAt }) => ({
      percent,
      at: createdAt.toISOString(),
      told: toldAt !== null,
    })),
  }
}

function stateOf(budget: number | null, spent: number): BudgetView['state'] {
  if (budget === null) return 'unlimited'
  if (spent >= budget) return 'used_up'
  return spent * 100 >= budget * 80 ? 'near' : 'within'
}
