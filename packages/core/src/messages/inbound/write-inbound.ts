import { Prisma } from '@frontdesk/db/tenancy'
import type { SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../../audit.ts'
import { upsertContacts } from '../../contacts/upsert.ts'
import type { OrgContext } from '../../context.ts'
import { lockedTeam } from '../../teams/locked-team.ts'
import type { Threading } from '../../threading/decide.ts'
import { previewOf } from '../preview.ts'
import { storableJson } from '../storable.ts'
import { isForNobody, mayWait } from '../written-by-people.ts'
import type { Origin } from './origin.ts'
import type { ReceivedMail } from './received-mail.ts'

export type StoredFile = {
  id: string
  storageKey: string
  filename: string
  contentType: string
  size: number
  contentId: string | null
  inline: boolean
  dangerous: boolean
}

export type InboundRow = {
  inboundMailId: string
  mail: ReceivedMail
  files: StoredFile[]
  rawKey: string
  sender: { name: string; address: string }
  /** the sender, unless the mail claims to come from ourselves */
  contact: { name: string; address: string }
  threading: Threading
  mailboxId: string
  receivedAt: Date
  origin: Origin
  trust: SenderTrust
  providerMessageId: string | null
  providerThreadId: string | null
}

export type Written = {
  inboundMailId: string
  conversationId: string
  messageId: string
  opened: boolean
  reopened: boolean
  /** it was put off until later, and is not any more */
  woken: boolean
  /** what active workflows hear of, of all that a mail may raise */
  hears: string[]
}

/**
 * Writes mails as messages, in one statement and in their order: opens conversations, or appends to those that
 * are named, each of them once; their row lock gives the message its place in the order.
 */
export async function writeInbound(ctx: OrgContext, rows: InboundRow[]): Promise<Written[]> {
  const written = await ctx.db.$queryRaw<Written[]>`
    WITH g AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${storableJson(rows.map(toRecord))}::json) AS r (${columns})
    ), ${openConversations(ctx)}, ${appendToConversations}, c AS (
      SELECT * FROM opened UNION ALL SELECT * FROM appended
    ), ${insertMessages(ctx)}
    SELECT g."inboundMailId", c.id AS "conversationId", g."messageId", g.opens AS opened, c.reopened, c.woken,
      ARRAY(SELECT unnest(w.hears) FROM workflows w WHERE w.active) AS hears
    FROM g JOIN c ON c.at = g.at ORDER BY g.at`
  // Merged away since it was chosen: tried again, the mail finds where its messages went.
  if (written.length < rows.length)
    throw new Error('A conversation was merged while a mail was being written')
  return written
}

/** It is kept and can be found, but nobody has to close a case for it. */
const aboutNothing = 'reports on no mail that is known here: kept as a closed conversation'

const columns = Prisma.sql`at int, "inboundMailId" uuid, opens boolean, "conversationId" uuid,
  "contactId" uuid, "messageId" uuid, "eventId" uuid, "mailboxId" uuid, human boolean, settled boolean, history boolean, "receivedAt" timestamptz,
  preview text, "hasFiles" boolean, "messageIdHeader" text, "inReplyTo" text, "references" text[],
  "fromName" text, "fromAddress" text, "to" jsonb, cc jsonb, "replyTo" jsonb, subject text, text text,
  "quotedText" text, html text, "autoKind" text, threading jsonb, "rawKey" text, "sentAt" timestamptz, files json,
  trust jsonb, "providerMessageId" text, "providerThreadId" text, "contactName" text, "contactAddress" text,
  invitation jsonb, protection text`

function toRecord(row: InboundRow, at: number) {
  const { parsed, auto, subject, text, quotedText, html } = row.mail
  const { verdict, evidence, conversationId } = row.threading
  const settled = conversationId === null && isForNobody(auto)
  return {
    at,
    inboundMailId: row.inboundMailId,
    opens: conversationId === null,
    conversationId: conversationId ?? newId(),
    contactId: newId(),
    messageId: newId(),
    eventId: newId(),
    mailboxId: row.mailboxId,
    human: mayWait(auto),
    settled,
    history: row.origin.via === 'provider' && row.origin.history === true,
    receivedAt: row.receivedAt,
    preview: previewOf(text),
    hasFiles: row.files.some((file) => !file.inline),
    messageIdHeader: parsed.messageId,
    inReplyTo: parsed.inReplyTo,
    references: parsed.references,
    fromName: row.sender.name,
    fromAddress: row.sender.address,
    to: parsed.to,
    cc: parsed.cc,
    replyTo: parsed.replyTo,
    subject,
    text,
    quotedText,
    html,
    autoKind: auto.kind,
    threading: { verdict, evidence: settled ? [...evidence, aboutNothing] : evidence, auto: auto.evidence },
    rawKey: row.rawKey,
    sentAt: plausible(parsed.date, row.receivedAt),
    files: row.files,
    trust: row.trust,
    providerMessageId: row.providerMessageId,
    providerThreadId: row.providerThreadId,
    contactName: row.contact.name,
    contactAddress: row.contact.address,
    invitation: row.mail.invitation,
    protection: row.mail.protection,
  }
}

/** The organization's number counter is locked once for all, and only when something opens. */
function openConversations(ctx: OrgContext): Prisma.Sql {
  const senders = Prisma.sql`
    SELECT DISTINCT ON ("contactAddress") "contactId", ${ctx.organizationId}::uuid, "contactAddress", "contactName"
    FROM g WHERE opens ORDER BY "contactAddress", "contactName" = '', at`
  return Prisma.sql`k AS (${upsertContacts(senders)}), n AS (
      UPDATE organizations o SET next_number = o.next_number + needed.count
      FROM (SELECT count(*)::int AS count FROM g WHERE opens) needed
      WHERE o.id = ${ctx.organizationId}::uuid AND needed.count > 0
      RETURNING o.next_number - needed.count AS first
    ), inserted AS (
      INSERT INTO conversations (id, organization_id, number, mailbox_id, team_id, contact_id, subject, preview,
        last_sequence, last_message_at, waiting_since, has_attachments, status, resolved_at)
      SELECT g."conversationId", ${ctx.organizationId}::uuid, n.first + row_number() OVER (ORDER BY g.at) - 1,
        g."mailboxId", ${lockedTeam(Prisma.sql`(SELECT b.default_team_id FROM mailboxes b WHERE b.id = g."mailboxId")`)}, k.id,
        g.subject, g.preview, 1, g."receivedAt",
        CASE WHEN g.human THEN g."receivedAt" END, g."hasFiles",
        CASE WHEN g.settled THEN 'closed' ELSE 'open' END, CASE WHEN g.settled THEN g."receivedAt" END
      FROM g JOIN k ON k.email = g."contactAddress" CROSS JOIN n WHERE g.opens
      RETURNING id, last_sequence, team_id, status
    ), history AS (
      INSERT INTO conversation_events (id, organization_id, conversation_id, type, actor, detail, created_at)
      SELECT g."eventId", ${ctx.organizationId}::uuid, i.id, 'opened', ${storableJson(actorRecord(ctx.actor))}::jsonb,
        jsonb_build_object('status', i.status, 'teamId', i.team_id), clock_timestamp()
      FROM inserted i JOIN g ON g."conversationId" = i.id
    ), opened AS (
      SELECT g.at, i.id, i.last_sequence, false AS reopened, false AS woken FROM inserted i JOIN g ON g."conversationId" = i.id
    )`
}

/** Mail of the past, found where a mailbox is being read backwards, is no news to a conversation that went on. */
const appendToConversations = Prisma.sql`before AS MATERIALIZED (
      SELECT c.id, c.status, c.snoozed_until IS NOT NULL AS snoozed, g.history AND g."receivedAt" < c.last_message_at AS past
      FROM conversations c JOIN g ON g."conversationId" = c.id AND NOT g.opens
      WHERE c.merged_into_id IS NULL
      ORDER BY c.id FOR UPDATE OF c
    ), appended AS (
      UPDATE conversations c SET last_sequence = c.last_sequence + 1,
        last_message_at = greatest(c.last_message_at, g."receivedAt"),
        preview = CASE WHEN g."receivedAt" < c.last_message_at THEN c.preview ELSE g.preview END,
        has_attachments = c.has_attachments OR g."hasFiles",
        waiting_since = CASE WHEN g.human AND NOT b.past THEN coalesce(c.waiting_since, g."receivedAt")
          ELSE c.waiting_since END,
        status = CASE WHEN g.human AND NOT b.past THEN 'open' ELSE c.status END,
        resolved_at = CASE WHEN g.human AND NOT b.past THEN NULL ELSE c.resolved_at END,
        snoozed_until = CASE WHEN g.human AND NOT b.past THEN NULL ELSE c.snoozed_until END
      FROM before b JOIN g ON g."conversationId" = b.id
      WHERE c.id = b.id
      RETURNING g.at, c.id, c.last_sequence, g.human AND NOT b.past AND b.status <> 'open' AS reopened,
        g.human AND NOT b.past AND b.snoozed AS woken
    )`

/** The rest of the statement, for each conversation `c`: message, files, and the accepted mail's end. */
function insertMessages(ctx: OrgContext): Prisma.Sql {
  return Prisma.sql`m AS (
      INSERT INTO messages (id, organization_id, conversation_id, mailbox_id, sequence, direction, message_id,
        in_reply_to, "references", from_name, from_address, "to", cc, reply_to,
        subject, text, quoted_text, html, auto_kind, threading, raw_key, sent_at, created_at,
        trust, provider_message_id, provider_thread_id, invitation, protection)
      SELECT g."messageId", ${ctx.organizationId}::uuid, c.id, g."mailboxId", c.last_sequence, 'inbound',
        g."messageIdHeader", g."inReplyTo", g."references", g."fromName", g."fromAddress", g."to", g.cc, g."replyTo",
        g.subject, g.text, g."quotedText", g.html, g."autoKind", g.threading, g."rawKey", g."sentAt", g."receivedAt",
        g.trust, g."providerMessageId", g."providerThreadId", g.invitation, g.protection
      FROM g JOIN c ON c.at = g.at
    ), a AS (
      INSERT INTO attachments (id, organization_id, message_id, filename, content_type, size, content_id,
        inline, dangerous, storage_key)
      SELECT f.id, ${ctx.organizationId}::uuid, g."messageId", f.filename, f."contentType", f.size,
        f."contentId", f.inline, f.dangerous, f."storageKey"
      FROM g CROSS JOIN json_to_recordset(g.files) AS f (id uuid, filename text, "contentType" text, size int,
        "contentId" text, inline boolean, dangerous boolean, "storageKey" text)
    ), i AS (
      UPDATE inbound_mails i SET state = 'ingested', message_id = g."messageId", finished_at = now()
      FROM g WHERE i.id = g."inboundMailId" AND i.id = ANY (ARRAY(SELECT "inboundMailId" FROM g))
    )`
}

/** A mail's Date is its sender's claim: one that lies ahead or decades back is not believed. */
function plausible(claimed: Date | null, receivedAt: Date): Date {
  if (!claimed || Number.isNaN(claimed.getTime())) return receivedAt
  const age = receivedAt.getTime() - claimed.getTime()
  return age < -86_400_000 || age > 20 * 365 * 86_400_000 ? receivedAt : claimed
}
