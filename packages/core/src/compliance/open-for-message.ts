import type { OrgContext } from '../context.ts'
import type { Route, Severity } from '../conversations/query/row.ts'
import { openCase } from './open-case.ts'

type Judged = { conversationId: string; messageId: string; route: Route; severity: Severity }

/**
 * Opens a case where a message was judged to be about safety or compliance, however often that is judged. Spam and
 * mails of the years before a mailbox was connected open none.
 */
export async function openCaseForMessage(ctx: OrgContext, judged: Judged): Promise<void> {
  const { conversationId, messageId, route, severity } = judged
  if (route !== 'safety_compliance') return
  const { spam } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { spam: true },
  })
  if (spam || (await isOld(ctx, messageId))) return
  await openCase(ctx, {
    conversationId,
    messageId,
    severity,
    reason: 'The message was judged to be about safety or compliance',
  })
}

async function isOld(ctx: OrgContext, messageId: string): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ old: boolean }[]>`
    SELECT EXISTS (SELECT FROM inbound_mails WHERE message_id = ${messageId}::uuid
      AND origin->>'history' IS NOT NULL) AS old`
  return row?.old ?? false
}
