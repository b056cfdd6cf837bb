import { Prisma } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import { nextOpening } from '../../business-hours/next-opening.ts'
import { type OpenInterval, usualHours } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import { valueAsJson } from '../../custom-fields/values/read.ts'
import { NotFound } from '../../errors.ts'
import type { TriggerName } from '../trigger-names.ts'
import type { Facts } from './facts.ts'

type About = {
  trigger: TriggerName
  detail: Facts['event']['detail']
  conversationId: string
  /** the message it is about; the newest one of the customer when left out */
  messageId: string | null
}

/** Facts as the database tells them. */
export type FactsRow = Pick<Facts, 'contact' | 'message' | 'classification'> & {
  company: NonNullable<Facts['company']> | null
  own: Facts['own'] | null

  conversation: Facts['conversation'] & { createdAt: string; waitingSince: string | null }
  organization: { name: string; timeZone: string; hours: OpenInterval[]; answerThreshold: number }
}

/** The company of the contact `k`. */
export const companyOfContact = Prisma.sql`(SELECT json_build_object('id', b.id, 'name', b.name, 'domains',
  ARRAY(SELECT d.domain FROM company_domains d WHERE d.company_id = b.id ORDER BY d.domain))
  FROM companies b WHERE b.id = k.company_id)`

/** The organization `o`. */
export const factsOfOrganization = Prisma.sql`json_build_object('name', o.name, 'timeZone', o.time_zone,
  'hours', o.business_hours, 'answerThreshold', o.answer_threshold)`

/** The newest judgement of a message, by a model or a person. */
export const judgementOf = (messageId: Prisma.Sql) =>
  Prisma.sql`(SELECT json_build_object('route', j.route,
    'category', (SELECT g.key FROM categories g WHERE g.id = j.category_id), 'confidence', j.confidence,
    'sentiment', j.sentiment, 'severity', j.severity, 'language', j.language)
  FROM classifications j WHERE j.message_id = ${messageId} ORDER BY j.created_at DESC, j.id DESC LIMIT 1)`

/** The name conditions give a field `f`, and what its value `v` says. */
export const ownName = Prisma.sql`f.subject || '.fields.' || f.key`
export const ownValue = Prisma.sql`json_build_object('type', f.type, 'value', ${valueAsJson})`

/** Reads what is so now about a conversation, in one statement. */
export async function readFacts(ctx: OrgContext, about: About): Promise<Facts> {
  const [facts] = await readAllFacts(ctx, [about])
  if (!facts) throw new NotFound('The conversation')
  return facts
}

/**
 * The same for several at once, in their order; null for a conversation that is gone. Each is looked up by itself,
 * which is a step into an index, whatever the planner takes the table to hold.
 */
export async function readAllFacts(ctx: OrgContext, abouts: readonly About[]): Promise<(Facts | null)[]> {
  const asked = abouts.map(({ trigger, conversationId, messageId }, at) => {
    // By now the conversation may be judged by a later message, or by what was said of an earlier one.
    const judgedId = trigger === 'classified' ? messageId : null
    return { at, conversationId, messageId, judgedId }
  })
  const rows = await ctx.db.$queryRaw<{ at: number; facts: FactsRow }[]>`
    SELECT q.at, json_build_object(
      'organization', (SELECT ${factsOfOrganization} FROM organizations o WHERE o.id = c.organization_id),
      'conversation', json_build_object('id', c.id, 'number', c.number, 'subject', c.subject, 'status', c.status,
        'priority', c.priority, 'channel', c.channel, 'spam', c.spam, 'assigneeId', c.assignee_id,
        'teamId', c.team_id, 'mailboxId', c.mailbox_id, 'messageCount', c.last_sequence,
        'hasAttachments', c.has_attachments, 'createdAt', c.created_at, 'waitingSince', c.waiting_since,
        'tags', ARRAY(SELECT t.name FROM conversation_tags x JOIN tags t ON t.id = x.tag_id
          WHERE x.conversation_id = c.id ORDER BY t.name)),
      'contact', json_build_object('id', k.id, 'name', k.name, 'email', k.email, 'conversations',
        (SELECT count(*) FROM (SELECT 1 FROM conversations z WHERE z.contact_id = k.id LIMIT 1000) counted)),
      'company', ${companyOfContact},
      'own', (SELECT json_object_agg(${ownName}, ${ownValue}) FROM custom_values v
        JOIN custom_fields f ON f.id = v.field_id
        WHERE v.owner_id IN (c.id, k.id, k.company_id)),
      'message', (SELECT json_build_object('id', m.id, 'sequence', m.sequence, 'direction', m.direction,
          'subject', m.subject, 'text', left(m.text, 10000), 'autoKind', m.auto_kind,
          'trust', coalesce(m.trust->>'verdict', 'unverified'),
          'attachments', (SELECT count(*) FROM attachments f WHERE f.message_id = m.id AND NOT f.inline))
        FROM messages m WHERE m.conversation_id = c.id
          AND (m.id = q."messageId" OR (q."messageId" IS NULL AND m.direction = 'inbound'))
        ORDER BY m.sequence DESC LIMIT 1),
      'classification', coalesce(${judgementOf(Prisma.sql`q."judgedId"`)},
        CASE WHEN c.route IS NOT NULL THEN json_build_object('route', c.route,
        'category', (SELECT g.key FROM categories g WHERE g.id = c.category_id), 'confidence', coalesce(c.confidence, 0),
        'sentiment', coalesce(c.sentiment, 0), 'severity', coalesce(c.severity, 'normal'),
        'language', coalesce(c.language, 'und')) END)
    ) AS facts
    FROM json_to_recordset(${JSON.stringify(asked)}::json) AS q (at int, "conversationId" uuid, "messageId" uuid,
      "judgedId" uuid)
    CROSS JOIN LATERAL (SELECT * FROM conversations x WHERE x.id = q."conversationId" LIMIT 1) c
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    WHERE c.id = ANY (${abouts.map(({ conversationId }) => conversationId)}::uuid[])`
  const at = now()
  const found = new Map(rows.map((row) => [row.at, row.facts]))
  return abouts.map((about, index) => {
    const facts = found.get(index)
    return facts ? factsOf(facts, about, at) : null
  })
}

export function factsOf(row: FactsRow, { trigger, detail }: Facts['event'], at: Date): Facts {
  const { conversation, organization } = row
  const hours = organization.hours.length > 0 ? organization.hours : usualHours
  const opens = nextOpening(at, hours, organization.timeZone)
  return {
    ...row,
    own: row.own ?? {},
    at,
    event: { trigger, detail },
    organization: { ...organization, openNow: opens?.getTime() === at.getTime() },
    conversation: {
      ...conversation,
      createdAt: new Date(conversation.createdAt),
      waitingSince: conversation.waitingSince === null ? null : new Date(conversation.waitingSince),
    },
  }
}
