import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'
import type { Status } from '../query/row.ts'
import type { Placed } from './arrange.ts'

/** What moving messages changes of a conversation; plain JSON, since it is kept for undoing. */
export type ConversationState = {
  id: string
  number: number
  subject: string
  mailboxId: string
  contactId: string
  assigneeId: string | null
  row: DerivedRow
  /** in their order */
  messages: StoredMessage[]
  /** up to which place each member has read */
  reads: Record<string, number>
  drafts: { id: string; author: string; text: string }[]
}

export type DerivedRow = {
  status: Status
  preview: string
  lastSequence: number
  lastMessageAt: string
  waitingSince: string | null
  resolvedAt: string | null
  snoozedUntil: string | null
  hasAttachments: boolean
  hasDraft: boolean
  mergedIntoId: string | null
}

export type StoredMessage = Placed & {
  sequence: number
  /** a person outside wrote it */
  asks: boolean
}

/** Locks conversations in the order of their ids, which is the order in which everything locks several. */
export async function lockStates(ctx: OrgContext, ids: string[]): Promise<ConversationState[]> {
  const unique = [...new Set(ids)].sort()
  await ctx.db.$queryRaw`
    SELECT id FROM conversations WHERE id = ANY (${unique}::uuid[]) ORDER BY id FOR UPDATE`
  const states: ConversationState[] = []
  for (const id of ids) states.push(await readState(ctx, id))
  return states
}

/** The state of a conversation the caller has locked. */
export async function readState(ctx: OrgContext, id: string): Promise<ConversationState> {
  const [found] = await ctx.db.$queryRaw<{ state: ConversationState }[]>`
    SELECT json_build_object(
      'id', c.id, 'number', c.number, 'subject', c.subject, 'mailboxId', c.mailbox_id,
      'contactId', c.contact_id, 'assigneeId', c.assignee_id,
      'row', json_build_object('status', c.status, 'preview', c.preview, 'lastSequence', c.last_sequence,
        'lastMessageAt', c.last_message_at, 'waitingSince', c.waiting_since, 'resolvedAt', c.resolved_at,
        'snoozedUntil', c.snoozed_until, 'hasAttachments', c.has_attachments, 'hasDraft', c.has_draft,
        'mergedIntoId', c.merged_into_id),
      'messages', coalesce((SELECT json_agg(json_build_object('id', m.id, 'sequence', m.sequence,
          'at', (extract(epoch FROM m.created_at) * 1000)::bigint,
          'asks', m.direction = 'inbound' AND m.auto_kind = ANY (${[...writtenByPeople]}::text[])) ORDER BY m.sequence)
        FROM messages m WHERE m.conversation_id = c.id), '[]'),
      'reads', coalesce((SELECT json_object_agg(r.member_id, r.sequence)
        FROM conversation_reads r WHERE r.conversation_id = c.id), '{}'),
      'drafts', coalesce((SELECT json_agg(json_build_object('id', d.id, 'author', d.author, 'text', d.text)
          ORDER BY d.author)
        FROM drafts d WHERE d.conversation_id = c.id), '[]')) AS state
    FROM conversations c WHERE c.id = ${id}::uuid`
  if (!found) throw new NotFound('The conversation')
  return found.state
}
