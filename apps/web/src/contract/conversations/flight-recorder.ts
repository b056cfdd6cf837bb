import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

/** One step of a message on its way, with what was decided there and why. */
export const traceStep = z.object({
  step: z.enum([
    'received',
    'raw_stored',
    'quarantined',
    'parsed',
    'threaded',
    'moved',
    'auto_reply_judged',
    'sender_judged',
    'classified',
    'corrected',
    'rules_run',
    'generated',
    'checked',
    'drafted',
    'work_failed',
    'written',
    'queued',
    'attempted',
    'delivered',
    'delayed',
    'bounced',
    'failed',
    'undone',
    'answered_by_report',
    'automatic_mail',
    'reprocessed',
  ]),
  at: timestamp,
  verdict: z.string(),
  reasons: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
})

export const getTrace = defineContract({
  method: 'GET',
  path: '/messages/{id}/trace',
  summary: 'The steps a message took and why, in the order of time',
  permission: 'conversations:read',
  rate: 'general',
  params: idParams,
  response: z.object({ messageId: id, steps: z.array(traceStep) }),
})

export const getRawMessage = defineContract({
  method: 'GET',
  path: '/messages/{id}/raw',
  summary: 'The mail as it arrived, as a download (message/rfc822)',
  permission: 'conversations:read',
  rate: 'general',
  params: idParams,
})

export const createReprocessing = defineContract({
  method: 'POST',
  path: '/messages/{id}/reprocessings',
  summary: 'Reads the original again and judges it anew; the message stays in its conversation',
  permission: 'conversations:update',
  rate: 'general',
  params: idParams,
  response: z.object({
    messageId: id,
    /** what reads otherwise than before */
    changed: z.array(
      z.enum([
        'subject',
        'text',
        'quotedText',
        'html',
        'attachments',
        'autoKind',
        'trust',
        'invitation',
        'protection',
      ]),
    ),
    /** where the mail would go if it arrived now */
    threading: z.object({
      verdict: z.string(),
      evidence: z.array(z.string()),
      conversation: z.object({ id, number: z.number().int() }).nullable(),
      elsewhere: z.boolean(),
    }),
  }),
})

export const quarantinedMail = z.object({
  id,
  mailbox: z.object({ id, address: z.string() }),
  envelopeFrom: z.string(),
  envelopeTo: z.string(),
  size: z.number().int(),
  error: z.string(),
  receivedAt: timestamp,
})

export const listQuarantinedMails = defineContract({
  method: 'GET',
  path: '/quarantined-mails',
  summary: 'Mails that could not be read, newest first',
  permission: 'operations:manage',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(quarantinedMail),
})

export const getRawQuarantinedMail = defineContract({
  method: 'GET',
  path: '/quarantined-mails/{id}/raw',
  summary: 'A quarantined mail as it arrived, as a download (message/rfc822)',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
})

export const retryQuarantinedMail = defineContract({
  method: 'POST',
  path: '/quarantined-mails/{id}/retries',
  summary: 'Reads a quarantined mail again',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
  status: 202,
  response: z.object({ retried: z.literal(true) }),
})

export const deleteQuarantinedMail = defineContract({
  method: 'DELETE',
  path: '/quarantined-mails/{id}',
  summary: 'Gives a quarantined mail up; its original is kept for the record',
  permission: 'operations:manage',
  rate: 'general',
  params: idParams,
  status: 204,
})
