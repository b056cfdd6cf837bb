import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, idParams, timestamp } from '../shared.ts'

export const mailboxAddress = z.object({
  address: z.string(),
  fromName: z.string(),
  /** whether mail may leave from it */
  sendAs: z.boolean(),
  checkedAt: timestamp.nullable(),
  /** replies leave from it unless another is chosen */
  isDefault: z.boolean(),
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
  summary: 'Changes what is fetched from a mailbox and what its provider is told; what is left out stays',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    folders: fields.folders.exactOptional(),
    mirrorReadState: fields.mirrorReadState.exactOptional(),
    mirrorArchive: fields.mirrorArchive.exactOptional(),
  }),
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
    /** the one replies leave from; null for the mailbox's own, left out to keep it */
    defaultAddress: email.nullable().exactOptional(),
  }),
  response: z.object({ items: z.array(mailboxAddress) }),
})

export const checkMailboxAddresses = defineContract({
  method: 'POST',
  path: '/mailboxes/{id}/addresses/checks',
  summary: 'Asks the provider anew which addresses an account may send as',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  params: idParams,
  response: z.object({ items: z.array(mailboxAddress) }),
})

export const mailFolder = z.object({
  /** as settings name it */
  id: z.string(),
  /** with the folders it lies in */
  name: z.string(),
  use: z.enum(['inbox', 'sent', 'archive', 'drafts', 'junk', 'trash']).nullable(),
  fetched: z.enum(['always', 'by_choice', 'never']),
  total: z.number().int().nullable(),
})

export const listMailFolders = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/folders',
  summary: 'The folders of an account, asked of its provider; null where mail does not lie in folders',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  response: z.object({ items: z.array(mailFolder).nullable() }),
})

const alarmResult = z.object({
  at: timestamp,
  works: z.boolean(),
  /** in words for a person */
  text: z.string(),
  /** it was a trial, no alarm */
  test: z.boolean(),
})

export const getAlarmWebhook = defineContract({
  method: 'GET',
  path: '/alarm-webhook',
  summary: 'Where alarms about mailboxes are posted to, and what became of the last one',
  permission: 'mailboxes:write',
  rate: 'general',
  response: z.object({ url: z.string().nullable(), lastResult: alarmResult.nullable() }),
})

export const testAlarmWebhook = defineContract({
  method: 'POST',
  path: '/alarm-webhook/tests',
  summary: 'Posts a trial alarm and says what became of it',
  permission: 'mailboxes:write',
  rate: 'sign_in',
  response: alarmResult,
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
