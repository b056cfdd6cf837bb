import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findConversation } from '../query/find.ts'
import type { MoveView } from '../query/moves.ts'
import { moveAll, refuseMerged } from './merge.ts'
import { recordMove } from './record-move.ts'
import { relocate } from './relocate.ts'
import { lockStates } from './state.ts'

/**
 * Moves one message into another conversation. A conversation that loses its last message so is merged into the
 * other. Can be undone for 30 days.
 */
export async function moveMessage(
  ctx: OrgContext,
  input: { messageId: string; to: string },
): Promise<MoveView> {
  require(ctx, 'conversations:update')
  const message = await ctx.db.message.findUnique({
    where: { id: input.messageId },
    select: { conversationId: true },
  })
  if (!message) throw new NotFound('The message')
  const to = await findConversation(ctx, input.to)
  if (to.id === message.conversationId) throw new Invalid('The message is in this conversation already', 'to')
  const [source, target] = await lockStates(ctx, [message.conversationId, to.id])
  if (!source || !target) throw new NotFound('The conversation')
  refuseMerged(source, target)
  if (!source.messages.some(({ id }) => id === input.messageId))
    throw new Conflict('The message was moved meanwhile', 'moved_meanwhile')
  const messageIds = [input.messageId]
  if (source.messages.length === 1) return moveAll(ctx, { kind: 'move', source, target, messageIds })
  await relocate(ctx, { source, target, messageIds })
  return recordMove(ctx, { kind: 'move', before: { source, target }, messageIds, carried: null })
}
