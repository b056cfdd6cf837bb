import type { OrgContext } from '../context.ts'
import { isSummaryDue, type SummaryReason } from './due.ts'
import { measureConversation } from './measure.ts'

/** Promises a summary where one is due: on a long thread, when somebody else takes over, and when it is resolved. */
export async function wantSummary(
  ctx: OrgContext,
  conversationId: string,
  reason: Exclude<SummaryReason, 'asked'>,
): Promise<void> {
  if (!isSummaryDue(reason, await measureConversation(ctx, conversationId))) return
  ctx.emit({ type: 'summary.wanted', conversationId, reason })
}
