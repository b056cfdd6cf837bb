import { ownIds } from '@frontdesk/integrations/email/own-id'
import type { ParsedMail } from '@frontdesk/integrations/email/parse-mail'
import type { OrgContext } from '../../context.ts'
import type { ClaimedMail } from '../inbound/claim-mails.ts'
import { storable } from '../storable.ts'

type Sent = Pick<ClaimedMail, 'mailboxId' | 'providerMessageId' | 'providerThreadId'> & { parsed: ParsedMail }

/**
 * Our own mail is known by the Message-ID it was given before it left. It learns where it lies at the provider, and
 * by which Message-ID its recipients know it: that is the one answers and bounces will name. Resolves with its id.
 */
export async function learnPlace(ctx: OrgContext, sent: Sent): Promise<string | null> {
  const known = ownIds(sent.parsed).map(storable)
  if (known.length === 0) return null
  const ours = await ctx.db.message.findFirst({
    where: { messageId: { in: known }, mailboxId: sent.mailboxId, direction: 'outbound' },
    select: { id: true },
  })
  if (!ours) return null
  const { providerMessageId, providerThreadId, parsed } = sent
  await ctx.db.message.update({
    where: { id: ours.id },
    data: {
      providerMessageId,
      providerThreadId,
      ...(parsed.messageId === null ? {} : { messageId: storable(parsed.messageId) }),
    },
    select: { id: true },
  })
  return ours.id
}
