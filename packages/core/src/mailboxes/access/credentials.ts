import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { z } from 'zod'

const schema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('oauth'),
    provider: z.enum(['google', 'microsoft']),
    accessToken: z.string(),
    expiresAt: z.iso.datetime(),
    refreshToken: z.string(),
  }),
  z.object({ type: z.literal('password'), password: z.string() }),
])

export type Credentials = z.output<typeof schema>
export type OauthCredentials = Extract<Credentials, { type: 'oauth' }>

const contextOf = (mailboxId: string) => `mailboxes.credentials.${mailboxId}`

/** Seals what opens a mailbox; it can be opened for that mailbox only. */
export function sealCredentials(mailboxId: string, credentials: Credentials): string {
  return encryptSecret(JSON.stringify(credentials), contextOf(mailboxId))
}

export function openCredentials(mailboxId: string, sealed: string): Credentials {
  return schema.parse(JSON.parse(decryptSecret(sealed, contextOf(mailboxId))))
}
