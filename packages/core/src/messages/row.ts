import { Prisma } from '@frontdesk/db/tenancy'
import type { Invitation } from '@frontdesk/integrations/email/parts/calendar'
import type { Protection } from '@frontdesk/integrations/email/parts/protection'
import type { SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'

type Address = { name: string; address: string }
export type AttachmentView = {
  id: string
  filename: string
  contentType: string
  size: number
  inline: boolean
  contentId: string | null
  /** may run or mislead when opened: offered for saving only */
  dangerous: boolean
}

export type RecipientState =
  | 'queued'
  | 'sent'
  | 'delayed'
  | 'failed'
  | 'bounced'
  | 'complained'
  | 'suppressed'
  | 'unknown'

/** How far a mail got on its way to one address; `reason` is in words for people. */
export type RecipientView = {
  address: string
  state: RecipientState
  reason: string | null
  permanent: boolean | null
  at: string
}

/** A message as members and API clients see it: `text` is what is new in it. */
export type MessageView = {
  id: string
  conversationId: string
  sequence: number
  direction: 'inbound' | 'outbound'
  author: { id: string; name: string } | null
  from: Address
  to: Address[]
  cc: Address[]
  bcc: Address[]
  /** where the sender wants answers, when that is not where the mail is from */
  replyTo: Address[]
  subject: string
  text: string
  html: string | null
  quotedText: string
  attachments: AttachmentView[]
  messageId: string | null
  autoKind: 'human' | 'bounce' | 'auto-reply' | 'list' | 'report'
  delivery: {
    state: 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'undone'
    attempts: number
    error: string | null
    notBefore: string
    scheduled: boolean
    /** taken back when the customer writes first */
    cancelOnReply: boolean
    recipients: RecipientView[]
  } | null
  /** the event a mail invites to */
  invitation: Invitation | null
  /** how the mail is signed or encrypted */
  protection: Protection | null
  threading: { verdict: string; evidence: string[] }
  trust: SenderTrust | null
  /** what was written, where a translation of it was sent */
  original: { language: string; text: string } | null
  sentAt: string
  createdAt: string
}

export type MessageRow = Omit<MessageView, 'delivery' | 'sentAt' | 'createdAt'> & {
  delivery: DeliveryRow | null
  sentAt: Date
  createdAt: Date
}

type DeliveryRow = {
  state: string
  attempts: number
  error: string | null
  not_before: string
  scheduled: boolean
  cancel_on_reply: boolean
  people: RecipientView[] | null
}

/** The columns and joins that make a MessageRow; follow it with WHERE. Undone messages have not been written. */
export const selectMessages = Prisma.sql`
  SELECT m.id, m.conversation_id AS "conversationId", m.sequence, m.direction::text,
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS author,
    jsonb_build_object('name', m.from_name, 'address', m.from_address) AS "from", m."to", m.cc, m.bcc, m.reply_to AS "replyTo",
    m.subject, m.text, m.html, m.quoted_text AS "quotedText", m.message_id AS "messageId",
    CASE WHEN m.direction = 'outbound' THEN (SELECT jsonb_build_object('language', t.language, 'text', t.text)
      FROM message_translations t WHERE t.organization_id = m.organization_id AND t.message_id = m.id
        AND t.kind = 'original' LIMIT 1) END AS original,
    m.auto_kind AS "autoKind", m.threading, m.trust, m.invitation, m.protection, m.sent_at AS "sentAt", m.created_at AS "createdAt",
    CASE WHEN d.message_id IS NOT NULL THEN to_jsonb(d.*) || jsonb_build_object('people',
      (SELECT jsonb_agg(jsonb_build_object('address', r.address, 'state', r.state, 'reason', r.reason,
          'permanent', r.permanent, 'at', r.updated_at) ORDER BY r.address)
        FROM delivery_recipients r WHERE r.organization_id = m.organization_id AND r.message_id = m.id))
      END AS delivery,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'filename', f.filename, 'contentType',
        f.content_type, 'size', f.size, 'inline', f.inline, 'contentId', f.content_id,
        'dangerous', f.dangerous) ORDER BY f.created_at, f.id)
      FROM attachments f WHERE f.organization_id = m.organization_id AND f.message_id = m.id), '[]') AS attachments
  FROM messages m
  LEFT JOIN members a ON a.organization_id = m.organization_id AND a.id = m.author_id
  LEFT JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id`

export function toMessage(row: MessageRow): MessageView {
  const { delivery } = row
  return {
    ...row,
    delivery: delivery && {
      state: delivery.state as NonNullable<MessageView['delivery']>['state'],
      attempts: delivery.attempts,
      error: delivery.error,
      notBefore: new Date(delivery.not_before).toISOString(),
      scheduled: delivery.scheduled,
      cancelOnReply: delivery.cancel_on_reply,
      recipients: (delivery.people ?? []).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    },
    threading: { verdict: row.threading.verdict, evidence: row.threading.evidence },
    sentAt: row.sentAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }
}
