import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type MessageRow, type MessageView, selectMessages, toMessage } from './row.ts'

/** The messages of a conversation in their order. Replies taken back are left out. */
export async function listMessages(
  ctx: OrgContext,
  input: PageInput & { conversation: string },
): Promise<Page<MessageView>> {
  require(ctx, 'conversations:read')
  const after = Number(decodeCursor(input.cursor, ['number'])?.[0] ?? 0)
  const conversation = await findConversation(ctx, input.conversation)
  const rows = await ctx.db.$queryRaw<MessageRow[]>(Prisma.sql`${selectMessages}
    WHERE m.conversation_id = ${conversation.id}::uuid AND m.sequence > ${after}
      AND d.state IS DISTINCT FROM 'undone'
    ORDER BY m.sequence LIMIT ${input.limit + 1}`)
  return pageOf(rows, input.limit, (row) => [row.sequence], toMessage)
}
