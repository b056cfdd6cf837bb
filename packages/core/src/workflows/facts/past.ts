import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'
import type { Facts } from './facts.ts'
import {
  companyOfContact,
  type FactsRow,
  factsOf,
  factsOfOrganization,
  judgementOf,
  ownName,
  ownValue,
} from './read.ts'

type Past = { conversationId: string; facts: FactsRow; at: Date }

/**
 * What was so when each of the conversations began with a customer's first message: open, without tags or assignee,
 * judged as that message was. Conversations nobody wrote to us in are left out.
 */
export async function readPastFacts(
  ctx: OrgContext,
  { conversationIds, trigger }: { conversationIds: string[]; trigger: Facts['event']['trigger'] },
): Promise<Map<string, Facts>> {
  const rows = await ctx.db.$queryRaw<Past[]>`
    SELECT c.id AS "conversationId", m.created_at AS at, json_build_object(
      'organization', (SELECT ${factsOfOrganization} FROM organizations o WHERE o.id = c.organization_id),
      'conversation', json_build_object('id', c.id, 'number', c.number, 'subject', c.subject, 'status', 'open',
        'priority', 'normal', 'channel', c.channel, 'spam', c.spam, 'assigneeId', NULL,
        'teamId', (SELECT b.default_team_id FROM mailboxes b WHERE b.id = c.mailbox_id), 'mailboxId', c.mailbox_id,
        'messageCount', m.sequence, 'hasAttachments', EXISTS (SELECT FROM attachments f
          WHERE f.message_id = m.id AND NOT f.inline), 'createdAt', c.created_at, 'waitingSince', m.created_at,
        'tags', ARRAY[]::text[]),
      'contact', json_build_object('id', k.id, 'name', k.name, 'email', k.email, 'conversations',
        (SELECT count(*) FROM conversations z WHERE z.contact_id = k.id AND z.created_at <= c.created_at)),
      'company', ${companyOfContact},
      'own', (SELECT json_object_agg(${ownName}, ${ownValue}) FROM custom_values v
        JOIN custom_fields f ON f.id = v.field_id
        WHERE v.owner_id IN (k.id, k.company_id)),
      'message', json_build_object('id', m.id, 'sequence', m.sequence, 'direction', m.direction,
          'subject', m.subject, 'text', left(m.text, 10000), 'autoKind', m.auto_kind,
          'trust', coalesce(m.trust->>'verdict', 'unverified'),
          'attachments', (SELECT count(*) FROM attachments f WHERE f.message_id = m.id AND NOT f.inline)),
      'classification', ${judgementOf(Prisma.sql`m.id`)}
    ) AS facts
    FROM conversations c
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    JOIN LATERAL (SELECT * FROM messages x WHERE x.conversation_id = c.id AND x.direction = 'inbound'
      AND x.auto_kind = ANY (${[...writtenByPeople]}) ORDER BY x.sequence LIMIT 1) m ON true
    WHERE c.id = ANY (${conversationIds}::uuid[])`
  return new Map(
    rows.map(({ conversationId, facts, at }) => [
      conversationId,
      factsOf(facts, { trigger, detail: {} }, at),
    ]),
  )
}
