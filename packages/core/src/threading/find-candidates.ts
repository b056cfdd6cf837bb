import type { OrgContext } from '../context.ts'
import type { Candidate } from './decide.ts'

/** The messages a mail names, each with whether its sender takes part in the conversation around it. */
export async function findCandidates(ctx: OrgContext, named: string[], sender: string): Promise<Candidate[]> {
  if (named.length === 0) return []
  const who = JSON.stringify([{ address: sender }])
  // LIMIT instead of EXISTS: planned as a hash, an EXISTS would read all mail of the organization for one answer.
  return ctx.db.$queryRaw<Candidate[]>`
    SELECT m.conversation_id AS "conversationId", m.message_id AS "messageId", m.mailbox_id AS "mailboxId",
      coalesce(
        (SELECT true FROM conversations c JOIN contacts k
          ON k.organization_id = c.organization_id AND k.id = c.contact_id
          WHERE c.organization_id = m.organization_id AND c.id = m.conversation_id AND k.email = ${sender} LIMIT 1),
        (SELECT true FROM messages p
          WHERE p.organization_id = m.organization_id AND p.conversation_id = m.conversation_id
            AND (p.from_address = ${sender} OR p."to" @> ${who}::jsonb OR p.cc @> ${who}::jsonb) LIMIT 1),
        false) AS participant
    FROM messages m WHERE m.message_id = ANY (${named}::text[])
    ORDER BY m.created_at DESC LIMIT 50`
}
