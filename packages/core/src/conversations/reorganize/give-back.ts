import type { OrgContext } from '../../context.ts'
import { interleave, readUpTo, sameMessages } from './arrange.ts'
import { carryOver } from './carry-over.ts'
import { placeMessages, writeReads } from './place-messages.ts'
import type { Before, Moved } from './record-move.ts'
import { recount, writeRow } from './recount.ts'
import type { ConversationState, DerivedRow, StoredMessage } from './state.ts'

type Return = {
  before: Before
  moved: Moved
  source: ConversationState
  /** where the messages are now */
  current: ConversationState
  returning: StoredMessage[]
}

/**
 * Brings messages back to where they came from. What nobody has changed since is as it was before, to the place
 * and the reader; what has been changed is worked out from the messages as they are now.
 */
export async function giveBack(ctx: OrgContext, given: Return): Promise<void> {
  const { before, moved, source, current, returning } = given
  const gone = new Set(returning.map(({ id }) => id))
  const back = interleave(source.messages, returning)
  const left = current.messages.filter(({ id }) => !gone.has(id))
  await placeMessages(ctx, [
    { conversationId: current.id, order: inOldOrder(left, before.target) },
    { conversationId: source.id, order: inOldOrder(back, before.source) },
  ])
  const same = current.id === before.target.id
  await restore(ctx, {
    now: current,
    order: left,
    before: same ? before.target : null,
    after: same ? moved.after.target : null,
    unmerge: false,
    reads: [current],
  })
  await restore(ctx, {
    now: source,
    order: back,
    before: before.source,
    after: moved.after.source,
    unmerge: moved.carried !== null,
    reads: [source, current],
  })
  // A conversation that was opened for the messages has nothing of its own: its number leads back.
  if (left.length > 0 || before.target.messages.length > 0 || moved.carried) return
  await carryOver(ctx, current, source)
  await ctx.db.conversation.update({ where: { id: current.id }, data: { mergedIntoId: source.id } })
}

function inOldOrder(
  messages: StoredMessage[],
  { messages: old }: ConversationState,
): readonly { id: string }[] {
  return sameMessages(messages, old) ? old : messages
}

type Restoration = {
  now: ConversationState
  order: StoredMessage[]
  before: ConversationState | null
  after: ConversationState | null
  /** it was merged, and is a conversation of its own again */
  unmerge: boolean
  /** the conversations in which members may have read these messages since */
  reads: ConversationState[]
}

async function restore(ctx: OrgContext, given: Restoration): Promise<void> {
  const { now, order, before, after } = given
  const whole = before !== null && sameMessages(order, before.messages)
  await writeReads(ctx, now.id, readsOf(given, whole))
  const counted = await recount(ctx, now.id, now.row)
  const shown = whole ? { ...before.row, hasDraft: counted.hasDraft } : counted
  const { preview, lastSequence, lastMessageAt, hasAttachments, hasDraft } = shown
  const unchanged = <F extends keyof DerivedRow>(field: F): DerivedRow[F] =>
    before && after && now.row[field] === after.row[field] ? before.row[field] : now.row[field]
  await writeRow(ctx, now.id, {
    preview,
    lastSequence,
    lastMessageAt,
    hasAttachments,
    hasDraft,
    status: unchanged('status'),
    waitingSince: waitingOf(given, whole),
    resolvedAt: unchanged('resolvedAt'),
    snoozedUntil: unchanged('snoozedUntil'),
    mergedIntoId: given.unmerge ? null : now.row.mergedIntoId,
  })
}

/** Who has read on since has read as much of what is left as they have. */
function readsOf({ now, order, before, after, reads }: Restoration, whole: boolean): Record<string, number> {
  const members = new Set(
    [...reads, ...(before ? [before] : [])].flatMap((state) => Object.keys(state.reads)),
  )
  return Object.fromEntries(
    [...members].map((member) => {
      const untouched = whole && (now.reads[member] ?? 0) === (after?.reads[member] ?? 0)
      const kept = untouched ? (before?.reads[member] ?? 0) : 0
      const seen = reads.flatMap(({ messages, reads: read }) =>
        messages.filter(({ sequence }) => sequence <= (read[member] ?? 0)).map(({ id }) => id),
      )
      return [member, untouched && reads.length === 1 ? kept : Math.max(kept, readUpTo(order, new Set(seen)))]
    }),
  )
}

/** Whoever waited before waits again, unless an answer has ended it since. */
function waitingOf({ now, order, before, after }: Restoration, whole: boolean): string | null {
  if (before && whole && now.row.waitingSince === (after?.row.waitingSince ?? null))
    return before.row.waitingSince
  const since = now.row.waitingSince
  if (since === null) return null
  const asked = order.filter(({ asks, at }) => asks && at >= Date.parse(since)).map(({ at }) => at)
  return asked.length === 0 ? null : new Date(Math.min(...asked)).toISOString()
}
