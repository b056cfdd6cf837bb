import { mailIdentity } from '@frontdesk/integrations/email/content-hash'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { currentRequestId } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import type { OrgContext } from '../../context.ts'
import type { Recipient } from '../../mailboxes/find-recipient.ts'
import { inOrganizationTogether } from '../../together.ts'
import { storable } from '../storable.ts'
import { rawKey } from './raw-key.ts'

export type ArrivingMail = { recipient: Recipient; raw: Uint8Array; envelopeFrom: string; envelopeTo: string }
export type Acceptance = { inboundMailId: string; duplicate: boolean }

/**
 * Takes responsibility for a mail: its raw form is in storage and its row committed when this returns.
 * The same mail sent again by a server that missed our answer is recognised and kept once.
 */
export async function acceptMail(mail: ArrivingMail): Promise<Acceptance> {
  const { organizationId } = mail.recipient
  const id = newId()
  const key = rawKey(organizationId, id)
  await storage().put(key, mail.raw, { contentType: 'message/rfc822' })
  faultPoint('accept-before-row')
  const kept = await inOrganizationTogether(
    { organizationId, actor: { type: 'system', name: 'listener' } },
    (ctx) => recordMail(ctx, mail, id, key),
  )
  if (!kept) await storage().delete(key)
  return { inboundMailId: id, duplicate: !kept }
}

async function recordMail(ctx: OrgContext, mail: ArrivingMail, id: string, key: string): Promise<boolean> {
  const written = await ctx.db.$executeRaw`
    INSERT INTO inbound_mails (id, organization_id, mailbox_id, provider_message_id, raw_key, size,
      envelope_from, envelope_to, request_id)
    VALUES (${id}::uuid, ${ctx.organizationId}::uuid, ${mail.recipient.mailboxId}::uuid,
      ${identityOf(mail, id)}, ${key}, ${mail.raw.byteLength}, ${storable(mail.envelopeFrom)}, ${storable(mail.envelopeTo)},
      ${currentRequestId() ?? null})
    ON CONFLICT (organization_id, mailbox_id, provider_message_id) DO NOTHING`
  // A commit whose answer was lost is tried again and finds its own row: that mail is kept, not a duplicate.
  if (written === 0) return (await ctx.db.inboundMail.count({ where: { id } })) === 1
  ctx.emit({ type: 'mail.accepted', inboundMailId: id })
  return true
}

/**
 * SMTP gives a mail no identity, so its content is one. A mail without a Message-ID may rightly be sent
 * twice word for word, and losing the second would be worse than showing it: each one counts.
 */
function identityOf(mail: ArrivingMail, id: string): string {
  const { providerMessageId, bodyHash } = mailIdentity(mail.raw)
  return providerMessageId === null ? `smtp:${id}` : `smtp:${bodyHash}`
}
