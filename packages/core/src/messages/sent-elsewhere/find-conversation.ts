import type { OrgContext } from '../../context.ts'

type Sent = {
  mailboxId: string
  /** everybody the mail went to, ourselves left out */
  recipients: string[]
  /** Message-IDs it names */
  named: string[]
  providerThreadId: string | null
}

/**
 * The conversation a mail of ours belongs to that was written in the provider's own program: the one it answers,
 * or that of its thread at the provider, and only one in which somebody it went to takes part.
 */
export async function findConversation(
  ctx: OrgContext,
  { mailboxId, recipients, named, providerThreadId }: Sent,
): Promise<{ id: string; evidence: string[] } | null> {
  const [found] = await ctx.db.$queryRaw<{ id: string; answers: boolean }[]>`
    SELECT m.conversation_id AS id, m.message_id = ANY (${named}::text[]) AS answers
    FROM messages m
    JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    WHERE m.mailbox_id = ${mailboxId}::uuid
      AND (m.message_id = ANY (${named}::text[]) OR m.provider_thread_id = ${providerThreadId})
      AND (k.email = ANY (${recipients}::text[]) OR EXISTS (SELECT 1 FROM messages p
        WHERE p.organization_id = m.organization_id AND p.conversation_id = m.conversation_id
          AND p.from_address = ANY (${recipients}::text[])))
    ORDER BY answers DESC NULLS LAST, m.created_at DESC LIMIT 1`
  if (!found) return null
  const reason = found.answers
    ? 'answers a mail of that conversation'
    : 'lies in the same thread at the provider'
  return { id: found.id, evidence: [reason, 'went to somebody who takes part in that conversation'] }
}
