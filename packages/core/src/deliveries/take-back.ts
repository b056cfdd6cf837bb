import type { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { saveAgentDraft } from '../drafts/save.ts'

type Taken = { messageId: string; conversationId: string; text: string }

/** What every way of taking a queued mail back shares: its files are free, its text is the agent's draft again. */
export async function takeBack(
  ctx: OrgContext,
  { messageId, conversationId, text }: Taken,
  event: { type: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await ctx.db.delivery.update({ where: { messageId }, data: { state: 'undone' } })
  await ctx.db.attachment.updateMany({ where: { messageId }, data: { messageId: null, linked: false } })
  await restoreDraft(ctx, conversationId, text)
  await recordEvent(ctx, conversationId, event.type, { messageId, ...event.detail })
  ctx.emit({ type: 'delivery.changed', conversationId, messageId })
}

/** What the agent has typed since stays below its text. */
async function restoreDraft(ctx: OrgContext, conversationId: string, text: string): Promise<void> {
  const typed = await ctx.db.draft.findFirst({ where: { conversationId, author: 'agent' } })
  const more = typed !== null && typed.text !== text
  await saveAgentDraft(ctx, conversationId, more ? `${text}\n\n${typed.text}` : text)
}
