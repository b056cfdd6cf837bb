import { inOrganization, type OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { acknowledgementOf } from './acknowledgement.ts'
import { type FoundTrigger, findFormTrigger, findTrigger, readSigns } from './find-trigger.ts'
import { guardAutomaticMail } from './guard.ts'
import type { Trigger } from './may-answer.ts'

type Input = { organizationId: string; messageId: string }

/**
 * Confirms a new conversation where its mailbox does so and the guard allows it. The words are the mailbox's own:
 * neither subject, text nor name of the customer is repeated, so that nobody can make us send theirs to others.
 */
export async function acknowledgeMessage({ organizationId, messageId }: Input): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'acknowledgement' } } as const
  const found = await inOrganization(
    who,
    async (ctx) => (await findTrigger(ctx, messageId)) ?? (await findFormTrigger(ctx, messageId)),
  )
  if (!found) return
  const signs = await readSigns(found)
  await inOrganization(who, (ctx) => acknowledge(ctx, { ...found, trigger: { ...found.trigger, signs } }))
}

type Found = Omit<FoundTrigger, 'trigger'> & { trigger: Trigger }

async function acknowledge(ctx: OrgContext, { trigger, mailboxId, ...found }: Found): Promise<void> {
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } })
  const { enabled, text } = acknowledgementOf(mailbox.settings)
  if (!enabled || mailbox.state !== 'active' || mailbox.pausedAt !== null) return
  const conversation = await lockConversation(ctx, found.conversationId)
  const conversationId = conversation.id
  if (conversation.spam) return
  const kind = 'acknowledgement'
  const now = await databaseTime(ctx)
  const verdict = await guardAutomaticMail(ctx, { kind, trigger, conversationId, mailboxId, now })
  if (verdict !== 'sent') return
  const answered = await ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound' },
    orderBy: { sequence: 'asc' },
    select: { messageId: true, references: true },
  })
  const id = await writeOutbound(ctx, conversation, {
    text,
    recipients: { to: [{ name: '', address: trigger.from }], cc: [], bcc: [], answers: answered },
    attachmentIds: [],
    subject: 'We have received your message',
    verdict: kind,
  })
  await ctx.db.automaticMail.updateMany({
    where: { conversationId, kind, verdict: 'sent', messageId: null },
    data: { messageId: id },
  })
  await recordEvent(ctx, conversationId, 'acknowledged', { messageId: id })
  ctx.emit({ type: 'conversation.updated', conversationId })
}
