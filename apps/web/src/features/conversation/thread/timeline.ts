import type { z } from 'zod'
import type { timelineEntry } from '../../../contract/conversations/conversations.ts'
import type { message, note } from '../../../contract/conversations/messages.ts'

export type Message = z.output<typeof message>
export type Note = z.output<typeof note>
export type Entry = z.output<typeof timelineEntry>

export type TimelineItem =
  | { kind: 'message'; at: string; id: string; message: Message }
  | { kind: 'note'; at: string; id: string; note: Note }
  | { kind: 'events'; at: string; id: string; entries: Entry[] }

/** Events that only repeat what a letter or a note beside them already shows. */
const told = new Set([
  'message.received',
  'message_received',
  'received',
  'reply.queued',
  'reply_queued',
  'replied',
  'note.added',
  'note_added',
])

/** Letters, notes and what happened between them, oldest first; neighbouring events become one group. */
export function buildTimeline(messages: Message[], notes: Note[], entries: Entry[]): TimelineItem[] {
  const items: TimelineItem[] = [
    ...messages
      .filter((one) => one.delivery?.state !== 'undone')
      .map((one) => ({ kind: 'message' as const, at: momentOf(one), id: one.id, message: one })),
    ...notes.map((one) => ({ kind: 'note' as const, at: one.createdAt, id: one.id, note: one })),
    ...entries
      .filter((one) => !told.has(one.type))
      .map((one) => ({ kind: 'events' as const, at: one.createdAt, id: one.id, entries: [one] })),
  ]
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => Date.parse(a.item.at) - Date.parse(b.item.at) || a.index - b.index)
    .reduce<TimelineItem[]>((grouped, { item }) => addTo(grouped, item), [])
}

/** The address a letter is known by here: what we stored last is what is placed last. */
function momentOf(one: Message): string {
  return one.direction === 'inbound' && Date.parse(one.sentAt) > Date.parse(one.createdAt)
    ? one.createdAt
    : one.sentAt
}

function addTo(items: TimelineItem[], item: TimelineItem): TimelineItem[] {
  const last = items.at(-1)
  if (item.kind !== 'events' || last?.kind !== 'events') return [...items, item]
  return [...items.slice(0, -1), { ...last, entries: [...last.entries, ...item.entries] }]
}

/** Which letters stay open: the unanswered ones at the end and always the last; older ones fold. */
export function openLetters(messages: Message[], unfoldedUpTo = 6): Set<string> {
  if (messages.length <= unfoldedUpTo) return new Set(messages.map((one) => one.id))
  return new Set([messages[0], ...messages.slice(-3)].flatMap((one) => (one ? [one.id] : [])))
}
