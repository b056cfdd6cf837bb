import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'
import { findAnswered } from '../recipients/answered.ts'
import type { Recipients } from '../recipients/of-reply.ts'

type Wanted = {
  answers?: string | undefined
  to?: string[] | undefined
  cc?: string[] | undefined
  bcc?: string[] | undefined
  attachmentIds?: string[] | undefined
}

/**
 * The visitor whose message a reply answers, when that is a message of the chat and the reply is for nobody else; null
 * when it goes by mail.
 */
export async function visitorAnswered(
  ctx: OrgContext,
  conversationId: string,
  { answers, to, cc = [], bcc = [], attachmentIds = [] }: Wanted,
): Promise<string | null> {
  const answered = await findAnswered(ctx, conversationId, answers)
  if (!answered) return null
  const others = [...(to ?? []), ...cc, ...bcc].filter(
    (address) => address.toLowerCase() !== answered.fromAddress,
  )
  if (others.length > 0) return null
  const said = await ctx.db.chatMessage.findFirst({
    where: { messageId: answered.id, clientId: { not: null } },
    select: { visitorId: true },
  })
  if (said && attachmentIds.length > 0)
    throw new Invalid(
      'The chat shows no files: send a link, or write a mail',
      'attachmentIds',
      'no_files_in_chat',
    )
  return said?.visitorId ?? null
}

/** A reply that nobody gets by mail. */
export const nobodyByMail: Recipients = { to: [], cc: [], bcc: [], answers: null }

/** Keeps who a reply is for; they see it when its delivery is due. */
export async function answerInChat(ctx: OrgContext, messageId: string, visitorId: string): Promise<void> {
  const { organizationId } = ctx
  await ctx.db.chatMessage.create({ data: { organizationId, messageId, visitorId } })
}
