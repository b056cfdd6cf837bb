import type { OrgContext } from '../context.ts'
import { wantMarks } from '../mailboxes/marks/want.ts'
import { seeConversation } from '../notifications/see-conversation.ts'
import { require } from '../permissions.ts'
import { findConversation } from './query/find.ts'

/** Remembers how far a member has read. Keys and the product itself have no eyes: nothing is kept for them. */
export async function markRead(
  ctx: OrgContext,
  input: { conversation: string; read: boolean },
): Promise<void> {
  require(ctx, 'conversations:read')
  const conversation = await findConversation(ctx, input.conversation)
  if (ctx.actor.type !== 'member') return
  const sequence = input.read ? conversation.messageCount : conversation.messageCount - 1
  await ctx.db.$executeRaw`
    INSERT INTO conversation_reads (organization_id, conversation_id, member_id, sequence)
    VALUES (${ctx.organizationId}::uuid, ${conversation.id}::uuid, ${ctx.actor.memberId}::uuid, ${sequence})
    ON CONFLICT (organization_id, conversation_id, member_id) DO UPDATE SET sequence = excluded.sequence`
  if (!input.read) return
  await seeConversation(ctx, conversation.id)
  await wantMarks(ctx, conversation.id, 'mirrorReadState')
}
