import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { systemReader } from '../context.ts'
import { storable } from '../messages/storable.ts'

export type Recipient = { organizationId: string; mailboxId: string; address: string }

/**
 * The mailbox an envelope recipient belongs to, by its own or a further address, with or without a plus-address
 * token; null for strangers.
 */
export async function findRecipient(address: string): Promise<Recipient | null> {
  const wanted = storable(address).trim().toLowerCase()
  const base = tokenFromAddress(wanted)?.base
  // A mailbox that really carries a plus sign in its own address goes before the tagged form of another.
  const asked = base ? [wanted, base] : [wanted]
  const [found] = await systemReader().$queryRaw<Recipient[]>`
    SELECT b.organization_id AS "organizationId", b.id AS "mailboxId", b.address
    FROM mailboxes b
    WHERE b.paused_at IS NULL AND (b.address = ANY (${asked}::text[]) OR b.id IN (
      SELECT a.mailbox_id FROM mailbox_addresses a WHERE a.address = ANY (${asked}::text[])))
    ORDER BY b.address = ${wanted} DESC, b.address = ${base ?? wanted} DESC LIMIT 1`
  return found ?? null
}
