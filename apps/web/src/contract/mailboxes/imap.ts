import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, id } from '../shared.ts'
import { mailbox } from './mailboxes.ts'

export const mailServer = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls']),
  user: z.string().trim().min(1).max(320),
})

export const createImapMailbox = defineContract({
  method: 'POST',
  path: '/mailboxes/imap',
  summary: 'Connects a mailbox at any mail server by its password, or connects one again',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  body: z.strictObject({
    mailboxId: id.optional(),
    address: email,
    password: z.string().min(1).max(1_000),
    imap: mailServer,
    smtp: mailServer,
  }),
  response: mailbox,
  status: 201,
})

const serverTest = z.object({ works: z.boolean(), message: z.string() })

export const createImapTest = defineContract({
  method: 'POST',
  path: '/mailboxes/imap/tests',
  summary: 'Finds the mail servers of an address and tries to sign in; nothing is kept',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  body: z.strictObject({
    address: email,
    password: z.string().min(1).max(1_000),
    imap: mailServer.optional(),
    smtp: mailServer.optional(),
  }),
  response: z.object({
    works: z.boolean(),
    /** null when nothing is known of this address */
    servers: z
      .object({
        imap: mailServer,
        smtp: mailServer,
        /** given, provider, srv, autoconfig, mx or guess */
        source: z.string(),
      })
      .nullable(),
    imap: serverTest,
    smtp: serverTest,
  }),
})
