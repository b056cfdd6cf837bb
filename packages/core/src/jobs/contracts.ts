import { z } from 'zod'
import { summaryReasons } from '../summaries/due.ts'

/**
 * Every job by name: the queue it waits in and what it carries (ids only). Queues are cut by resource, so
 * that slow model calls never hold up mail.
 */
export const jobContracts = {
  /** mails that were accepted together, each with the request it belongs to */
  'ingest-mails': {
    queue: 'ingest',
    payload: z.object({
      mails: z.array(z.object({ inboundMailId: z.uuid(), requestId: z.string().nullable() })).min(1),
    }),
  },
  'classify-message': { queue: 'issue_analysis', payload: z.object({ messageId: z.uuid() }) },
  'draft-reply': {
    queue: 'recommendation_generation',
    /**
     * `asked` where a person wants a draft, whatever the category's rung; `messageId` where it is for that message
     * alone, and `held` where it then waits for a person
     */
    payload: z.object({
      conversationId: z.uuid(),
      messageId: z.uuid().optional(),
      held: z.literal('yes').optional(),
      asked: z.literal('yes').optional(),
      requestId: z.uuid().optional(),
    }),
  },
  'summarize-conversation': {
    queue: 'conversation_summarization',
    payload: z.object({ conversationId: z.uuid(), reason: z.enum(summaryReasons) }),
  },
  'propose-actions': { queue: 'recommendation_generation', payload: z.object({ messageId: z.uuid() }) },
  'carry-out-action': { queue: 'notification', payload: z.object({ actionId: z.uuid() }) },
  'deliver-message': { queue: 'send', payload: z.object({ messageId: z.uuid() }) },
  'acknowledge-message': { queue: 'notification', payload: z.object({ messageId: z.uuid() }) },
  'classify-backlog': { queue: 'issue_analysis', payload: z.object({ runId: z.uuid() }) },
  'learn-from-review': { queue: 'training', payload: z.object({ reviewId: z.uuid() }) },
  'train-classifier': { queue: 'training', payload: z.object({ trainingId: z.uuid() }) },
  'train-spam-model': { queue: 'training', payload: z.object({}) },
  'embed-passages': { queue: 'training', payload: z.object({}) },
  'import-articles': { queue: 'knowledge_import', payload: z.object({ importId: z.uuid() }) },
  'sync-mailbox': { queue: 'mailbox_sync', payload: z.object({ mailboxId: z.uuid() }) },
  'watch-mailbox': { queue: 'mailbox_sync', payload: z.object({ mailboxId: z.uuid() }) },
  'reconcile-mailbox': { queue: 'mailbox_sync', payload: z.object({ mailboxId: z.uuid() }) },
  'mirror-marks': { queue: 'mailbox_sync', payload: z.object({ conversationId: z.uuid() }) },
  'run-workflows': { queue: 'workflow_execution', payload: z.object({}) },
  'run-workflow-event': { queue: 'workflow_runs', payload: z.object({ eventId: z.uuid() }) },
  'continue-workflow-run': { queue: 'workflow_runs', payload: z.object({ runId: z.uuid() }) },
  'fire-workflow-timer': { queue: 'workflow_runs', payload: z.object({ timerId: z.uuid() }) },
  'send-workflow-reply': { queue: 'notification', payload: z.object({ replyId: z.uuid() }) },
  'run-replay': { queue: 'training', payload: z.object({ replayId: z.uuid() }) },
  'assign-queue': { queue: 'routing', payload: z.object({}) },
  'deliver-webhook': { queue: 'webhook_delivery', payload: z.object({ deliveryId: z.uuid() }) },
  'ask-csat': { queue: 'notification', payload: z.object({ requestId: z.uuid() }) },
  'tell-alarm': { queue: 'notification', payload: z.object({ incidentId: z.uuid() }) },
  'tell-budget': { queue: 'notification', payload: z.object({ alarmId: z.uuid() }) },
  /** the key of a file in storage */
  'remove-file': { queue: 'notification', payload: z.object({ key: z.string() }) },
  'send-account-mail': { queue: 'notification', payload: z.object({ sealed: z.string() }) },
} as const

/**
 * A job that serves all there is to do for its organization, so that one promise nobody has begun yet is enough:
 * further ones are not even written. Whoever does it notes when it began, before it looks for what to do.
 */
export const sharedJob = 'run-workflows' satisfies keyof typeof jobContracts

export type JobName = keyof typeof jobContracts
export type JobPayload<N extends JobName> = z.output<(typeof jobContracts)[N]['payload']>
export type QueueName = (typeof jobContracts)[JobName]['queue']

export const queueNames = [...new Set(Object.values(jobContracts).map((contract) => contract.queue))]
