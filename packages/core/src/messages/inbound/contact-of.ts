import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { storable } from '../storable.ts'
import type { ReceivedMail } from './received-mail.ts'
import { senderOf } from './received-mail.ts'

type Person = { name: string; address: string }

/** Stands for a sender who cannot be known, and whom nobody can write to. */
export const unknownAddress = 'unknown@invalid'

/**
 * Whose mail it is. None of our own addresses is ever a contact: what claims to come from us is a form of ours that
 * names its writer in Reply-To, or a forgery.
 */
export function contactOf({ parsed }: ReceivedMail, envelopeFrom: string, own: readonly string[]): Person {
  const sender = senderOf(parsed, envelopeFrom)
  const isOurs = ({ address }: Person) =>
    own.includes(address) || own.includes(tokenFromAddress(address)?.base ?? '')
  if (!isOurs(sender)) return sender
  const others = [...parsed.replyTo, { name: '', address: envelopeFrom }].map(({ name, address }) => ({
    name: storable(name).slice(0, 200),
    address: storable(address).toLowerCase().slice(0, 320),
  }))
  const named = others.find((other) => other.address !== '' && !isOurs(other))
  return named ?? { name: '', address: unknownAddress }
}
