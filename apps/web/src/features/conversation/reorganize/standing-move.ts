import type { Entry, TimelineItem } from '../thread/timeline.ts'

/** A merge, split or move that the timeline tells of and that can still be taken back. */
export type StandingMove = {
  kind: 'merge' | 'split' | 'move'
  moveId: string
  /** the conversation on the other side, by number, which the API takes as well */
  conversationId: string
  messageId: string
}

const kinds: Record<string, StandingMove['kind']> = {
  merged: 'merge',
  split: 'split',
  split_from: 'split',
  message_moved_here: 'move',
  message_moved_away: 'move',
}

const undoMs = 30 * 86_400_000

/** The move a line of the timeline tells of; null where there is none, or no way back any more. */
export function standingMove(entry: Entry, undone: Set<string>, now: number): StandingMove | null {
  const kind = Object.hasOwn(kinds, entry.type) ? kinds[entry.type] : undefined
  const { moveId, number, messageId } = entry.detail
  if (!kind || typeof moveId !== 'string' || typeof number !== 'number' || undone.has(moveId)) return null
  if (now - Date.parse(entry.createdAt) >= undoMs) return null
  return { kind, moveId, conversationId: String(number), messageId: String(messageId ?? '') }
}

/** The moves that the timeline says have been taken back. */
export function undoneMoves(items: readonly TimelineItem[]): Set<string> {
  const ids = items.flatMap((item) =>
    item.kind === 'events'
      ? item.entries.filter(({ type }) => type.endsWith('_undone')).map(({ detail }) => detail.moveId)
      : [],
  )
  return new Set(ids.filter((id) => typeof id === 'string'))
}
