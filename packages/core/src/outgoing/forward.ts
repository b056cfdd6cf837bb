import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { Invalid } from '../errors.ts'
import { findMessage } from '../messages/find.ts'
import type { MessageView } from '../messages/row.ts'
import { require } from '../permissions.ts'
import { chosen } from '../recipients/of-reply.ts'
import { readOwnAddresses } from '../recipients/ours.ts'
import { forwardedHead, forwardSubject } from './forwarded-text.ts'
import { writeOutbound } from './write-outbound.ts'

export type ForwardInput = {
  messageId: string
  to: string[]
  cc?: string[] | undefined
  bcc?: string[] | undefined
  text: string
  from?: string | undefined
  asLinks?: boolean
  ignoreSuppression?: boolean
}

/**
 * Forwards a message with its files to somebody else. It stands in the conversation and answers nobody: the
 * customer goes on waiting.
 */
export async function forward(ctx: OrgContext, input: ForwardInput): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const original = await findMessage(ctx, input.messageId)
  const conversation = await lockConversation(ctx, original.conversationId)
  const ours = await readOwnAddresses(ctx)
  const people = chosen(input, { to: [], cc: [] }, { known: [], ours })
  if (people.to.length === 0) throw new Invalid('A forwarded mail needs somebody outside to go to', 'to')
  const id = await writeOutbound(ctx, conversation, {
    text: input.text,
    recipients: { ...people, answers: null },
    attachmentIds: await copyFiles(ctx, original.id),
    from: input.from,
    subject: forwardSubject(original.subject),
    verdict: 'forward',
    forwarded: { id: original.id, quotedText: `${forwardedHead(original)}\n\n${original.text}` },
    asLinks: input.asLinks ?? false,
    ignoreSuppression: input.ignoreSuppression ?? false,
  })
  await recordEvent(ctx, conversation.id, 'forwarded', {
    messageId: id,
    to: people.to.map(({ address }) => address),
  })
  await writeAudit(ctx, {
    action: 'message.forward',
    subjectType: 'message',
    subjectId: id,
    after: { forwarded: original.id, recipients: people.to.length + people.cc.length + people.bcc.length },
  })
  ctx.emit({ type: 'conversation.updated', conversationId: conversation.id })
  return findMessage(ctx, id)
}

/** The same stored bytes under rows of their own, free to be attached. */
async function copyFiles(ctx: OrgContext, messageId: string): Promise<string[]> {
  const files = await ctx.db.attachment.findMany({ where: { messageId }, orderBy: { id: 'asc' } })
  const copies = files.map(({ createdAt, ...file }) => ({
    ...file,
    id: newId(),
    messageId: null,
    linked: false,
  }))
  await ctx.db.attachment.createMany({ data: copies })
  return copies.map(({ id }) => id)
}
