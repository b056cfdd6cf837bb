import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { changeSettings } from '../settings.ts'
import { type BudgetView, viewBudget } from './read.ts'
import { monthBegin } from './spent.ts'
import { watchBudget } from './watch.ts'

/** Sets what calls of providers may cost in a month, in dollars; null for no bound. It holds from the next call on. */
export async function changeBudget(ctx: OrgContext, input: { monthly: number | null }): Promise<BudgetView> {
  require(ctx, 'assistant:manage')
  const before = await viewBudget(ctx)
  if (before.monthly === input.monthly) return before
  const micros = input.monthly === null ? null : BigInt(Math.round(input.monthly * 1_000_000))
  await changeSettings(ctx, { monthlyBudgetMicros: micros })
  // Alarms about the old budget would keep those about the new one from being told.
  await ctx.db.aiBudgetAlarm.deleteMany({ where: { month: monthBegin() } })
  await watchBudget(ctx)
  await writeAudit(ctx, {
    action: 'assistant.budget',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: { monthly: before.monthly },
    after: { monthly: input.monthly },
  })
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return viewBudget(ctx)
}
