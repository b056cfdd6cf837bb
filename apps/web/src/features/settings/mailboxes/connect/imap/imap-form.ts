import { z } from 'zod'
import type { mailServer } from '../../../../../contract/mailboxes/imap.ts'

type Server = z.output<typeof mailServer>

const server = z.object({
  host: z.string().trim().max(253),
  port: z.string().regex(/^\d{0,5}$/, 'A port is a number'),
  security: z.enum(['tls', 'starttls']),
  user: z.string().trim().max(320),
})

export const imapSchema = z
  .object({
    address: z.email('Enter the address customers write to'),
    by: z.enum(['password', 'google', 'microsoft']),
    password: z.string(),
    imap: server,
    smtp: server,
  })
  .refine(({ by, password }) => by !== 'password' || password !== '', {
    path: ['password'],
    message: 'Enter the password, or an app password',
  })

export type ImapForm = z.output<typeof imapSchema>

/** The ways to prove that the account is one's own. */
export const waysIn: readonly { value: ImapForm['by']; label: string }[] = [
  { value: 'password', label: 'Password or app password' },
  { value: 'google', label: 'Sign in with Google' },
  { value: 'microsoft', label: 'Sign in with Microsoft' },
]

export const blankImap: ImapForm = {
  address: '',
  by: 'password',
  password: '',
  imap: { host: '', port: '993', security: 'tls', user: '' },
  smtp: { host: '', port: '465', security: 'tls', user: '' },
}

/** What the API takes: without servers it looks for them itself. */
export function bodyOf({ address, password, imap, smtp }: ImapForm): {
  address: string
  password: string
  imap?: Server
  smtp?: Server
} {
  if (imap.host === '' || smtp.host === '') return { address, password }
  return { address, password, imap: toServer(imap, address), smtp: toServer(smtp, address) }
}

/** Most servers know their people by the address. */
function toServer({ host, port, security, user }: ImapForm['imap'], address: string): Server {
  return { host, port: Number(port), security, user: user === '' ? address : user }
}

/** Servers that were found, as they stand in the form. */
export function fieldsOf({ port, ...rest }: Server): ImapForm['imap'] {
  return { ...rest, port: String(port) }
}
