import { mailIdentity } from '@frontdesk/integrations/email/content-hash'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { currentRequestId } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import type { Recipient } from '../../mailboxes/find-recipient.ts'
import { type Outcome, together } from '../../together.ts'
import { storableJson } from '../storable.ts'
import { rawKey } from './raw-key.ts'

export type ArrivingMail = { recipient: Recipient; raw: Uint8Array; envelopeFrom: string; envelopeTo: string }
export type Acceptance = { inboundMailId: string; duplicate: boolean }

/**
 * Takes responsibility for a mail: its raw form is in storage and its row committed when this returns.
 * The same mail sent again by a server that missed our answer is recognised and kept once.
 */
export async function acceptMail(mail: ArrivingMail): Promise<Acceptance> {
  const { organizationId, mailboxId } = mail.recipient
  const id = newId()
  const key = rawKey(organizationId, id)
  await storage().put(key, mail.raw, { contentType: 'message/rfc822' })
  faultPoint('accept-before-row')
  const kept = await record(organizationId, {
    id,
    mailboxId,
    identity: identityOf(mail, id),
    rawKey: key,
    size: mail.raw.byteLength,
    envelopeFrom: mail.envelopeFrom,
    envelopeTo: mail.envelopeTo,
    requestId: currentRequestId() ?? null,
  })
  if (!kept) await storage().delete(key)
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
}

/** Whether each mail was kept, as opposed to known already. */
const record = together('listener', async (ctx, rows: ArrivedRow[]): Promise<Outcome<boolean>[]> => {
  // A commit whose answer was lost is tried again and finds its own row: that mail is kept, not a duplicate.
  const found = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH g AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "mailboxId" uuid,
        identity text, "rawKey" text, size int, "envelopeFrom" text, "envelopeTo" text, "requestId" text)
    ), written AS (
      INSERT INTO inbound_mails (id, organization_id, mailbox_id, provider_message_id, raw_key, size,
        envelope_from, envelope_to, request_id)
      SELECT id, ${ctx.organizationId}::uuid, "mailboxId", identity, "rawKey", size, "envelopeFrom",
        "envelopeTo", "requestId" FROM g
      ON CONFLICT (organization_id, mailbox_id, provider_message_id) DO NOTHING RETURNING id
    )
    SELECT id FROM written UNION ALL SELECT i.id FROM inbound_mails i JOIN g ON g.id = i.id`
  const kept = new Set(found.map(({ id }) => id))
  return rows.map(({ id }) => ({
    result: kept.has(id),
    events: kept.has(id) ? [{ type: 'mail.accepted', inboundMailId: id }] : [],
  }))
})

/**
 * SMTP gives a mail no identity, so its content is one. A mail without a Message-ID may rightly be sent
 * twice word for word, and losing the second would be worse than showing it: each one counts.
 */
function identityOf(mail: ArrivingMail, id: string): string {
  const { providerMessageId, bodyHash } = mailIdentity(mail.raw)
  return providerMessageId === null ? `smtp:${id}` : `smtp:${bodyHash}`
}
