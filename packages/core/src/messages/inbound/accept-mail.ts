import type { Authentication } from '@frontdesk/integrations/email/trust/authentication'
import { storage } from '@frontdesk/integrations/storage/storage'
import { currentRequestId } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { Recipient } from '../../mailboxes/find-recipient.ts'
import { inOrganizationTogether, type Outcome } from '../../together.ts'
import { storableJson } from '../storable.ts'
import type { AtProvider, Origin } from './origin.ts'
import type { StoredRaw } from './raw/store-raw.ts'

export type ArrivingMail = {
  recipient: Recipient
  raw: StoredRaw
  envelopeFrom: string
  envelopeTo: string
  origin: Origin
  /** absent for mail that came by SMTP */
  atProvider?: AtProvider
}
const unknownSender = 'unknown@invalid'

type Who = { organizationId: string; actor: { type: 'system'; name: string } }

export type Acceptance = { inboundMailId: string; duplicate: boolean }

/**
 * Takes responsibility for a mail whose raw form is in storage: its row is committed when this returns. The same mail
 * sent again by a server that missed our answer is recognised and kept once.
 */
export async function acceptMail(mail: ArrivingMail): Promise<Acceptance> {
  const { organizationId, mailboxId } = mail.recipient
  const { id, key, size, authentication } = mail.raw
  faultPoint('accept-before-row')
  const row: ArrivedRow = {
    id,
    mailboxId,
    identity: identityOf(mail),
    rawKey: key,
    size,
    envelopeFrom: mail.atProvider ? returnPathOf(mail.raw.head) : mail.envelopeFrom,
    envelopeTo: mail.envelopeTo,
    requestId: currentRequestId() ?? null,
    receivedAt: mail.atProvider?.receivedAt ?? null,
    providerThreadId: mail.atProvider?.providerThreadId ?? null,
    contentHash: mail.atProvider?.contentHash ?? null,
    origin: mail.origin,
    authentication,
  }
  const who = { organizationId, actor: { type: 'system', name: 'listener' } } as const
  const kept = await inOrganizationTogether(who, row, recordMails)
  if (!kept) await forgetCopy(who, row)
  return { inboundMailId: id, duplicate: !kept }
}

type ArrivedRow = {
  id: string
  mailboxId: string
  identity: string
  rawKey: string
  size: number
  envelopeFrom: string
  envelopeTo: string
  requestId: string | null
  receivedAt: Date | null
  providerThreadId: string | null
  contentHash: string | null
  origin: Origin
  authentication: Authentication | null
}

/** Whether each mail was kept, as opposed to known already. What was kept together is ingested together. */
async function recordMails(ctx: OrgContext, rows: ArrivedRow[]): Promise<Outcome<boolean>[]> {
  // A commit whose answer was lost is tried again and finds its own row: that mail is kept, not a duplicate.
  const found = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH g AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "mailboxId" uuid,
        identity text, "rawKey" text, size int, "envelopeFrom" text, "envelopeTo" text, "requestId" text,
        "receivedAt" timestamptz, "providerThreadId" text, "contentHash" text, origin jsonb, authentication jsonb)
    ), written AS (
      INSERT INTO inbound_mails (id, organization_id, mailbox_id, provider_message_id, raw_key, size,
        envelope_from, envelope_to, request_id, received_at, provider_thread_id, content_hash, origin, authentication)
      SELECT id, ${ctx.organizationId}::uuid, "mailboxId", identity, "rawKey", size, "envelopeFrom",
        "envelopeTo", "requestId", least(coalesce("receivedAt", now()), now()), "providerThreadId",
        "contentHash", origin, authentication FROM g
      ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT id FROM written UNION ALL SELECT i.id FROM inbound_mails i JOIN g ON g.id = i.id`
  const kept = new Set(found.map(({ id }) => id))
  const mails = rows.flatMap(({ id, requestId }) => (kept.has(id) ? [{ inboundMailId: id, requestId }] : []))
  if (mails.length > 0) ctx.emit({ type: 'mails.accepted', mails })
  return rows.map(({ id }) => ({ result: kept.has(id), events: [] }))
}

/** A mail known already may lie under a new number at its provider by now: that is what it is looked up by. */
async function forgetCopy(who: Who, row: ArrivedRow): Promise<void> {
  await storage().delete(row.rawKey)
  const { mailboxId, contentHash, identity } = row
  if (contentHash === null) return
  await inOrganization(who, async (ctx) => {
    await ctx.db.$executeRaw`
      WITH renamed AS (
        UPDATE inbound_mails SET provider_message_id = ${identity}
        WHERE mailbox_id = ${mailboxId}::uuid AND content_hash = ${contentHash} AND provider_message_id <> ${identity}
          AND NOT EXISTS (SELECT 1 FROM inbound_mails o
            WHERE o.mailbox_id = ${mailboxId}::uuid AND o.provider_message_id = ${identity})
        RETURNING message_id
      )
      UPDATE messages SET provider_message_id = ${identity} WHERE id IN (SELECT message_id FROM renamed)`
  })
}

/** The envelope's sender, as the last server wrote it down (RFC 5321, 4.4): empty for a mail that wants no answer. */
function returnPathOf(head: Uint8Array): string {
  const headers = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 64 * 1024))
  const [, path] = /^return-path:[ \t]*<?([^>\r\n]{0,320})/im.exec(headers.toString('latin1')) ?? []
  return path === undefined ? unknownSender : path.trim().toLowerCase()
}

/**
 * SMTP gives a mail no identity, so its content is one. A mail without a Message-ID may rightly be sent
 * twice word for word, and losing the second would be worse than showing it: each one counts.
 */
function identityOf({ raw: { id, identity }, atProvider }: ArrivingMail): string {
  if (atProvider) return atProvider.providerMessageId
  return identity.providerMessageId === null ? `smtp:${id}` : `smtp:${identity.bodyHash}`
}
