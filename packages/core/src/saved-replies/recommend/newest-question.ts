import type { OrgContext } from '../../context.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'

/** What the customer asked last, which a saved reply is to answer; null where nobody asked. */
export function newestQuestion(
  ctx: OrgContext,
  conversationId: string,
): Promise<{ id: string; subject: string; text: string } | null> {
  return ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound', autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    select: { id: true, subject: true, text: true },
  })
}
