import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { NotFound } from '../errors.ts'
import { sendersOf } from '../outgoing/sender.ts'
import { estimateMailBytes, mailLimitOf } from '../outgoing/size.ts'
import { require } from '../permissions.ts'
import { findSuppressed } from '../suppressions/refuse.ts'
import { findAnswered } from './answered.ts'
import { type Answered, compareRecipients, deriveRecipients, type Mode, participantsOf } from './derive.ts'
import { findStrangers } from './find-strangers.ts'
import { chosen } from './of-reply.ts'
import { readOwnAddresses } from './ours.ts'
import type { Ours, Person } from './people.ts'

type Input = {
  conversation: string
  mode: Mode
  messageId?: string | undefined
  to?: string[] | undefined
  cc?: string[] | undefined
  bcc?: string[] | undefined
  attachmentIds?: string[] | undefined
}

export type ReplyRecipients = {
  to: Person[]
  cc: Person[]
  added: string[]
  removed: string[]
  firstTimeOutside: string[]
  suppressed: { address: string; reason: string }[]
  from: (Person & { verified: boolean })[]
  size: { estimated: number; limit: number; fits: boolean }
}

/** Everything one should see before an answer leaves: who gets it, who did not before, and whether it fits. */
export async function readReplyRecipients(ctx: OrgContext, input: Input): Promise<ReplyRecipients> {
  require(ctx, 'conversations:read')
  const conversation = await findConversation(ctx, input.conversation)
  const ours = await readOwnAddresses(ctx)
  const answered = await findAnswered(ctx, conversation.id, input.messageId)
  const derived = derive(answered, conversation.contact, input.mode, ours)
  const known = answered ? participantsOf(answered, ours) : derived.to
  const { to, cc, bcc } = chosen(input, derived, { known, ours })
  const next = [...to, ...cc, ...bcc]
  const addresses = next.map(({ address }) => address)
  const last = await peopleOfLastMail(ctx, conversation.id, ours)
  const { mailboxId } = await ctx.db.conversation.findUniqueOrThrow({ where: { id: conversation.id } })
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } })
  const limit = mailLimitOf(mailbox)
  const files = await filesOf(ctx, input, answered?.id)
  const estimated = estimateMailBytes({ text: '', files })
  return {
    to,
    cc,
    ...(input.mode === 'forward' ? { added: [], removed: [] } : compareRecipients(next, last)),
    firstTimeOutside: await findStrangers(ctx, { conversationId: conversation.id, addresses }),
    suppressed: await findSuppressed(ctx, addresses),
    from: await sendersOf(ctx, mailbox),
    size: { estimated, limit, fits: estimated <= limit },
  }
}

function derive(
  answered: Answered | null,
  { email, name }: { email: string; name: string },
  mode: Mode,
  ours: Ours,
): { to: Person[]; cc: Person[] } {
  if (answered) return deriveRecipients(answered, mode, ours)
  return { to: mode === 'forward' ? [] : [{ name, address: email }], cc: [] }
}

async function peopleOfLastMail(ctx: OrgContext, conversationId: string, ours: Ours): Promise<Person[]> {
  const last = await ctx.db.message.findFirst({
    where: { conversationId, forwardedId: null, autoKind: { in: ['human', 'list'] } },
    orderBy: { sequence: 'desc' },
    select: { direction: true, fromName: true, fromAddress: true, to: true, cc: true, replyTo: true },
  })
  return last ? participantsOf(last, ours) : []
}

/** What will be part of the mail: uploads, and those of the message that is forwarded. */
async function filesOf(
  ctx: OrgContext,
  { mode, attachmentIds = [] }: Input,
  answeredId: string | undefined,
): Promise<{ size: number }[]> {
  const uploads = await ctx.db.attachment.findMany({
    where: { id: { in: attachmentIds } },
    select: { size: true },
  })
  if (uploads.length < new Set(attachmentIds).size) throw new NotFound('An attachment')
  if (mode !== 'forward' || answeredId === undefined) return uploads
  const carried = await ctx.db.attachment.findMany({
    where: { messageId: answeredId },
    select: { size: true },
  })
  return [...uploads, ...carried]
}
