import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import type { Candidate } from './decide.ts'

/** What a mail names, and who sent it. */
export type Naming = { named: string[]; sender: string }

/**
 * For each mail, the messages it names, each with whether the mail's sender takes part in the conversation
 * around it.
 */
export async function findCandidates(ctx: OrgContext, mails: Naming[]): Promise<Candidate[][]> {
  const asked = mails.flatMap(({ named, sender }, at) =>
    named.length === 0 ? [] : [{ at, named, sender, who: [{ address: sender }] }],
  )
  if (asked.length === 0) return mails.map(() => [])
  // LIMIT instead of EXISTS: planned as a hash, an EXISTS would read all mail of the organization for one answer.
  const found = await ctx.db.$queryRaw<(Candidate & { at: number })[]>`
    SELECT g.at, m.conversation_id AS "conversationId", m.message_id AS "messageId",
      m.mailbox_id AS "mailboxId",
      coalesce(
        (SELECT true FROM conversations c JOIN contacts k
          ON k.organization_id = c.organization_id AND k.id = c.contact_id
          WHERE c.organization_id = m.organization_id AND c.id = m.conversation_id AND k.email = g.sender LIMIT 1),
        (SELECT true FROM messages p
          WHERE p.organization_id = m.organization_id AND p.conversation_id = m.conversation_id
            AND (p.from_address = g.sender OR p."to" @> g.who OR p.cc @> g.who) LIMIT 1),
        false) AS participant
    FROM json_to_recordset(${storableJson(asked)}::json) AS g (at int, named text[], sender text, who jsonb)
      CROSS JOIN LATERAL (
        SELECT * FROM messages WHERE message_id = ANY (g.named) ORDER BY created_at DESC LIMIT 50
      ) m
    ORDER BY m.created_at DESC`
  return mails.map((_, at) =>
    found.filter((row) => row.at === at).map(({ at: _at, ...candidate }) => candidate),
  )
}
