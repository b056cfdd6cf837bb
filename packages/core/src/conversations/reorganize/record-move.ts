import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { storableValue } from '../../messages/storable.ts'
import { keepClocks } from '../../sla/clocks/keep.ts'
import { readPresent } from '../history/read-present.ts'
import { findMove, type MoveKind, type MoveView } from '../query/moves.ts'
import { recordEvent } from '../record-event.ts'
import type { CarriedOver } from './carry-over.ts'
import { type ConversationState, readState } from './state.ts'

/** What a move did, as it is kept for undoing. */
export type Moved = {
  messageIds: string[]
  /** null where the source lives on */
  carried: CarriedOver | null
  after: { source: ConversationState; target: ConversationState }
  remark?: string
}
export type Before = { source: ConversationState; target: ConversationState }

const undoMs = 30 * 86_400_000

const words: Record<MoveKind, { audit: string; left: string; arrived: string }> = {
  merge: { audit: 'conversation.merged', left: 'merged_into', arrived: 'merged' },
  split: { audit: 'conversation.split', left: 'split', arrived: 'split_from' },
  move: { audit: 'message.moved', left: 'message_moved_away', arrived: 'message_moved_here' },
}

type Recorded = { kind: MoveKind; before: Before; messageIds: string[]; carried: CarriedOver | null }

/** Keeps a move for undoing, tells both timelines and the audit, and announces both conversations. */
export async function recordMove(ctx: OrgContext, move: Recorded): Promise<MoveView> {
  const { kind, before, messageIds, carried } = move
  const { source, target } = before
  const id = newId()
  const at = now()
  const after = { source: await readState(ctx, source.id), target: await readState(ctx, target.id) }
  const moved: Moved = { messageIds, carried, after }
  await ctx.db.conversationMove.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      kind,
      sourceId: source.id,
      targetId: target.id,
      moved: storableValue(moved),
      before: storableValue(before),
      actor: actorRecord(ctx.actor),
      createdAt: at,
      undoUntil: new Date(at.getTime() + undoMs),
    },
    select: { id: true },
  })
  const count = messageIds.length
  const told = { moveId: id, messages: count, messageId: messageIds[0] ?? null }
  const states = await readPresent(ctx, [source.id, target.id])
  const left = { ...told, number: target.number, state: states.get(source.id) ?? null }
  const arrived = { ...told, number: source.number, state: states.get(target.id) ?? null }
  await recordEvent(ctx, source.id, words[kind].left, left)
  await recordEvent(ctx, target.id, words[kind].arrived, arrived)
  await writeAudit(ctx, {
    action: words[kind].audit,
    subjectType: kind === 'move' ? 'message' : 'conversation',
    subjectId: kind === 'move' ? (messageIds[0] ?? '') : source.id,
    after: { moveId: id, sourceId: source.id, targetId: target.id, messages: count },
  })
  await announce(ctx, [source.id, target.id])
  return findMove(ctx, id)
}

/** Clocks follow what moved, and browsers hear of both conversations. */
export async function announce(ctx: OrgContext, ids: string[]): Promise<void> {
  await keepClocks(ctx, ids)
  for (const conversationId of ids) ctx.emit({ type: 'conversation.reorganized', conversationId })
}
