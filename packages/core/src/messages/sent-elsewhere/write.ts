import { newId } from '@frontdesk/runtime/id'
import { placeContacts } from '../../companies/place-contacts.ts'
import { upsertContact } from '../../contacts/upsert.ts'
import type { OrgContext } from '../../context.ts'
import { recordQuietly } from '../../conversations/history/record-quietly.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import { keepClocks } from '../../sla/clocks/keep.ts'
import type { ClaimedMail } from '../inbound/claim-mails.ts'
import { putInOrder } from '../inbound/put-in-order.ts'
import type { ReceivedMail } from '../inbound/received-mail.ts'
import type { StoredFile } from '../inbound/write-inbound.ts'
import { previewOf } from '../preview.ts'
import { storable, storableValue } from '../storable.ts'
import { findConversation } from './find-conversation.ts'
import { learnPlace } from './learn-place.ts'

type Person = { name: string; address: string }

export type SentMail = ClaimedMail & {
  inboundMailId: string
  mail: ReceivedMail
  files: StoredFile[]
  rawKey: string
}

/**
 * Takes a mail from among the sent ones: one of ours learns where it lies at the provider; one that was written in
 * the provider's own program becomes a message of its conversation, already delivered. False for a mail that went
 * to nobody but ourselves, such as a form on a web site makes them: that one has come in.
 */
export async function writeSentMail(ctx: OrgContext, sent: SentMail): Promise<boolean> {
  const ours = await learnPlace(ctx, { ...sent, parsed: sent.mail.parsed })
  if (ours !== null) {
    await finish(ctx, sent.inboundMailId, ours)
    return true
  }
  const recipients = await outsiders(ctx, sent)
  const [first] = recipients
  if (!first) return false
  const found = await findConversation(ctx, {
    mailboxId: sent.mailboxId,
    recipients: recipients.map(({ address }) => address),
    named: sent.mail.named,
    providerThreadId: sent.providerThreadId,
  })
  const conversationId = found?.id ?? (await open(ctx, sent, first))
  await append(ctx, sent, conversationId, found?.evidence ?? ['begins a conversation'])
  ctx.emit({ type: found ? 'conversation.updated' : 'conversation.created', conversationId })
  return true
}

async function outsiders(ctx: OrgContext, { mailboxId, mailboxAddress, mail }: SentMail): Promise<Person[]> {
  const aliases = await ctx.db.mailboxAddress.findMany({ where: { mailboxId }, select: { address: true } })
  const own = new Set([mailboxAddress, ...aliases.map(({ address }) => address)])
  const everybody = [...mail.parsed.to, ...mail.parsed.cc].map(({ name, address }) => ({
    name: storable(name).slice(0, 200),
    address: storable(address).toLowerCase().slice(0, 320),
  }))
  return everybody.filter(({ address }) => address !== '' && !own.has(address))
}

/** Nobody waits for us here: we wrote last. */
async function open(ctx: OrgContext, { mailboxId, receivedAt, mail }: SentMail, to: Person): Promise<string> {
  const contactId = await upsertContact(ctx, to)
  await placeContacts(ctx, [to.address])
  const id = newId()
  const [made] = await ctx.db.$queryRaw<{ teamId: string | null }[]>`
    WITH n AS (
      UPDATE organizations SET next_number = next_number + 1 WHERE id = ${ctx.organizationId}::uuid
      RETURNING next_number - 1 AS number
    )
    INSERT INTO conversations (id, organization_id, number, mailbox_id, team_id, contact_id, subject, preview,
      status, last_message_at)
    SELECT ${id}::uuid, ${ctx.organizationId}::uuid, n.number, b.id, b.default_team_id, ${contactId}::uuid,
      ${mail.subject}, ${previewOf(mail.text)}, 'pending', ${receivedAt}
    FROM n JOIN mailboxes b ON b.id = ${mailboxId}::uuid
    RETURNING team_id AS "teamId"`
  await recordQuietly(ctx, [id], 'opened', { status: 'pending', teamId: made?.teamId ?? null })
  return id
}

async function append(
  ctx: OrgContext,
  sent: SentMail,
  conversation: string,
  evidence: string[],
): Promise<void> {
  const { id: conversationId, lastSequence } = await lockConversation(ctx, conversation)
  const { receivedAt, mail, files } = sent
  const id = newId()
  await ctx.db.message.create({
    data: { ...columnsOf(ctx, sent), id, conversationId, sequence: lastSequence + 1, ...threading(evidence) },
    select: { id: true },
  })
  await ctx.db.attachment.createMany({
    data: files.map((file) => ({ ...file, organizationId: ctx.organizationId, messageId: id })),
  })
  const shown = files.some((file) => !file.inline)
  await ctx.db.$executeRaw`
    UPDATE conversations SET last_sequence = ${lastSequence + 1},
      preview = CASE WHEN last_message_at <= ${receivedAt} THEN ${previewOf(mail.text)} ELSE preview END,
      waiting_since = CASE WHEN waiting_since > ${receivedAt} THEN waiting_since END,
      last_message_at = greatest(last_message_at, ${receivedAt}), has_attachments = has_attachments OR ${shown}
    WHERE id = ${conversationId}::uuid`
  await keepClocks(ctx, [conversationId])
  await putInOrder(ctx, [{ messageId: id, fromProvider: true, history: true }])
  await finish(ctx, sent.inboundMailId, id)
}

const threading = (evidence: string[]) => ({ threading: { verdict: 'sent_elsewhere', evidence } })

function columnsOf(
  ctx: OrgContext,
  { mailboxId, mailboxAddress, receivedAt, rawKey, mail, ...sent }: SentMail,
) {
  const { parsed, subject, text, quotedText, html, invitation, protection } = mail
  return {
    organizationId: ctx.organizationId,
    mailboxId,
    direction: 'outbound' as const,
    messageId: parsed.messageId === null ? null : storable(parsed.messageId),
    inReplyTo: parsed.inReplyTo === null ? null : storable(parsed.inReplyTo),
    references: storableValue(parsed.references),
    fromName: storable(parsed.from.name).slice(0, 200),
    fromAddress: storable(parsed.from.address || mailboxAddress).toLowerCase(),
    to: storableValue(parsed.to),
    cc: storableValue(parsed.cc),
    replyTo: storableValue(parsed.replyTo),
    subject,
    text,
    quotedText,
    html,
    autoKind: mail.auto.kind,
    ...(invitation ? { invitation: storableValue(invitation) } : {}),
    protection,
    rawKey,
    providerMessageId: sent.providerMessageId,
    providerThreadId: sent.providerThreadId,
    sentAt: receivedAt,
    createdAt: receivedAt,
  }
}

async function finish(ctx: OrgContext, inboundMailId: string, messageId: string): Promise<void> {
  await ctx.db.inboundMail.update({
    where: { id: inboundMailId },
    data: { state: 'ingested', messageId, finishedAt: new Date() },
    select: { id: true },
  })
}
