import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { quietTypes } from '../history/record-quietly.ts'
import { findConversation } from './find.ts'

export type TimelineEntry = {
  id: string
  type: string
  actor: { type: string; name: string }
  detail: Record<string, unknown>
  createdAt: string
}

/** A conversation's timeline, oldest first. Ids are in the order of time, so the id alone is the key. */
export async function listConversationEvents(
  ctx: OrgContext,
  input: PageInput & { conversation: string },
): Promise<Page<TimelineEntry>> {
  require(ctx, 'conversations:read')
  const after = decodeCursor(input.cursor, ['id'])
  const conversation = await findConversation(ctx, input.conversation)
  const rows = await ctx.db.conversationEvent.findMany({
    where: {
      conversationId: conversation.id,
      type: { notIn: [...quietTypes] },
      ...(after ? { id: { gt: String(after[0]) } } : {}),
    },
    orderBy: { id: 'asc' },
    take: input.limit + 1,
  })
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    (row) => ({
      id: row.id,
      type: row.type,
      actor: row.actor as TimelineEntry['actor'],
      detail: row.detail as Record<string, unknown>,
      createdAt: row.createdAt.toISOString(),
    }),
  )
}
