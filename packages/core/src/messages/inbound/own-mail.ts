import { ownIds } from '@frontdesk/integrations/email/own-id'
import type { OrgContext } from '../../context.ts'
import { storable } from '../storable.ts'
import type { ReceivedMail } from './received-mail.ts'

/** Whether this is a mail we have sent ourselves, come back by a forwarding rule or a list. */
export async function isOwnMail(
  ctx: OrgContext,
  mail: ReceivedMail,
  mailboxAddress: string,
): Promise<boolean> {
  const known = ownIds(mail.parsed).map(storable)
  if (known.length === 0 || mail.parsed.from.address.toLowerCase() !== mailboxAddress) return false
  const sent = await ctx.db.message.findFirst({
    where: { messageId: { in: known }, direction: 'outbound' },
    select: { id: true },
  })
  return sent !== null
}

/** Keeps the row and the raw mail, so that the decision can be seen. */
export async function discardOwnMail(ctx: OrgContext, inboundMailId: string): Promise<void> {
  await ctx.db.inboundMail.update({
    where: { id: inboundMailId },
    data: { state: 'discarded', error: 'Our own mail came back', finishedAt: new Date() },
  })
}
