import { isStandIn } from '../contacts/without-address.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { databaseTime } from '../database-time.ts'
import { finishDelivery, type Outcome } from '../deliveries/finish.ts'
import { lockDelivery } from '../deliveries/lock.ts'
import { findSuppressed } from '../suppressions/refuse.ts'
import { nextPlace } from './place.ts'

type Due = { messageId: string; token: string }

/** A visitor whose stream was open as lately as this is still there. */
const awayAfterMs = 60_000

/**
 * Shows a due reply to the visitor it is for, once. Returns whom it also goes to by mail: the visitor, when they left
 * an address and went away; nobody when they are there, and the delivery has ended. Null for what is no chat's.
 */
export async function showInChat(ctx: OrgContext, { messageId, token }: Due): Promise<string[] | null> {
  const reply = await ctx.db.chatMessage.findFirst({ where: { messageId, clientId: null } })
  if (!reply) return null
  const { visitorId } = reply
  // The visitor before the conversation, as when they write.
  await ctx.db.$executeRaw`SELECT 1 FROM chat_visitors WHERE id = ${visitorId}::uuid FOR UPDATE`
  const { conversationId } = await ctx.db.message.findUniqueOrThrow({ where: { id: messageId } })
  await lockConversation(ctx, conversationId)
  const delivery = await lockDelivery(ctx, messageId)
  if (delivery.state !== 'sending' || delivery.attemptToken !== token) return []
  if (reply.sequence === null) {
    const sequence = await nextPlace(ctx, visitorId)
    await ctx.db.chatMessage.updateMany({ where: { messageId }, data: { sequence } })
    ctx.emit({ type: 'chat.shown', visitorId })
  }
  const address = await awayAddress(ctx, visitorId)
  if (address !== null) return mailToo(ctx, messageId, address)
  const outcome: Outcome = { state: 'sent', refusals: [] }
  await finishDelivery(ctx, { messageId, token, outcome, now: await databaseTime(ctx) })
  return []
}

async function awayAddress(ctx: OrgContext, visitorId: string): Promise<string | null> {
  const { email, seenAt } = await ctx.db.chatVisitor.findUniqueOrThrow({ where: { id: visitorId } })
  const now = await databaseTime(ctx)
  if (email === null || isStandIn(email) || now.getTime() - seenAt.getTime() < awayAfterMs) return null
  return (await findSuppressed(ctx, [email])).length > 0 ? null : email
}

/** From here on it is a mail like any other, with all that makes one leave once. */
async function mailToo(ctx: OrgContext, messageId: string, address: string): Promise<string[]> {
  const { organizationId } = ctx
  await ctx.db.message.updateMany({ where: { id: messageId }, data: { to: [{ name: '', address }] } })
  await ctx.db.delivery.update({ where: { messageId }, data: { recipients: [address] } })
  await ctx.db.deliveryRecipient.createMany({
    data: [{ organizationId, messageId, address }],
    skipDuplicates: true,
  })
  return [address]
}
