import type { Change } from '@frontdesk/integrations/channel'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../access/access-token.ts'
import type { OpenMailbox } from '../access/open-mailbox.ts'
import { identityOf } from '../sync/take-mails.ts'

type Marked = { id: string; read: boolean }

/**
 * Lets the read state of conversations follow what somebody did in the provider's own program, where the
 * organization wants that: read there is read here, for everybody; marked unread there is unread again.
 */
export async function followMarks(
  mailbox: MailboxRef,
  open: OpenMailbox,
  changes: readonly Change[],
): Promise<void> {
  if (!open.settings.mirrorReadState) return
  // Of several changes to one mail the last one counts.
  const last = new Map<string, Marked>()
  for (const change of changes) {
    if (change.type !== 'marked') continue
    const id = identityOf(open, change.id)
    last.set(id, { id, read: change.read })
  }
  if (last.size === 0) return
  const actor = { type: 'system', name: 'sync' } as const
  await inOrganization({ organizationId: mailbox.organizationId, actor }, async (ctx) => {
    const marks = [...last.values()]
    const changed = [
      ...(await read(ctx, mailbox.mailboxId, idsOf(marks, true))),
      ...(await unread(ctx, mailbox.mailboxId, idsOf(marks, false))),
    ]
    for (const conversationId of new Set(changed)) ctx.emit({ type: 'conversation.updated', conversationId })
  })
}

function idsOf(marks: Marked[], wanted: boolean): string[] {
  return marks.filter((mark) => mark.read === wanted).map(({ id }) => id)
}

async function read(ctx: OrgContext, mailboxId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation_reads AS r (organization_id, conversation_id, member_id, sequence)
    SELECT m.organization_id, m.conversation_id, b.id, max(m.sequence)
    FROM messages m JOIN members b ON b.organization_id = m.organization_id AND b.disabled_at IS NULL
    WHERE m.mailbox_id = ${mailboxId}::uuid AND m.provider_message_id = ANY (${ids}::text[])
    GROUP BY 1, 2, 3
    ON CONFLICT (organization_id, conversation_id, member_id)
      DO UPDATE SET sequence = excluded.sequence WHERE r.sequence < excluded.sequence
    RETURNING conversation_id AS id`
  return rows.map(({ id }) => id)
}

async function unread(ctx: OrgContext, mailboxId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE conversation_reads r SET sequence = m.before
    FROM (SELECT conversation_id, min(sequence) - 1 AS before FROM messages
      WHERE mailbox_id = ${mailboxId}::uuid AND direction = 'inbound' AND provider_message_id = ANY (${ids}::text[])
      GROUP BY conversation_id) m
    WHERE r.conversation_id = m.conversation_id AND r.sequence > m.before
    RETURNING r.conversation_id AS id`
  return rows.map(({ id }) => id)
}
