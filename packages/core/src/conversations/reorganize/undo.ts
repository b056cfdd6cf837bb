import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { readPresent } from '../history/read-present.ts'
import { findExactly } from '../query/find.ts'
import { findMove, type MoveKind, type MoveView } from '../query/moves.ts'
import { recordEvent } from '../record-event.ts'
import { carryBack, carryDraftsBack } from './carry-over.ts'
import { giveBack } from './give-back.ts'
import { announce, type Before, type Moved } from './record-move.ts'
import { type ConversationState, lockStates } from './state.ts'

type UndoInput = { kind: MoveKind; moveId: string } & ({ conversation: string } | { messageId: string })

/**
 * Takes a merge, split or move back within its 30 days. Everything returns that is still where it went; what
 * arrived there since stays, and the answer says so. Undone already, it answers the same again.
 */
export async function undoMove(ctx: OrgContext, input: UndoInput): Promise<MoveView> {
  require(ctx, 'conversations:update')
  const move = await findOwn(ctx, input)
  const [source] = await lockStates(ctx, [move.sourceId, move.targetId])
  const standing = await ctx.db.conversationMove.findUniqueOrThrow({ where: { id: move.id } })
  if (standing.undoneAt) return findMove(ctx, move.id)
  if (standing.undoUntil < now()) throw new Conflict('This can be undone for 30 days only', 'undo_expired')
  if (!source) throw new NotFound('The conversation')
  const moved = standing.moved as unknown as Moved
  const before = standing.before as unknown as Before
  const current = await whereItIs(ctx, move.targetId)
  if (current.id === source.id) throw new Conflict('Both were put together again since', 'merged_since')
  const returning = current.messages.filter(({ id }) => moved.messageIds.includes(id))
  const way = { from: current.id, to: source.id }
  if (moved.carried) {
    await carryBack(ctx, moved.carried, way)
    await carryDraftsBack(ctx, moved.carried, before.source, way)
  }
  await giveBack(ctx, { before, moved, source, current, returning })
  const remark = remarkOn({ before, moved, current, returning })
  await close(ctx, { id: move.id, kind: input.kind, moved, remark, source, current })
  return findMove(ctx, move.id)
}

/** A move counts as the path's only when the conversation or message in it had part in it. */
async function findOwn(ctx: OrgContext, input: UndoInput) {
  const move = await ctx.db.conversationMove.findUnique({
    where: { id: input.moveId },
    select: { id: true, kind: true, sourceId: true, targetId: true, moved: true },
  })
  const sides = 'conversation' in input ? [(await findExactly(ctx, input.conversation)).id] : []
  if (!move || move.kind !== input.kind) throw new NotFound('The move')
  const partaking =
    'conversation' in input
      ? sides.includes(move.sourceId) || sides.includes(move.targetId)
      : (move.moved as unknown as Moved).messageIds.includes(input.messageId)
  if (!partaking) throw new NotFound('The move')
  return move
}

/** The target, or what that has been merged into since. */
async function whereItIs(ctx: OrgContext, targetId: string): Promise<ConversationState> {
  const target = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: targetId },
    select: { mergedIntoId: true },
  })
  const [current] = await lockStates(ctx, [target.mergedIntoId ?? targetId])
  if (!current) throw new NotFound('The conversation')
  return current
}

type Outcome = Pick<Parameters<typeof giveBack>[1], 'before' | 'moved' | 'current' | 'returning'>

function remarkOn({ before, moved, current, returning }: Outcome): string | null {
  const gone = moved.messageIds.length - returning.length
  const known = new Set([...moved.messageIds, ...before.target.messages.map(({ id }) => id)])
  const since = current.messages.filter(({ id }) => !known.has(id)).length
  const sentences = [
    ...(since > 0
      ? [`${since} ${since === 1 ? 'message' : 'messages'} that arrived since stay in #${current.number}`]
      : []),
    ...(gone > 0 ? [`${gone} ${gone === 1 ? 'message was' : 'messages were'} moved elsewhere since`] : []),
  ]
  return sentences.length === 0 ? null : sentences.join('; ')
}

type Closing = {
  id: string
  kind: MoveKind
  moved: Moved
  remark: string | null
  source: ConversationState
  current: ConversationState
}

async function close(ctx: OrgContext, { id, kind, moved, remark, source, current }: Closing): Promise<void> {
  const kept = remark === null ? moved : { ...moved, remark }
  await ctx.db.conversationMove.update({
    where: { id },
    data: { undoneAt: now(), moved: storableValue(kept) },
    select: { id: true },
  })
  const undone = `${kind}_undone`
  const states = await readPresent(ctx, [source.id, current.id])
  const stateOf = (one: ConversationState) => ({ state: states.get(one.id) ?? null })
  await recordEvent(ctx, source.id, undone, { moveId: id, number: current.number, ...stateOf(source) })
  await recordEvent(ctx, current.id, undone, {
    moveId: id,
    number: source.number,
    remark,
    ...stateOf(current),
  })
  await writeAudit(ctx, {
    action: `conversation.${undone}`,
    subjectType: 'conversation',
    subjectId: source.id,
    after: { moveId: id, sourceId: source.id, targetId: current.id, remark },
  })
  await announce(ctx, [source.id, current.id])
}
