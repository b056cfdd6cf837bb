import type { Recipient } from '@frontdesk/core/mailboxes/find-recipient'
import type { Found } from './known-recipients.ts'
import { SmtpRefusal } from './smtp-refusal.ts'

/** The mailbox that takes a mail; throws what its sender is told where none does, or not now (RFC 3463). */
export function admit(found: Found): Recipient {
  if (found === null) throw new SmtpRefusal(550, '5.1.1 There is no such mailbox here')
  if (found === 'paused') throw new SmtpRefusal(451, '4.2.1 This mailbox is paused, please try again later')
  return found
}
