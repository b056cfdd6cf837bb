import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const mailbox = z.object({
  id,
  /** forwarding, gmail, outlook, imap */
  channel: z.string(),
  address: z.string(),
  name: z.string(),
  fromName: z.string(),
  signature: z.string(),
  state: z.enum(['active', 'paused', 'reconnect', 'disconnected']),
  /** who signs in to an IMAP mailbox in place of a password; null for every other mailbox */
  signIn: z.enum(['google', 'microsoft']).nullable(),
  /** whether replies may leave from it; a forwarding address has to be proven first */
  proven: z.boolean(),
  /** when the code that proves it was mailed last; null where none is out */
  codeMailedAt: timestamp.nullable(),
  /** kinds of trouble that are not over */
  troubles: z.array(z.string()),
  lastReceivedAt: timestamp.nullable(),
  createdAt: timestamp,
})

const mailboxFields = {
  name: z.string().trim().min(1).max(100),
  fromName: z.string().trim().min(1).max(100),
  signature: z.string().max(5_000).default(''),
}

export const listMailboxes = defineContract({
  method: 'GET',
  path: '/mailboxes',
  summary: 'Connected mailboxes',
  permission: 'mailboxes:read',
  rate: 'general',
  together: true,
  query: pageQuery
    .extend({
      /** only those that need somebody: to be connected again, or with trouble that wakes admins */
      troubled: z.literal('true').optional(),
    })
    .strict(),
  response: page(mailbox),
})

export const createMailbox = defineContract({
  method: 'POST',
  path: '/mailboxes',
  summary: 'Connects a forwarding address',
  permission: 'mailboxes:write',
  rate: 'general',
  body: z.strictObject({ address: email, ...mailboxFields }),
  response: mailbox,
  status: 201,
})

export const getMailbox = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}',
  summary: 'One mailbox',
  permission: 'mailboxes:read',
  rate: 'general',
  params: idParams,
  response: mailbox,
})

export const putMailbox = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}',
  summary: 'Changes name, sender name and signature of a mailbox',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(mailboxFields),
  response: mailbox,
})

export const createMailboxCode = defineContract({
  method: 'POST',
  path: '/mailboxes/{id}/codes',
  summary: 'Mails a new code to a forwarding address, which proves whose it is',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  params: idParams,
  response: mailbox,
  status: 202,
})

export const putMailboxProof = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/proof',
  summary: 'Proves a forwarding address by the code that was mailed to it; replies may leave from it then',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  params: idParams,
  body: z.strictObject({ code: z.string().trim().min(8).max(40) }),
  response: mailbox,
})

const expiry = z.object({ at: timestamp, secondsLeft: z.number().int() }).nullable()

export const mailboxHealth = z.object({
  state: z.string(),
  lastSyncedAt: timestamp.nullable(),
  /** seconds since the provider was last asked with success */
  lagSeconds: z.number().int().nullable(),
  lastMailAt: timestamp.nullable(),
  usualGapSeconds: z.number().int().nullable(),
  nextSyncAt: timestamp.nullable(),
  backfill: z
    .object({
      state: z.enum(['running', 'done']),
      done: z.number().int(),
      total: z.number().int().nullable(),
      percent: z.number().int().nullable(),
      estimatedSeconds: z.number().int().nullable(),
    })
    .nullable(),
  expiries: z.object({ token: expiry, secret: expiry, watch: expiry }),
  push: z.enum(['active', 'lapsed', 'none']),
  quota: z
    .object({ used: z.number().int(), limit: z.number().int(), windowSeconds: z.number().int() })
    .nullable(),
  reconciliation: z
    .object({
      at: timestamp,
      compared: z.number().int(),
      repaired: z.number().int(),
      /** mails that lie here alone, such as those deleted at the provider */
      extra: z.number().int(),
      /** the newest of those, and of those that were fetched, by the provider's ids */
      extraIds: z.array(z.string()),
      repairedIds: z.array(z.string()),
    })
    .nullable(),
  incidents: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      since: timestamp,
      lastAt: timestamp,
      occurrences: z.number().int(),
      resolvedAt: timestamp.nullable(),
    }),
  ),
})

export const getMailboxHealth = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/health',
  summary: 'How a mailbox is doing: last sync, lag, history, expiries, quota, trouble',
  permission: 'mailboxes:read',
  rate: 'general',
  params: idParams,
  response: mailboxHealth,
})

export const createAuthorization = defineContract({
  method: 'POST',
  path: '/mailboxes/authorizations',
  summary:
    'Begins to connect a Gmail or Outlook mailbox, or an account there by IMAP and SMTP; answers where to sign in',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  body: z.strictObject({
    provider: z.enum(['google', 'microsoft']),
    mailboxId: id.optional(),
    /** reads and sends with this account by IMAP and SMTP instead of the provider's own interface */
    imapAddress: email.optional(),
  }),
  response: z.object({ url: z.url() }),
  status: 201,
})

export const syncMailbox = defineContract({
  method: 'POST',
  path: '/mailboxes/{id}/syncs',
  summary: 'Looks for new mail now',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  params: idParams,
  response: mailbox,
  status: 202,
})

const way = z.object({ works: z.boolean(), message: z.string() })

export const testMailboxConnection = defineContract({
  method: 'POST',
  path: '/mailboxes/{id}/connection-tests',
  summary: 'Tries now to get into a mailbox, for reading and for sending, and says in words what works',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: z.object({ reading: way, sending: way }),
})

export const createTestMail = defineContract({
  method: 'POST',
  path: '/mailboxes/{id}/test-mails',
  summary: 'Sends one mail from a mailbox to whoever is signed in, by the way all replies take',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: z.object({
    messageId: id,
    /** its messages tell what became of the mail, and an answer to it arrives there */
    conversationId: id,
    number: z.number().int(),
    to: z.string(),
  }),
  status: 202,
  idempotent: true,
})

export const pauseMailbox = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/pause',
  summary: 'Takes no mail from a mailbox until it goes on',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: mailbox,
})

export const resumeMailbox = defineContract({
  method: 'DELETE',
  path: '/mailboxes/{id}/pause',
  summary: 'Lets a paused mailbox go on; what came meanwhile is fetched',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: mailbox,
})

export const previewDisconnection = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/disconnection',
  summary: 'What disconnecting would leave and stop',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: z.object({
    conversations: z.number().int(),
    messages: z.number().int(),
    scheduled: z.number().int(),
    text: z.string(),
  }),
})

export const disconnectMailbox = defineContract({
  method: 'DELETE',
  path: '/mailboxes/{id}',
  summary: 'Gives the access to a mailbox back; its conversations stay',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: mailbox,
})
