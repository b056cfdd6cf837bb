import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { z } from 'zod'

const accountMail = z.object({
  kind: z.enum(['invitation', 'password_reset']),
  to: z.email().max(254),
  token: z.string(),
  organizationName: z.string(),
})

export type AccountMail = z.output<typeof accountMail>

/** Seals what an account mail needs, so that no token lies readable in the outbox or the queue. */
export function sealAccountMail(mail: AccountMail): string {
  return encryptSecret(JSON.stringify(mail), 'outbox.account-mail')
}

export function openAccountMail(sealed: string): AccountMail {
  return accountMail.parse(JSON.parse(decryptSecret(sealed, 'outbox.account-mail')))
}
