import type { OrgContext } from '../context.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import type { Link } from './decide.ts'
import { linkConversations } from './link-conversations.ts'

type Joined = { conversationId: string; joins: Link[] }

/**
 * Merges conversations that a mail has just shown to be one: the answers to it came before it, and stand apart from
 * what it answers itself. Those of another contact, and those a person has taken apart, are linked instead. Returns
 * where the messages of each merged conversation are now.
 */
export async function joinConversations(ctx: OrgContext, rows: Joined[]): Promise<Map<string, string>> {
  const merged = new Map<string, string>()
  for (const { conversationId, joins } of rows) {
    for (const join of joins) {
      const into = merged.get(conversationId) ?? conversationId
      if (merged.has(join.conversationId) || join.conversationId === into) continue
      if (await areOne(ctx, join.conversationId, into)) {
        await merge(ctx, { conversation: join.conversationId, into })
        merged.set(join.conversationId, into)
      } else await linkConversations(ctx, [{ conversationId: into, links: [join] }])
    }
  }
  return merged
}

async function areOne(ctx: OrgContext, one: string, other: string): Promise<boolean> {
  const found = await ctx.db.conversation.findMany({
    where: { id: { in: [one, other] }, mergedIntoId: null },
    select: { contactId: true, mailboxId: true },
  })
  const [first, second] = found
  if (!first || first.contactId !== second?.contactId || first.mailboxId !== second.mailboxId) return false
  const takenApart = await ctx.db.conversationMove.findFirst({
    where: {
      OR: [
        { sourceId: one, targetId: other },
        { sourceId: other, targetId: one },
      ],
    },
    select: { id: true },
  })
  return takenApart === null
}
