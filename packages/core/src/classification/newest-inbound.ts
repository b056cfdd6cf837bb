import type { OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'

/** The customer's newest message. What a machine wrote teaches nothing about customers, so it counts only where nobody else has written. */
export async function newestInbound(ctx: OrgContext, conversationId: string) {
  for (const autoKind of [{ in: [...writtenByPeople] }, {}]) {
    const found = await ctx.db.message.findFirst({
      where: { conversationId, direction: 'inbound', autoKind },
      orderBy: { sequence: 'desc' },
      select: { id: true, subject: true, text: true },
    })
    if (found) return found
  }
  return null
}
