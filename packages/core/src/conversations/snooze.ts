import type { OrgContext } from '../context.ts'
import { databaseTime } from '../database-time.ts'
import { Invalid } from '../errors.ts'
import { require } from '../permissions.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

const longestDays = 366

/** Hides a conversation until a time, or wakes it with null. A customer's mail wakes it as well. */
export async function snooze(
  ctx: OrgContext,
  input: { conversation: string; until: Date | null },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  if (conversation.snoozedUntil?.getTime() === input.until?.getTime()) {
    return findConversation(ctx, conversation.id)
  }
  if (input.until) checkTime(input.until, await databaseTime(ctx))
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: input.until ? 'snoozed' : 'woken',
    data: { snoozedUntil: input.until },
    before: { until: conversation.snoozedUntil?.toISOString() ?? null },
    after: { until: input.until?.toISOString() ?? null },
  })
}

function checkTime(until: Date, now: Date): void {
  const ahead = until.getTime() - now.getTime()
  if (!(ahead > 0)) throw new Invalid('Snooze needs a time in the future', 'until')
  if (ahead > longestDays * 86_400_000) throw new Invalid('Snooze reaches at most a year ahead', 'until')
}
