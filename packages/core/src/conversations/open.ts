import { Prisma } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import { placeContacts } from '../companies/place-contacts.ts'
import { upsertContact } from '../contacts/upsert.ts'
import type { OrgContext } from '../context.ts'
import { Invalid, NotFound } from '../errors.ts'
import { attachUploads } from '../messages/attach-uploads.ts'
import { previewOf } from '../messages/preview.ts'
import { storable } from '../messages/storable.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { require } from '../permissions.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { lockedTeam } from '../teams/locked-team.ts'
import { raise } from '../workflows/raise.ts'
import { recordQuietly } from './history/record-quietly.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'
import { replaceTags } from './set-tags.ts'

export type OpenInput = {
  mailboxId?: string | undefined
  contactId?: string | undefined
  contact?: { email: string; name: string } | undefined
  subject: string
  text: string
  direction: 'inbound' | 'outbound'
  assigneeId?: string | undefined
  tags: string[]
  /** where an inbound message was written; through the API when left out */
  channel?: keyof typeof told | undefined
  /** how it is known who said it, instead of our words for the channel */
  evidence?: string
  /** instead of the mailbox's */
  teamId?: string
  /** uploaded files that came with it */
  attachmentIds?: string[] | undefined
}

type Contact = { id: string; name: string; email: string }

/** Opens a conversation by hand or through the API: with what a contact said, or with our first mail. */
export async function openConversation(ctx: OrgContext, input: OpenInput): Promise<ConversationView> {
  require(ctx, 'conversations:reply')
  const mailboxId = await pickMailbox(ctx, input.mailboxId)
  const contact = await pickContact(ctx, input)
  const assigneeId = await pickAssignee(ctx, input.assigneeId)
  const opened = await insertConversation(ctx, { ...input, mailboxId, contactId: contact.id, assigneeId })
  const { id, teamId } = opened
  const tags = [...new Set(input.tags.map(storable))].sort()
  await recordQuietly(ctx, [id], 'opened', { status: 'open', teamId, assigneeId, tags })
  if (input.direction === 'inbound') await writeSpoken(ctx, { ...input, id, mailboxId, contact })
  else await writeFirstMail(ctx, id, contact, input)
  if (tags.length > 0) await replaceTags(ctx, id, tags)
  await keepClocks(ctx, [id])
  // Nobody but a client with a key has shown whose address it is.
  if ((input.channel ?? 'api') === 'api') await placeContacts(ctx, [contact.email])
  await writeAudit(ctx, {
    action: 'conversation.open',
    subjectType: 'conversation',
    subjectId: id,
    after: { contactId: contact.id, direction: input.direction },
  })
  ctx.emit({ type: 'conversation.created', conversationId: id })
  await raise(ctx, { trigger: 'conversation_created', conversationId: id })
  return findConversation(ctx, id)
}

async function pickMailbox(ctx: OrgContext, id: string | undefined): Promise<string> {
  const mailbox = await ctx.db.mailbox.findFirst({
    where: id === undefined ? {} : { id },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (!mailbox) throw new NotFound('The mailbox')
  return mailbox.id
}

async function pickContact(ctx: OrgContext, input: OpenInput): Promise<Contact> {
  if (input.contactId && input.contact)
    throw new Invalid('Name the contact by id or by address, not both', 'contact')
  if (input.contactId) {
    const found = await ctx.db.contact.findUnique({ where: { id: input.contactId } })
    if (!found) throw new NotFound('The contact')
    return found
  }
  if (!input.contact) throw new Invalid('A conversation needs a contact', 'contact')
  const email = input.contact.email.toLowerCase()
  const name = storable(input.contact.name)
  return { id: await upsertContact(ctx, { name, address: email }), name, email }
}

async function pickAssignee(ctx: OrgContext, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  const member = await ctx.db.member.findFirst({ where: { id, disabledAt: null }, select: { id: true } })
  if (!member) throw new NotFound('The member')
  return member.id
}

type NewRow = Omit<OpenInput, 'assigneeId'> & {
  mailboxId: string
  contactId: string
  assigneeId: string | null
}

/** Gives a conversation its number; nothing is said in it yet, and nobody is told. */
export async function insertConversation(
  ctx: OrgContext,
  row: NewRow,
): Promise<{ id: string; teamId: string | null }> {
  const id = newId()
  const inbound = row.direction === 'inbound'
  const at = now()
  const [made] = await ctx.db.$queryRaw<{ teamId: string | null }[]>`
    WITH n AS (
      UPDATE organizations SET next_number = next_number + 1 WHERE id = ${ctx.organizationId}::uuid
      RETURNING next_number - 1 AS number
    )
    INSERT INTO conversations (id, organization_id, number, mailbox_id, team_id, contact_id, assignee_id, channel,
      subject, preview, last_message_at, waiting_since)
    SELECT ${id}::uuid, ${ctx.organizationId}::uuid, n.number, b.id, ${lockedTeam(Prisma.sql`coalesce(${row.teamId ?? null}::uuid, b.default_team_id)`)}, ${row.contactId}::uuid,
      ${row.assigneeId}::uuid, ${inbound ? (row.channel ?? 'api') : 'mail'}, ${storable(row.subject)},
      ${previewOf(row.text)}, ${at}, ${inbound ? at : null}
    FROM n JOIN mailboxes b ON b.id = ${row.mailboxId}::uuid
    RETURNING team_id AS "teamId"`
  return { id, teamId: made?.teamId ?? null }
}

type Spoken = Omit<OpenInput, 'contact'> & { id: string; mailboxId: string; contact: Contact }

const told = {
  api: 'opened through the API',
  form: 'written in the form of the help center',
  chat: 'written in the chat',
  voice: 'said on the phone',
} as const

async function writeSpoken(
  ctx: OrgContext,
  {
    id,
    mailboxId,
    contact,
    subject,
    text,
    channel = 'api',
    evidence = told[channel],
    attachmentIds = [],
  }: Spoken,
): Promise<void> {
  const messageId = newId()
  await ctx.db.message.create({
    data: {
      id: messageId,
      organizationId: ctx.organizationId,
      conversationId: id,
      mailboxId,
      sequence: 1,
      direction: 'inbound',
      fromName: contact.name,
      fromAddress: contact.email,
      subject: storable(subject),
      text: storable(text),
      threading: { verdict: 'new', evidence: [evidence] },
      sentAt: now(),
    },
    select: { id: true },
  })
  const files = await attachUploads(ctx, messageId, attachmentIds)
  await ctx.db.conversation.update({ where: { id }, data: { lastSequence: 1, hasAttachments: files > 0 } })
  if (channel === 'form') ctx.emit({ type: 'acknowledgement.wanted', conversationId: id, messageId })
  ctx.emit({ type: 'message.received', conversationId: id, messageId, automatic: false })
  await raise(ctx, { trigger: 'message_arrived', conversationId: id, messageId })
}

async function writeFirstMail(
  ctx: OrgContext,
  id: string,
  contact: Contact,
  { text, attachmentIds = [] }: OpenInput,
): Promise<void> {
  const conversation = await lockConversation(ctx, id)
  const to = [{ name: contact.name, address: contact.email }]
  const recipients = { to, cc: [], bcc: [], answers: null }
  await writeOutbound(ctx, conversation, { text, recipients, attachmentIds })
}
