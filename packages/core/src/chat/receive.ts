import { now } from '@frontdesk/runtime/clock'
import { upsertContact } from '../contacts/upsert.ts'
import { standInAddress } from '../contacts/without-address.ts'
import type { OrgContext } from '../context.ts'
import { openConversation } from '../conversations/open.ts'
import { type LockedConversation, lockConversation } from '../conversations/query/find.ts'
import { Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { readOwnAddresses } from '../recipients/ours.ts'
import { isOurs } from '../recipients/people.ts'
import { appendSaid } from './append-said.ts'
import { findWidget, inWidget, type OpenWidget } from './in-widget.ts'
import { type ChatMessageView, findChatMessage } from './list.ts'
import { nextPlace } from './place.ts'
import { visitorOfToken } from './visitor-token.ts'

type ChatInput = {
  token: string
  /** drawn in the browser: the same one again is the same message */
  clientId: string
  text: string
  name?: string | undefined
  email?: string | undefined
}
type Visitor = NonNullable<Awaited<ReturnType<typeof lockVisitor>>>

const longestSubject = 80

/**
 * Makes what a visitor writes a message of their conversation, or of a new one where they have none that goes on.
 * However often the same is sent, it is one message.
 */
export async function receiveChat(key: string, input: ChatInput): Promise<ChatMessageView> {
  const widget = await findWidget(key)
  const visitorId = visitorOfToken(widget, input.token, now())
  return inWidget(widget, async (ctx) => {
    const visitor = await introduce(ctx, widget, visitorId, input)
    const again = await ctx.db.chatMessage.findFirst({ where: { visitorId, clientId: input.clientId } })
    if (again) return findChatMessage(ctx, visitorId, again.messageId)
    const messageId = await write(ctx, widget, visitor, input)
    const { organizationId } = ctx
    const sequence = await nextPlace(ctx, visitorId)
    await ctx.db.chatMessage.create({
      data: { organizationId, messageId, visitorId, sequence, clientId: input.clientId },
    })
    ctx.emit({ type: 'chat.shown', visitorId })
    return findChatMessage(ctx, visitorId, messageId)
  })
}

/** The visitor, locked, with the name and address they have given by now. */
async function introduce(
  ctx: OrgContext,
  widget: OpenWidget,
  id: string,
  input: ChatInput,
): Promise<Visitor> {
  const { organizationId } = ctx
  await ctx.db.chatVisitor.createMany({
    data: [{ id, organizationId, widgetId: widget.id }],
    skipDuplicates: true,
  })
  const before = await lockVisitor(ctx, id)
  const name = before.name || storable(input.name ?? '').trim()
  const email = before.email ?? input.email?.toLowerCase() ?? null
  if (email !== null && isOurs(email, await readOwnAddresses(ctx)))
    throw new Invalid('This is our own address; give one of yours', 'email', 'own_address')
  if (widget.asks === 'required' && before.userId === null && (name === '' || email === null))
    throw new Invalid('Say your name and mail address first', 'email', 'address_required')
  await ctx.db.chatVisitor.update({ where: { id }, data: { name, email, seenAt: now() } })
  return { ...before, name, email }
}

async function lockVisitor(ctx: OrgContext, id: string) {
  await ctx.db.$executeRaw`SELECT 1 FROM chat_visitors WHERE id = ${id}::uuid FOR UPDATE`
  return ctx.db.chatVisitor.findUniqueOrThrow({ where: { id } })
}

async function write(
  ctx: OrgContext,
  widget: OpenWidget,
  visitor: Visitor,
  { text }: ChatInput,
): Promise<string> {
  const going = await goesOn(ctx, visitor)
  const address = visitor.email ?? standInAddress('chat', visitor.id)
  const name = visitor.name || 'Visitor'
  if (going) return appendSaid(ctx, going, { name, address, text, evidence: evidenceOf(visitor) })
  const contactId = await upsertContact(ctx, { name, address })
  const { id } = await openConversation(ctx, {
    ...(widget.mailboxId === null ? {} : { mailboxId: widget.mailboxId }),
    ...(widget.teamId === null ? {} : { teamId: widget.teamId }),
    contactId,
    subject: subjectOf(text),
    text,
    direction: 'inbound',
    channel: 'chat',
    evidence: evidenceOf(visitor),
    tags: [],
  })
  await ctx.db.chatVisitor.update({ where: { id: visitor.id }, data: { conversationId: id, contactId } })
  const first = await ctx.db.message.findFirstOrThrow({ where: { conversationId: id, sequence: 1 } })
  return first.id
}

/** What is closed or spam stays as it is: who writes again begins anew. */
async function goesOn(ctx: OrgContext, { conversationId }: Visitor): Promise<LockedConversation | null> {
  if (conversationId === null) return null
  const conversation = await lockConversation(ctx, conversationId)
  return conversation.status === 'closed' || conversation.spam ? null : conversation
}

function evidenceOf({ userId, email }: Visitor): string {
  if (userId !== null)
    return `written in the chat by the user ${storable(userId)} of your site, as it has shown`
  return email === null
    ? 'written in the chat by a visitor without an address'
    : 'written in the chat; nobody has shown that the address is theirs'
}

/** The first words, up to the end of one. */
function subjectOf(text: string): string {
  const line = storable(text).replace(/\s+/g, ' ').trim()
  if (line.length <= longestSubject) return line
  const cut = line.slice(0, longestSubject)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).toWellFormed()}…`
}
