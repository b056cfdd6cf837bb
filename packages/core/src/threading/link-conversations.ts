import type { OrgContext } from '../context.ts'
import type { Link } from './decide.ts'

type Linked = { conversationId: string; links: Link[] }

/** Keeps what mails are related to without belonging there, so that a person may put it together. */
export async function linkConversations(ctx: OrgContext, rows: Linked[]): Promise<void> {
  const links = rows.flatMap(({ conversationId, links: own }) =>
    own
      .filter((link) => link.conversationId !== conversationId)
      .map((link) => ({
        organizationId: ctx.organizationId,
        conversationId,
        linkedId: link.conversationId,
        reason: link.reason.slice(0, 500),
      })),
  )
  if (links.length > 0) await ctx.db.conversationLink.createMany({ data: links, skipDuplicates: true })
}
