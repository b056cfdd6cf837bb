import type { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { findConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'
import { recordAudited } from './record-event.ts'

type Change = {
  conversationId: string
  /** The timeline's word for it, also the audit action: conversation.<type> */
  type: string
  data: Prisma.ConversationUncheckedUpdateManyInput
  before: Prisma.InputJsonObject
  after: Prisma.InputJsonObject
}

/** The end every change of a conversation shares, and the new view. */
export async function changeConversation(ctx: OrgContext, change: Change): Promise<ConversationView> {
  await recordChange(ctx, change)
  return findConversation(ctx, change.conversationId)
}

/** Update, timeline, audit and event of a change, for whoever does not want to see the conversation. */
export async function recordChange(ctx: OrgContext, change: Change): Promise<void> {
  if (Object.keys(change.data).length > 0)
    await ctx.db.conversation.updateMany({ where: { id: change.conversationId }, data: change.data })
  await keepClocks(ctx, [change.conversationId])
  await recordAudited(ctx, change.conversationId, change.type, change)
  ctx.emit({ type: 'conversation.updated', conversationId: change.conversationId })
}
