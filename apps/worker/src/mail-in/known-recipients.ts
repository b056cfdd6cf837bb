import { findRecipient, type Recipient } from '@frontdesk/core/mailboxes/find-recipient'

export type Found = Recipient | 'paused' | null

type Known = { recipient: Promise<Found>; until: number }

const keptMs = 2_000
const mostKept = 5_000
const known = new Map<string, Known>()

/**
 * Whose address this is, remembered for two seconds: each mail asks twice, and mail comes in bursts. Strangers
 * are asked for anew, so that a mailbox receives mail as soon as it is connected.
 */
export function recipientOf(address: string): Promise<Found> {
  const held = known.get(address)
  if (held && held.until > performance.now()) return held.recipient
  if (known.size >= mostKept) known.clear()
  const recipient = findRecipient(address)
  const forget = () => void known.delete(address)
  recipient.then((found) => found ?? forget(), forget)
  known.set(address, { recipient, until: performance.now() + keptMs })
  return recipient
}
