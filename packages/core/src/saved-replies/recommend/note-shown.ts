import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { require } from '../../permissions.ts'
import { newestQuestion } from './newest-question.ts'
import { recommendSavedReplies } from './recommend.ts'

const mostShown = 20

/**
 * Remembers which recommended saved replies an agent was shown, with the place and confidence each had, once for the
 * message they were to answer. What is not recommended is not remembered, whoever says it was shown.
 */
export async function noteRecommendationsShown(
  ctx: OrgContext,
  input: { conversation: string; savedReplyIds: string[] },
): Promise<{ recorded: number }> {
  require(ctx, 'conversations:reply')
  const { id: conversationId } = await findConversation(ctx, input.conversation)
  const question = await newestQuestion(ctx, conversationId)
  if (!question) return { recorded: 0 }
  const { items } = await recommendSavedReplies(ctx, { conversation: conversationId, limit: mostShown })
  const shown = new Set(input.savedReplyIds)
  const { count } = await ctx.db.savedReplyRecommendation.createMany({
    data: items.flatMap(({ id, confidence }, index) =>
      shown.has(id)
        ? {
            id: newId(),
            organizationId: ctx.organizationId,
            conversationId,
            messageId: question.id,
            savedReplyId: id,
            rank: index + 1,
            confidence,
          }
        : [],
    ),
    skipDuplicates: true,
  })
  return { recorded: count }
}
