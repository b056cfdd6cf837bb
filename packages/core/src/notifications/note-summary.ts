import type { OrgContext } from '../context.ts'
import { noteFor } from './note-for.ts'

/** Tells whoever has a conversation, and those who follow it, that its end was summed up, up to a message. */
export async function noteSummary(ctx: OrgContext, conversationId: string, messageId: string): Promise<void> {
  const conversation = await ctx.db.conversation.findUnique({
    where: { id: conversationId },
    select: { assigneeId: true },
  })
  const followers = await ctx.db.conversationFollower.findMany({
    where: { conversationId },
    select: { memberId: true },
  })
  const members = [conversation?.assigneeId ?? [], followers.map(({ memberId }) => memberId)].flat()
  await noteFor(ctx, members, { kind: 'summary', conversationId, cause: 'summary', causeId: messageId })
}
