import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { systemReader } from '../context.ts'
import { storable } from '../messages/storable.ts'

export type Recipient = { organizationId: string; mailboxId: string; address: string }

/** The mailbox an envelope recipient belongs to, with or without a plus-address token; null for strangers. */
export async function findRecipient(address: string): Promise<Recipient | null> {
  const wanted = storable(address).trim().toLowerCase()
  const base = tokenFromAddress(wanted)?.base
  const found = await systemReader().mailbox.findMany({
    where: { address: { in: base ? [wanted, base] : [wanted] }, pausedAt: null },
    select: { id: true, organizationId: true, address: true },
    take: 2,
  })
  // A mailbox that really carries a plus sign in its own address goes before the tagged form of another.
  const mailbox = found.find((row) => row.address === wanted) ?? found[0]
  if (!mailbox) return null
  return { organizationId: mailbox.organizationId, mailboxId: mailbox.id, address: mailbox.address }
}
