import { normalizeSubject } from '@frontdesk/integrations/email/thread-headers'
import type { Person } from '../recipients/people.ts'

type Original = { from: Person; to: Person[]; cc: Person[]; subject: string; sentAt: string | Date }

/** The lines over a forwarded mail, as mail programs write them. */
export function forwardedHead({ from, to, cc, subject, sentAt }: Original): string {
  const lines = [
    '---------- Forwarded message ----------',
    `From: ${written(from)}`,
    `Date: ${new Date(sentAt).toUTCString()}`,
    `Subject: ${subject}`,
    `To: ${to.map(written).join(', ')}`,
    ...(cc.length > 0 ? [`Cc: ${cc.map(written).join(', ')}`] : []),
  ]
  return lines.join('\n')
}

/** One `Fwd: ` before the subject without its marks. */
export function forwardSubject(subject: string): string {
  return `Fwd: ${normalizeSubject(subject)}`.trim()
}

function written({ name, address }: Person): string {
  return name && name !== address ? `${name} <${address}>` : address
}
