import type { OrgContext } from '../../context.ts'
import { interleave, readUpTo } from './arrange.ts'
import { placeMessages, writeReads } from './place-messages.ts'
import { recount, writeRow } from './recount.ts'
import type { ConversationState, StoredMessage } from './state.ts'

type Relocation = { source: ConversationState; target: ConversationState; messageIds: string[] }

/**
 * Moves messages from one locked conversation to another, in the order of time, and works out anew what both show.
 * A conversation that loses all of them is merged into the other: it is hidden and stays as it was.
 */
export async function relocate(ctx: OrgContext, { source, target, messageIds }: Relocation): Promise<void> {
  const moved = new Set(messageIds)
  const coming = source.messages.filter(({ id }) => moved.has(id))
  const left = source.messages.filter(({ id }) => !moved.has(id))
  const order = interleave(target.messages, coming)
  await placeMessages(ctx, [
    { conversationId: target.id, order },
    { conversationId: source.id, order: left },
  ])
  await writeReads(ctx, target.id, mergedReads(source, target, order))
  const waits = waitingAmong(source, coming)
  await writeTarget(ctx, { source, target, waits, all: left.length === 0 })
  if (left.length === 0) {
    await writeRow(ctx, source.id, { ...source.row, mergedIntoId: target.id })
    return
  }
  await writeReads(ctx, source.id, mergedReads(source, source, left))
  const shown = await recount(ctx, source.id, source.row)
  await writeRow(ctx, source.id, { ...source.row, ...shown, waitingSince: waitingAmong(source, left) })
}

/** As far as a member has read everything in the new order, and no further. */
function mergedReads(
  source: ConversationState,
  target: ConversationState,
  order: StoredMessage[],
): Record<string, number> {
  const members = new Set([...Object.keys(source.reads), ...Object.keys(target.reads)])
  return Object.fromEntries(
    [...members].map((member) => {
      const seen = [source, target].flatMap(({ messages, reads }) =>
        messages.filter(({ sequence }) => sequence <= (reads[member] ?? 0)).map(({ id }) => id),
      )
      return [member, readUpTo(order, new Set(seen))]
    }),
  )
}

/** Since when somebody waits for an answer to one of these messages, if the conversation was waiting at all. */
function waitingAmong({ row, messages }: ConversationState, some: StoredMessage[]): string | null {
  if (row.waitingSince === null) return null
  if (some.length === messages.length) return row.waitingSince
  const since = Date.parse(row.waitingSince)
  const asked = some.filter(({ asks, at }) => asks && at >= since).map(({ at }) => at)
  return asked.length === 0 ? null : new Date(Math.min(...asked)).toISOString()
}

type Gain = { source: ConversationState; target: ConversationState; waits: string | null; all: boolean }

/** Whoever was open or waiting is so in the new place too. */
async function writeTarget(ctx: OrgContext, { source, target, waits, all }: Gain): Promise<void> {
  const { row } = target
  const open = (all && source.row.status === 'open') || waits !== null
  await writeRow(ctx, target.id, {
    ...row,
    ...(await recount(ctx, target.id, row)),
    waitingSince: earlier(row.waitingSince, waits),
    ...(open ? { status: 'open', resolvedAt: null } : {}),
    ...(open && source.row.snoozedUntil === null ? { snoozedUntil: null } : {}),
  })
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) <= Date.parse(other) ? one : other
}
