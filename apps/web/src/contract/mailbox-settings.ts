import { z } from 'zod'
import { defineContract } from './contract.ts'
import { email, idParams, timestamp } from './shared.ts'

export const mailboxAddress = z.object({
  address: z.string(),
  fromName: z.string(),
  /** whether mail may leave from it */
  sendAs: z.boolean(),
  checkedAt: timestamp.nullable(),
})

const fields = {
  /** folders that are fetched besides the inbox, by the provider's id */
  folders: z.array(z.string().trim().min(1).max(500)).max(50),
  /** read there is read here, and read here is read there */
  mirrorReadState: z.boolean(),
  /** what is resolved here is archived there */
  mirrorArchive: z.boolean(),
}

export const mailboxSettings = z.object({ ...fields, addresses: z.array(mailboxAddress) })

export const getMailboxSettings = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/settings',
  summary: 'What is fetched from a mailbox, what its provider is told, and its further addresses',
  permission: 'mailboxes:read',
  rate: 'general',
  params: idParams,
  response: mailboxSettings,
})

export const putMailboxSettings = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/settings',
  summary: 'Changes what is fetched from a mailbox and what its provider is told',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(fields),
  response: mailboxSettings,
})

export const putMailboxAddresses = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/addresses',
  summary: 'Replaces the further addresses whose mail comes to a mailbox',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ address: email, fromName: z.string().trim().max(100).default('') }))
      .max(100),
  }),
  response: z.object({ items: z.array(mailboxAddress) }),
})

export const getAlarmWebhook = defineContract({
  method: 'GET',
  path: '/alarm-webhook',
  summary: 'Where alarms about mailboxes are posted to',
  permission: 'mailboxes:write',
  rate: 'general',
  response: z.object({ url: z.string().nullable() }),
})

export const putAlarmWebhook = defineContract({
  method: 'PUT',
  path: '/alarm-webhook',
  summary: 'Sets where alarms are posted to; the answer is the only place the new secret appears',
  permission: 'mailboxes:write',
  rate: 'general',
  body: z.strictObject({ url: z.url({ protocol: /^https$/ }).max(2_000) }),
  response: z.object({ url: z.string(), secret: z.string() }),
})

export const deleteAlarmWebhook = defineContract({
  method: 'DELETE',
  path: '/alarm-webhook',
  summary: 'Posts alarms nowhere any more',
  permission: 'mailboxes:write',
  rate: 'general',
  status: 204,
})
