import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'

export type Status = 'open' | 'pending' | 'resolved' | 'closed'
export type Severity = 'low' | 'normal' | 'high' | 'urgent'
export type Route = 'informational' | 'service_action' | 'safety_compliance'

type Person = { id: string; name: string; email: string }

/** A conversation as members and API clients see it. */
export type ConversationView = {
  id: string
  number: number
  subject: string
  status: Status
  inProgress: boolean
  priority: Severity
  spam: boolean
  snoozedUntil: string | null
  contact: Person
  mailbox: { id: string; address: string; name: string }
  assignee: Person | null
  classification: {
    route: Route
    category: string | null
    categoryName: string | null
    confidence: number
    sentiment: number
    severity: Severity
    language: string
    by: string
  } | null
  sla: null
  tags: string[]
  preview: string
  unread: boolean
  hasAttachments: boolean
  hasDraft: boolean
  messageCount: number
  waitingSince: string | null
  lastMessageAt: string
  createdAt: string
}

export type ConversationRow = {
  id: string
  number: number
  subject: string
  status: Status
  priority: Severity
  spam: boolean
  snoozed_until: Date | null
  contact_id: string
  contact_name: string
  contact_email: string
  mailbox_id: string
  mailbox_address: string
  mailbox_name: string
  assignee_id: string | null
  assignee_name: string | null
  assignee_email: string | null
  route: Route | null
  category: string | null
  category_name: string | null
  confidence: number | null
  sentiment: number | null
  severity: Severity | null
  language: string | null
  classified_by: string | null
  tags: string[]
  preview: string
  unread: boolean
  has_attachments: boolean
  has_draft: boolean
  last_sequence: number
  waiting_since: Date | null
  last_message_at: Date
  created_at: Date
}

/** The select list and joins that make a ConversationRow of each row `c` that `from` yields. */
export function selectConversations(ctx: OrgContext, from: Prisma.Sql): Prisma.Sql {
  const reader = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  return Prisma.sql`
    SELECT c.id, c.number, c.subject, c.status, c.priority::text, c.spam, c.snoozed_until,
      ct.id AS contact_id, ct.name AS contact_name, ct.email AS contact_email,
      mb.id AS mailbox_id, mb.address AS mailbox_address, mb.name AS mailbox_name,
      a.id AS assignee_id, a.name AS assignee_name, a.email AS assignee_email,
      c.route::text, cat.key AS category, cat.name AS category_name, c.confidence, c.sentiment,
      c.severity::text, c.language, c.classified_by, c.preview, c.has_attachments, c.has_draft,
      c.last_sequence, c.waiting_since, c.last_message_at, c.created_at,
      coalesce(r.sequence, 0) < c.last_sequence AS unread,
      ARRAY(SELECT t.name FROM conversation_tags x
        JOIN tags t ON t.organization_id = x.organization_id AND t.id = x.tag_id
        WHERE x.organization_id = c.organization_id AND x.conversation_id = c.id ORDER BY t.name) AS tags
    FROM (${from}) c
    JOIN contacts ct ON ct.organization_id = c.organization_id AND ct.id = c.contact_id
    JOIN mailboxes mb ON mb.organization_id = c.organization_id AND mb.id = c.mailbox_id
    LEFT JOIN members a ON a.organization_id = c.organization_id AND a.id = c.assignee_id
    LEFT JOIN categories cat ON cat.organization_id = c.organization_id AND cat.id = c.category_id
    LEFT JOIN conversation_reads r ON r.organization_id = c.organization_id AND r.conversation_id = c.id
      AND r.member_id = ${reader}::uuid`
}

export function toConversation(row: ConversationRow): ConversationView {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    inProgress: row.status === 'open' && row.assignee_id !== null,
    priority: row.priority,
    spam: row.spam,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    contact: { id: row.contact_id, name: row.contact_name, email: row.contact_email },
    mailbox: { id: row.mailbox_id, address: row.mailbox_address, name: row.mailbox_name },
    assignee: assigneeOf(row),
    classification: classificationOf(row),
    sla: null,
    tags: row.tags,
    preview: row.preview,
    unread: row.unread,
    hasAttachments: row.has_attachments,
    hasDraft: row.has_draft,
    messageCount: row.last_sequence,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    lastMessageAt: row.last_message_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }
}

function assigneeOf({
  assignee_id: id,
  assignee_name: name,
  assignee_email: email,
}: ConversationRow): Person | null {
  return id === null ? null : { id, name: name ?? '', email: email ?? '' }
}

function classificationOf(row: ConversationRow): ConversationView['classification'] {
  if (row.route === null) return null
  return {
    route: row.route,
    category: row.category,
    categoryName: row.category_name,
    confidence: row.confidence ?? 0,
    sentiment: row.sentiment ?? 0,
    severity: row.severity ?? 'normal',
    language: row.language ?? 'und',
    by: row.classified_by ?? 'local',
  }
}
