import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'

const selected = {
  id: true,
  direction: true,
  messageId: true,
  references: true,
  fromName: true,
  fromAddress: true,
  to: true,
  cc: true,
  replyTo: true,
  subject: true,
} as const

/** The message a reply answers: the one it names, else the newest that the customer wrote; null when there is none. */
export function findAnswered(ctx: OrgContext, conversationId: string, id: string | undefined) {
  return id === undefined ? newestInbound(ctx, conversationId) : named(ctx, conversationId, id)
}

async function named(ctx: OrgContext, conversationId: string, id: string) {
  const found = await ctx.db.message.findFirst({ where: { id, conversationId }, select: selected })
  if (!found) throw new NotFound('The message')
  return found
}

function newestInbound(ctx: OrgContext, conversationId: string) {
  return ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound', autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    select: selected,
  })
}
