import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findConversation, findExactly } from '../query/find.ts'
import { findMove, type MoveKind, type MoveView } from '../query/moves.ts'
import { carryOver } from './carry-over.ts'
import { recordMove } from './record-move.ts'
import { relocate } from './relocate.ts'
import { type ConversationState, lockStates } from './state.ts'

/**
 * Merges a conversation into another: its messages stand there in the order of time, notes, timeline, tags and
 * drafts go along, its number leads there, and answers to either arrive there. Can be undone for 30 days.
 */
export async function merge(
  ctx: OrgContext,
  input: { conversation: string; into: string },
): Promise<MoveView> {
  require(ctx, 'conversations:update')
  const source = await findExactly(ctx, input.conversation)
  const into = await findConversation(ctx, input.into)
  if (source.mergedIntoId === into.id) return findStanding(ctx, source.id)
  if (source.mergedIntoId !== null)
    throw new Conflict('This conversation was merged already', 'already_merged')
  if (source.id === into.id) throw new Invalid('A conversation cannot be merged into itself', 'into')
  const [from, to] = await lockStates(ctx, [source.id, into.id])
  if (!from || !to) throw new NotFound('The conversation')
  refuseMerged(from, to)
  const messageIds = from.messages.map(({ id }) => id)
  return moveAll(ctx, { kind: 'merge', source: from, target: to, messageIds })
}

type Whole = {
  kind: MoveKind
  source: ConversationState
  target: ConversationState
  messageIds: string[]
}

/** Moves everything a locked conversation has into another locked one. */
export async function moveAll(
  ctx: OrgContext,
  { kind, source, target, messageIds }: Whole,
): Promise<MoveView> {
  const carried = await carryOver(ctx, source, target)
  await relocate(ctx, { source, target, messageIds })
  return recordMove(ctx, { kind, before: { source, target }, messageIds, carried })
}

/** Between being looked up and being locked, a conversation may have been merged by somebody else. */
export function refuseMerged(...states: ConversationState[]): void {
  if (states.some(({ row }) => row.mergedIntoId !== null))
    throw new Conflict('This conversation was merged meanwhile', 'already_merged')
}

async function findStanding(ctx: OrgContext, sourceId: string): Promise<MoveView> {
  const standing = await ctx.db.conversationMove.findFirst({
    where: { sourceId, undoneAt: null },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  if (!standing) throw new Conflict('This conversation was merged already', 'already_merged')
  return findMove(ctx, standing.id)
}
