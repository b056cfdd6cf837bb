import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { systemReader } from '../context.ts'
import { storable } from '../messages/storable.ts'

export type Recipient = { organizationId: string; mailboxId: string; address: string }

type Row = Recipient & { state: string; pausedAt: Date | null }

/**
 * The mailbox an envelope recipient belongs to, by its own or a further address, with or without a plus-address
 * token; null for strangers, and `paused` where mail is to be sent again later.
 */
export async function findRecipient(address: string): Promise<Recipient | 'paused' | null> {
  const wanted = storable(address).trim().toLowerCase()
  const base = tokenFromAddress(wanted)?.base
  // A mailbox that really carries a plus sign in its own address goes before the tagged form of another.
  const asked = base ? [wanted, base] : [wanted]
  const [found] = await systemReader().$queryRaw<Row[]>`
    SELECT b.organization_id AS "organizationId", b.id AS "mailboxId", b.address, b.state, b.paused_at AS "pausedAt"
    FROM mailboxes b
    WHERE b.state <> 'disconnected' AND (b.address = ANY (${asked}::text[]) OR b.id IN (
      SELECT a.mailbox_id FROM mailbox_addresses a WHERE a.address = ANY (${asked}::text[])))
    ORDER BY b.address = ${wanted} DESC, b.address = ${base ?? wanted} DESC LIMIT 1`
  if (!found) return null
  const { state, pausedAt, ...recipient } = found
  return state === 'paused' || pausedAt !== null ? 'paused' : recipient
}
