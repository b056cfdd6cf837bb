import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import type { JsonText } from '../../json-text.ts'
import { type SlaView, slaOf } from './sla.ts'

export type Status = 'open' | 'pending' | 'resolved' | 'closed'
export type Severity = 'low' | 'normal' | 'high' | 'urgent'
export type Route = 'informational' | 'service_action' | 'safety_compliance'

/** Where a conversation began. */
export type Channel = 'mail' | 'api' | 'form' | 'chat' | 'voice'

type Person = { id: string; name: string; email: string }

/** A conversation as members and API clients see it. */
export type ConversationView = {
  id: string
  number: number
  channel: Channel
  subject: string
  status: Status
  inProgress: boolean
  priority: Severity
  spam: boolean
  snoozedUntil: string | null
  contact: Person & { company: { id: string; name: string } | null }
  mailbox: { id: string; address: string; name: string }
  assignee: Person | null
  team: { id: string; name: string } | null
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
  sla: SlaView | null
  tags: string[]
  preview: string
  unread: boolean
  hasAttachments: boolean
  hasDraft: boolean
  messageCount: number
  waitingSince: string | null
  lastMessageAt: string
  createdAt: string
  /** where its messages are, since it was merged */
  mergedInto: { id: string; number: number } | null
}

export type ConversationRow = { view: JsonText<ConversationView> }

const iso = (time: Prisma.Sql) =>
  Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The fields of a ConversationView. A row with names becomes JSON faster than a list of names and values. */
const fields = Prisma.sql`
  c.id, c.number, c.channel, c.subject, c.status, c.status = 'open' AND a.id IS NOT NULL AS "inProgress",
  c.priority, c.spam, ${iso(Prisma.sql`c.snoozed_until`)} AS "snoozedUntil",
  (SELECT p FROM (SELECT ct.id, ct.name, ct.email, CASE WHEN ct.company_id IS NOT NULL THEN (SELECT f FROM (
    SELECT co.id, co.name FROM companies co WHERE co.id = ct.company_id) f) END AS company) p) AS contact,
  (SELECT m FROM (SELECT mb.id, mb.address, mb.name) m) AS mailbox,
  CASE WHEN a.id IS NOT NULL THEN (SELECT p FROM (SELECT a.id, a.name, a.email) p) END AS assignee,
  CASE WHEN c.team_id IS NOT NULL THEN (SELECT t FROM (
    SELECT tm.id, tm.name FROM teams tm WHERE tm.id = c.team_id) t) END AS team,
  CASE WHEN c.route IS NOT NULL THEN (SELECT k FROM (SELECT
    c.route, cat.key AS category, cat.name AS "categoryName", coalesce(c.confidence, 0) AS confidence,
    coalesce(c.sentiment, 0) AS sentiment, coalesce(c.severity, 'normal') AS severity,
    coalesce(c.language, 'und') AS language, coalesce(c.classified_by, 'local') AS by) k) END AS classification,
  ${slaOf(iso)} AS sla,
  ARRAY(SELECT t.name FROM tags t WHERE t.id = ANY (ARRAY(
    SELECT x.tag_id FROM conversation_tags x WHERE x.conversation_id = c.id)) ORDER BY t.name) AS tags,
  c.preview, coalesce(r.sequence, 0) < c.last_sequence AS unread, c.has_attachments AS "hasAttachments",
  c.has_draft AS "hasDraft", c.last_sequence AS "messageCount",
  ${iso(Prisma.sql`c.waiting_since`)} AS "waitingSince", ${iso(Prisma.sql`c.last_message_at`)} AS "lastMessageAt",
  ${iso(Prisma.sql`c.created_at`)} AS "createdAt",
  CASE WHEN c.merged_into_id IS NOT NULL THEN (SELECT i FROM (
    SELECT n.id, n.number FROM conversations n WHERE n.id = c.merged_into_id) i) END AS "mergedInto"`

/** The select list and joins that make a ConversationRow of each row `c` that `from` yields. */
export function selectConversations(ctx: OrgContext, from: Prisma.Sql): Prisma.Sql {
  const reader = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  return Prisma.sql`
    SELECT row_to_json(v)::text AS view
    FROM (${from}) c
    JOIN contacts ct ON ct.id = c.contact_id
    JOIN mailboxes mb ON mb.id = c.mailbox_id
    LEFT JOIN members a ON a.id = c.assignee_id
    LEFT JOIN categories cat ON cat.id = c.category_id
    LEFT JOIN conversation_reads r ON r.conversation_id = c.id
      AND r.member_id = ${reader}::uuid
    CROSS JOIN LATERAL (SELECT ${fields}) v`
}

export function toConversation({ view }: ConversationRow): ConversationView {
  return JSON.parse(view) as ConversationView
}
