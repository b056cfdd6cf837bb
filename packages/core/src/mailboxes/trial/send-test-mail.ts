import { writeAudit } from '../../audit.ts'
import { upsertContact } from '../../contacts/upsert.ts'
import type { OrgContext } from '../../context.ts'
import { recordQuietly } from '../../conversations/history/record-quietly.ts'
import { insertConversation } from '../../conversations/open.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import { databaseTime } from '../../database-time.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { writeOutbound } from '../../outgoing/write-outbound.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'

export type TestMail = { messageId: string; conversationId: string; number: number; to: string }

/**
 * Promises one mail from a mailbox to the member who asks, by the way all replies take. It stands in a conversation of
 * its own that is resolved from the start, so that an answer to it is seen to arrive, and nobody is given work by it.
 */
export async function sendTestMail(ctx: OrgContext, id: string): Promise<TestMail> {
  require(ctx, 'mailboxes:write')
  const mailbox = await findMailbox(ctx, id)
  const member = await askingMember(ctx)
  if (mailbox.state !== 'active') throw new Conflict('This mailbox is not active', 'not_connected')
  if (member.address === mailbox.address)
    throw new Conflict(
      'You sign in with the address of this mailbox: a mail to itself would show nothing',
      'own_address',
    )
  const conversationId = await openResolved(ctx, mailbox, member)
  const conversation = await lockConversation(ctx, conversationId)
  const recipients = { to: [member], cc: [], bcc: [], answers: null }
  const text = words(mailbox, conversation.number)
  const messageId = await writeOutbound(ctx, conversation, { text, recipients, attachmentIds: [] })
  await writeAudit(ctx, {
    action: 'mailbox.test_mail',
    subjectType: 'mailbox',
    subjectId: id,
    after: { messageId },
  })
  ctx.emit({ type: 'conversation.updated', conversationId })
  return { messageId, conversationId, number: conversation.number, to: member.address }
}

type Person = { name: string; address: string }

async function askingMember({ actor, db }: OrgContext): Promise<Person> {
  if (actor.type !== 'member')
    throw new Invalid('A test mail goes to whoever is signed in, and an API key has no mailbox', 'actor')
  const { name, email } = await db.member.findUniqueOrThrow({ where: { id: actor.memberId } })
  return { name, address: email.toLowerCase() }
}

const mostAnHour = 10

async function openResolved(ctx: OrgContext, mailbox: MailboxView, member: Person): Promise<string> {
  const contactId = await upsertContact(ctx, member)
  const subject = `Test mail from ${mailbox.address}`
  const hourAgo = new Date((await databaseTime(ctx)).getTime() - 3_600_000)
  const lately = await ctx.db.conversation.count({
    where: { contactId, subject, createdAt: { gt: hourAgo } },
  })
  if (lately >= mostAnHour)
    throw new Conflict(
      'Ten test mails have left for you within the hour: look for them first',
      'asked_too_often',
    )
  const { id, teamId } = await insertConversation(ctx, {
    subject,
    text: '',
    direction: 'outbound',
    tags: [],
    mailboxId: mailbox.id,
    contactId,
    assigneeId: null,
  })
  const resolvedAt = await databaseTime(ctx)
  await ctx.db.conversation.update({
    where: { id },
    data: { status: 'resolved', resolvedAt },
    select: { id: true },
  })
  await recordQuietly(ctx, [id], 'opened', { status: 'resolved', teamId, assigneeId: null, tags: [] })
  return id
}

function words({ address }: MailboxView, number: number): string {
  return [
    `This is a test mail. It left ${address} by the way your answers to customers take, so sending works.`,
    `Answer it to try the other way: your answer should appear in conversation #${number} within a minute.`,
  ].join('\n\n')
}
