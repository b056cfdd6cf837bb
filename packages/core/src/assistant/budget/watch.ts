import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { findBudget, monthBegin } from './spent.ts'

const thresholds = [80, 100]

/** Promises an alarm for each threshold of the budget that is passed, once a month. */
export async function watchBudget(ctx: OrgContext): Promise<void> {
  const budget = await findBudget(ctx)
  if (!budget) return
  const { monthlyMicros, spentMicros } = budget
  for (const percent of thresholds) {
    if (spentMicros * 100 < monthlyMicros * percent) continue
    const id = newId()
    const { count } = await ctx.db.aiBudgetAlarm.createMany({
      data: {
        id,
        organizationId: ctx.organizationId,
        month: monthBegin(),
        percent,
        spentMicros: BigInt(Math.round(spentMicros)),
        budgetMicros: BigInt(monthlyMicros),
      },
      skipDuplicates: true,
    })
    if (count === 1) ctx.emit({ type: 'budget.alarm', alarmId: id })
  }
}
