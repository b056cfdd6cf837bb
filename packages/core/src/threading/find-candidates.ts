import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import type { Candidate } from './decide.ts'

/** What of a mail its conversation can be found by. */
export type Traits = {
  mailboxId: string
  /** whose mail it is; null where it names nobody who could be known */
  sender: string | null
  named: string[]
  messageId: string | null
  providerThreadId: string | null
  answers: boolean
  receivedAt: Date
  /** the mail's own message where it is stored already, which relates it to nothing */
  storedId?: string
}

/** The conversations each mail is related to, each with whether its sender takes part in it already. */
export async function findCandidates(ctx: OrgContext, mails: Traits[]): Promise<Candidate[][]> {
  const asked = mails.flatMap((mail, at) =>
    mail.named.length > 0 || mail.messageId !== null || mail.providerThreadId !== null || mail.answers
      ? [{ at, ...mail, who: [{ address: mail.sender ?? '' }] }]
      : [],
  )
  if (asked.length === 0) return mails.map(() => [])
  // LIMIT instead of EXISTS: planned as a hash, an EXISTS would read all mail of the organization for one answer.
  // OFFSET 0 keeps the days out of the choice of an index, of which one reads a week of the organization's mail.
  const found = await ctx.db.$queryRaw<(Candidate & { at: number })[]>`
    SELECT g.at, m.relation, m.conversation_id AS "conversationId", m.mark, m.mailbox_id AS "mailboxId",
      g.sender IS NOT NULL AND coalesce(
        (SELECT true FROM conversations c JOIN contacts k
          ON k.organization_id = c.organization_id AND k.id = c.contact_id
          WHERE c.organization_id = m.organization_id AND c.id = m.conversation_id AND k.email = g.sender LIMIT 1),
        (SELECT true FROM messages p
          WHERE p.organization_id = m.organization_id AND p.conversation_id = m.conversation_id
            AND (p.from_address = g.sender OR p."to" @> g.who OR p.cc @> g.who) LIMIT 1),
        false) AS participant
    FROM json_to_recordset(${storableJson(asked)}::json) AS g (at int, "mailboxId" uuid, sender text,
        named text[], "messageId" text, "providerThreadId" text, answers boolean, "receivedAt" timestamptz,
        who jsonb, "storedId" uuid)
      CROSS JOIN LATERAL (
        (SELECT 'named' AS relation, m.organization_id, m.conversation_id, m.message_id AS mark, m.mailbox_id, m.created_at
          FROM unnest(g.named) AS name CROSS JOIN LATERAL (SELECT * FROM messages WHERE message_id = name OFFSET 0) m
          WHERE m.id IS DISTINCT FROM g."storedId" ORDER BY m.created_at DESC LIMIT 50)
        UNION ALL
        (SELECT 'thread', organization_id, conversation_id, message_id, mailbox_id, created_at
          FROM messages WHERE mailbox_id = g."mailboxId" AND provider_thread_id = g."providerThreadId"
            AND id IS DISTINCT FROM g."storedId"
          ORDER BY created_at DESC LIMIT 20)
        UNION ALL
        (SELECT 'answer', organization_id, conversation_id, message_id, mailbox_id, created_at
          FROM messages WHERE in_reply_to = g."messageId" AND id IS DISTINCT FROM g."storedId" ORDER BY created_at DESC LIMIT 20)
        UNION ALL
        (SELECT 'recent', c.organization_id, c.id, c.subject, c.mailbox_id, c.last_message_at
          FROM contacts k CROSS JOIN LATERAL (SELECT * FROM conversations WHERE contact_id = k.id OFFSET 0) c
          WHERE g.answers AND k.email = g.sender AND c.mailbox_id = g."mailboxId" AND c.merged_into_id IS NULL
            AND c.status <> 'closed' AND NOT c.spam
            AND c.last_message_at BETWEEN g."receivedAt" - interval '7 days' AND g."receivedAt" + interval '7 days'
          ORDER BY c.last_message_at DESC LIMIT 20)
      ) m
    ORDER BY m.created_at DESC`
  return mails.map((_, at) =>
    found.filter((row) => row.at === at).map(({ at: _at, ...candidate }) => candidate),
  )
}
