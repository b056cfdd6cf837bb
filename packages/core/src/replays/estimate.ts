import { findBudget } from '../assistant/budget/spent.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { chooseConversations, type Over } from './choose.ts'
import { subjectOf } from './subjects/registry.ts'
import type { Change, Estimate } from './subjects/subject.ts'

export type ReplayEstimate = Estimate & {
  name: string
  conversations: number
  /** what is left of the month's budget, in millionths of a dollar; null without one */
  budgetLeftMicros: number | null
}

/** What a trial would look at and cost, before anything is asked. */
export async function estimateReplay(
  ctx: OrgContext,
  { subject, over }: { subject: Change; over: Over },
): Promise<ReplayEstimate> {
  require(ctx, 'replays:run')
  const kind = subjectOf(subject.kind)
  const { name, kept } = await kind.settle(ctx, subject)
  const ids = await chooseConversations(ctx, over)
  const budget = await findBudget(ctx)
  return {
    name,
    conversations: ids.length,
    ...(await kind.estimate(ctx, kept, ids)),
    budgetLeftMicros: budget ? Math.max(0, budget.monthlyMicros - budget.spentMicros) : null,
  }
}
