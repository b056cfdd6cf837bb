import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import type { Threading } from '../../threading/decide.ts'
import { previewOf } from '../preview.ts'
import { storable, storableJson } from '../storable.ts'
import { isWrittenByPerson } from '../written-by-people.ts'
import type { ReceivedMail } from './received-mail.ts'

export type StoredFile = {
  id: string
  storageKey: string
  filename: string
  contentType: string
  size: number
  contentId: string | null
  inline: boolean
}

export type InboundRow = {
  inboundMailId: string
  mail: ReceivedMail
  files: StoredFile[]
  rawKey: string
  sender: { name: string; address: string }
  threading: Threading
  mailboxId: string
  receivedAt: Date
}

export type Written = { conversationId: string; messageId: string; opened: boolean; reopened: boolean }

/** Adds the message to a conversation, whose row lock gives it its place in the order. */
export async function appendInbound(ctx: OrgContext, row: InboundRow, reference: string): Promise<Written> {
  const conversation = await lockConversation(ctx, reference)
  const messageId = newId()
  const human = isWrittenByPerson(row.mail.auto.kind)
  const reopens = human && conversation.status !== 'open'
  const files = row.files.some((file) => !file.inline)
  await ctx.db.$executeRaw`
    WITH c AS (
      UPDATE conversations SET last_sequence = last_sequence + 1, last_message_at = ${row.receivedAt},
        preview = ${previewOf(row.mail.text)}, has_attachments = has_attachments OR ${files},
        waiting_since = CASE WHEN ${human} THEN coalesce(waiting_since, ${row.receivedAt}) ELSE waiting_since END,
        status = CASE WHEN ${human} THEN 'open' ELSE status END,
        resolved_at = CASE WHEN ${human} THEN NULL ELSE resolved_at END,
        snoozed_until = CASE WHEN ${human} THEN NULL ELSE snoozed_until END
      WHERE id = ${conversation.id}::uuid RETURNING id, last_sequence
    ), ${insertMessage(ctx, row, messageId)}`
  return { conversationId: conversation.id, messageId, opened: false, reopened: reopens }
}

/** Opens a conversation with the message. The organization's number counter is locked last, and briefly. */
export async function openWithInbound(ctx: OrgContext, row: InboundRow): Promise<Written> {
  const [conversationId, messageId] = [newId(), newId()]
  const waitingSince = isWrittenByPerson(row.mail.auto.kind) ? row.receivedAt : null
  const files = row.files.some((file) => !file.inline)
  await ctx.db.$executeRaw`
    WITH k AS (${contactRow(ctx, row.sender)}), n AS (
      UPDATE organizations SET next_number = next_number + 1 WHERE id = ${ctx.organizationId}::uuid
      RETURNING next_number - 1 AS number
    ), c AS (
      INSERT INTO conversations (id, organization_id, number, mailbox_id, contact_id, subject, preview,
        last_sequence, last_message_at, waiting_since, has_attachments)
      SELECT ${conversationId}::uuid, ${ctx.organizationId}::uuid, n.number, ${row.mailboxId}::uuid,
        k.id, ${row.mail.subject}, ${previewOf(row.mail.text)}, 1, ${row.receivedAt},
        ${waitingSince}, ${files} FROM k, n
      RETURNING id, last_sequence
    ), ${insertMessage(ctx, row, messageId)}`
  return { conversationId, messageId, opened: true, reopened: false }
}

/** The address is the contact; a name is learned once and never overwritten by a later mail's. */
export async function upsertContact(
  ctx: OrgContext,
  sender: { name: string; address: string },
): Promise<string> {
  const [contact] = await ctx.db.$queryRaw<{ id: string }[]>(contactRow(ctx, sender))
  if (!contact) throw new Error('A contact was neither written nor found')
  return contact.id
}

function contactRow(ctx: OrgContext, sender: { name: string; address: string }): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO contacts (id, organization_id, email, name)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${sender.address}, ${sender.name})
    ON CONFLICT (organization_id, email)
      DO UPDATE SET name = CASE WHEN contacts.name = '' THEN excluded.name ELSE contacts.name END
    RETURNING id`
}

/** The rest of the statement that starts with `c`: message, files, and the accepted mail's end. */
function insertMessage(ctx: OrgContext, row: InboundRow, messageId: string): Prisma.Sql {
  const { parsed, auto } = row.mail
  const files = storableJson(row.files)
  const sentAt = plausible(parsed.date, row.receivedAt)
  const { verdict, evidence } = row.threading
  return Prisma.sql`m AS (
      INSERT INTO messages (id, organization_id, conversation_id, mailbox_id, sequence, direction, message_id,
        in_reply_to, "references", from_name, from_address, "to", cc, reply_to,
        subject, text, quoted_text, html, auto_kind, threading, raw_key, sent_at, created_at)
      SELECT ${messageId}::uuid, ${ctx.organizationId}::uuid, c.id, ${row.mailboxId}::uuid, c.last_sequence,
        'inbound', ${clean(parsed.messageId)}, ${clean(parsed.inReplyTo)}, ${parsed.references.map(storable)}::text[], ${row.sender.name},
        ${row.sender.address}, ${storableJson(parsed.to)}::jsonb, ${storableJson(parsed.cc)}::jsonb,
        ${storableJson(parsed.replyTo)}::jsonb, ${row.mail.subject}, ${row.mail.text}, ${row.mail.quotedText}, ${row.mail.html}, ${auto.kind},
        ${storableJson({ verdict, evidence })}::jsonb, ${row.rawKey}, ${sentAt}, ${row.receivedAt} FROM c
    ), a AS (
      INSERT INTO attachments (id, organization_id, message_id, filename, content_type, size, content_id,
        inline, storage_key)
      SELECT (f->>'id')::uuid, ${ctx.organizationId}::uuid, ${messageId}::uuid, f->>'filename',
        f->>'contentType', (f->>'size')::int, f->>'contentId', (f->>'inline')::boolean, f->>'storageKey'
      FROM jsonb_array_elements(${files}::jsonb) f
    )
    UPDATE inbound_mails SET state = 'ingested', message_id = ${messageId}::uuid, finished_at = now()
    WHERE id = ${row.inboundMailId}::uuid`
}

function clean(id: string | null): string | null {
  return id === null ? null : storable(id)
}

/** A mail's Date is its sender's claim: one that lies ahead or decades back is not believed. */
function plausible(claimed: Date | null, receivedAt: Date): Date {
  if (!claimed || Number.isNaN(claimed.getTime())) return receivedAt
  const age = receivedAt.getTime() - claimed.getTime()
  return age < -86_400_000 || age > 20 * 365 * 86_400_000 ? receivedAt : claimed
}
