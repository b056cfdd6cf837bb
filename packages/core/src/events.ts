import type { JobName } from './jobs/contracts.ts'
import type { SummaryReason } from './summaries/due.ts'

type AcceptedMail = { inboundMailId: string; requestId: string | null }

/** What happened, by ids only. Browsers hear of it and refetch through the API. */
export type DomainEvent =
  | { type: 'mails.accepted'; mails: AcceptedMail[] }
  | { type: 'message.received'; conversationId: string; messageId: string; automatic: boolean }
  | { type: 'message.reprocessed'; conversationId: string; messageId: string }
  | { type: 'message.classified'; conversationId: string; messageId: string }
  /** nobody asked for it; `held` where whatever is written waits for a person */
  | { type: 'draft.wanted'; conversationId: string; messageId: string; held: boolean }
  | { type: 'next_steps.wanted'; conversationId: string; messageId: string }
  | { type: 'conversation.created'; conversationId: string }
  | { type: 'conversation.updated'; conversationId: string }
  | { type: 'conversation.deleted'; conversationId: string }
  /** a file of a conversation that was deleted */
  | { type: 'file.unneeded'; key: string }
  /** messages came or went */
  | { type: 'conversation.reorganized'; conversationId: string }
  | { type: 'note.added'; conversationId: string; noteId: string }
  | { type: 'draft.requested'; conversationId: string; requestId?: string }
  | { type: 'draft.changed'; conversationId: string }
  /** a person sent something else than was drafted */
  | { type: 'draft.reviewed'; reviewId: string; notBefore: Date }
  | { type: 'learned.changed' }
  | { type: 'gaps.changed' }
  | { type: 'summary.wanted'; conversationId: string; reason: SummaryReason }
  | { type: 'summary.changed'; conversationId: string }
  /** a next step was proposed, decided about or carried out */
  | { type: 'action.changed'; conversationId: string }
  | { type: 'action.approved'; conversationId: string; actionId: string }
  | { type: 'reply.queued'; conversationId: string; messageId: string; notBefore: Date }
  | { type: 'acknowledgement.wanted'; conversationId: string; messageId: string }
  | { type: 'delivery.changed'; conversationId: string; messageId: string }
  /** told to the member who wrote the mail; no member when the API or the product did */
  | { type: 'delivery.failed'; conversationId: string; messageId: string; memberId: string }
  /** somebody said what is spam, or is not */
  | { type: 'spam_model.training_due'; notBefore: Date }
  | { type: 'classifier.training_due'; trainingId: string; notBefore: Date }
  | { type: 'backlog_run.continued'; runId: string }
  | { type: 'article.changed'; articleId: string }
  /** passages wait for what they mean */
  | { type: 'knowledge.embedding_due' }
  | { type: 'article_import.continued'; importId: string; notBefore: Date | null }
  | { type: 'article_import.changed'; importId: string }
  | { type: 'account_mail.requested'; sealed: string }
  | { type: 'settings.changed'; subject: string }
  /** keys were revoked, or may say another role */
  | { type: 'api_keys.ended' }
  | { type: 'sessions.ended' }
  | { type: 'budget.alarm'; alarmId: string }
  | { type: 'mailbox.due'; mailboxId: string }
  | { type: 'mailbox.watch_due'; mailboxId: string }
  | { type: 'mailbox.comparison_due'; mailboxId: string }
  | { type: 'mailbox.alarm'; mailboxId: string; incidentId: string }
  | { type: 'mailbox.changed'; mailboxId: string }
  | { type: 'marks.changed'; conversationId: string }
  | { type: 'contact.changed'; contactId: string }
  | { type: 'company.changed'; companyId: string }
  /** something happened in a conversation a member follows */
  | { type: 'follower.told'; conversationId: string; memberId: string }
  /** a reply has left */
  | { type: 'message.sent'; conversationId: string; messageId: string }
  /** somebody said what a conversation is about */
  | { type: 'classification.corrected'; conversationId: string }
  | { type: 'webhook.delivery_due'; deliveryId: string; notBefore: Date | null }
  | { type: 'compliance_case.opened'; caseId: string }
  | { type: 'compliance_case.changed'; caseId: string }
  /** nobody has looked into it in time */
  | { type: 'compliance_case.overdue'; caseId: string }
  /** switched off, because it failed for days */
  | { type: 'webhook_endpoint.disabled'; endpointId: string }
  /** a target is about to be missed, or is */
  | { type: 'sla.told'; conversationId: string; what: 'near' | 'breached'; kind: string }
  | { type: 'csat.wanted'; requestId: string; notBefore: Date }
  | { type: 'csat.received'; conversationId: string; answerId: string }
  /** there may be somebody for a conversation that waits */
  | { type: 'queue.wanted'; notBefore: Date | null }
  | { type: 'presence.changed'; memberId: string }
  /** something that workflows listen for */
  | { type: 'workflow.raised'; notBefore: Date | null }
  /** it failed by itself, and is tried again apart from the others */
  | { type: 'workflow_event.set_aside'; eventId: string }
  | { type: 'workflow_run.continued'; runId: string }
  | { type: 'workflow_timer.set'; timerId: string; notBefore: Date }
  | { type: 'workflow_reply.wanted'; replyId: string }
  | { type: 'replay.continued'; replayId: string; notBefore?: Date }
  | { type: 'replay.changed'; replayId: string }
  /** a member was told something, or has read it */
  | { type: 'notification.changed'; memberId: string }
  /** there is something new in what a visitor of the chat sees */
  | { type: 'chat.shown'; visitorId: string }
  /** a workflow wants a member to look */
  | { type: 'member.notified'; conversationId: string; memberId: string }

type News =
  | 'chat.shown'
  | 'contact.changed'
  | 'company.changed'
  | 'follower.told'
  | 'member.notified'
  | 'notification.changed'
  | 'replay.changed'
  | 'mailbox.changed'
  | 'message.classified'
  | 'conversation.created'
  | 'conversation.updated'
  | 'conversation.deleted'
  | 'conversation.reorganized'
  | 'note.added'
  | 'draft.changed'
  | 'summary.changed'
  | 'action.changed'
  | 'learned.changed'
  | 'gaps.changed'
  | 'delivery.changed'
  | 'delivery.failed'
  | 'article.changed'
  | 'settings.changed'
  | 'api_keys.ended'
  | 'sessions.ended'
  | 'article_import.changed'
  | 'message.sent'
  | 'sla.told'
  | 'classification.corrected'
  | 'compliance_case.opened'
  | 'compliance_case.changed'
  | 'compliance_case.overdue'
  | 'webhook_endpoint.disabled'
  | 'csat.received'
  | 'presence.changed'

type Promised = { job: JobName; payload: Payload; notBefore: Date | null }
type Payload = Record<string, string | AcceptedMail[]>

const ofMailbox = {
  'mailbox.due': 'sync-mailbox',
  'mailbox.watch_due': 'watch-mailbox',
  'mailbox.comparison_due': 'reconcile-mailbox',
} as const

/** The whole asynchronous system on one screen: which event promises which work. */
export function jobsOf(event: DomainEvent): Promised[] {
  switch (event.type) {
    case 'mails.accepted':
      return [promised('ingest-mails', { mails: event.mails })]
    case 'message.received':
    case 'message.reprocessed':
      return [promised('classify-message', { messageId: event.messageId })]
    case 'draft.wanted': {
      const { conversationId, messageId, held } = event
      return [promised('draft-reply', { conversationId, messageId, ...(held && { held: 'yes' }) })]
    }
    case 'next_steps.wanted':
      return [promised('propose-actions', { messageId: event.messageId })]
    case 'draft.requested': {
      const { conversationId, requestId } = event
      return [promised('draft-reply', { conversationId, asked: 'yes', ...(requestId && { requestId }) })]
    }
    case 'summary.wanted': {
      const { conversationId, reason } = event
      return [promised('summarize-conversation', { conversationId, reason })]
    }
    case 'action.approved':
      return [promised('carry-out-action', { actionId: event.actionId })]
    case 'draft.reviewed':
      return [promised('learn-from-review', { reviewId: event.reviewId }, event.notBefore)]
    case 'reply.queued':
      return [promised('deliver-message', { messageId: event.messageId }, event.notBefore)]
    case 'acknowledgement.wanted':
      return [promised('acknowledge-message', { messageId: event.messageId })]
    case 'backlog_run.continued':
      return [promised('classify-backlog', { runId: event.runId })]
    case 'spam_model.training_due':
      return [promised('train-spam-model', {}, event.notBefore)]
    case 'classifier.training_due':
      return [promised('train-classifier', { trainingId: event.trainingId }, event.notBefore)]
    case 'account_mail.requested':
      return [promised('send-account-mail', { sealed: event.sealed })]
    case 'knowledge.embedding_due':
      return [promised('embed-passages', {})]
    case 'article_import.continued':
      return [promised('import-articles', { importId: event.importId }, event.notBefore)]
    case 'mailbox.due':
    case 'mailbox.watch_due':
    case 'mailbox.comparison_due':
      return [promised(ofMailbox[event.type], { mailboxId: event.mailboxId })]
    case 'mailbox.alarm':
      return [promised('tell-alarm', { incidentId: event.incidentId })]
    case 'budget.alarm':
      return [promised('tell-budget', { alarmId: event.alarmId })]
    case 'marks.changed':
      return [promised('mirror-marks', { conversationId: event.conversationId })]
    default:
      return jobsOfAutomation(event)
  }
}

type Automation = Extract<
  DomainEvent,
  {
    type:
      | News
      | 'file.unneeded'
      | 'csat.wanted'
      | 'queue.wanted'
      | 'replay.continued'
      | `webhook.${string}`
      | `workflow${string}`
  }
>

/** What rules, the queue and other systems have to do. */
function jobsOfAutomation(event: Automation): Promised[] {
  switch (event.type) {
    case 'webhook.delivery_due':
      return [promised('deliver-webhook', { deliveryId: event.deliveryId }, event.notBefore)]
    case 'file.unneeded':
      return [promised('remove-file', { key: event.key })]
    case 'csat.wanted':
      return [promised('ask-csat', { requestId: event.requestId }, event.notBefore)]
    case 'queue.wanted':
      return [promised('assign-queue', {}, event.notBefore)]
    case 'workflow.raised':
      return [promised('run-workflows', {}, event.notBefore)]
    case 'workflow_event.set_aside':
      return [promised('run-workflow-event', { eventId: event.eventId })]
    case 'workflow_run.continued':
      return [promised('continue-workflow-run', { runId: event.runId })]
    case 'workflow_timer.set':
      return [promised('fire-workflow-timer', { timerId: event.timerId }, event.notBefore)]
    case 'workflow_reply.wanted':
      return [promised('send-workflow-reply', { replyId: event.replyId })]
    case 'replay.continued':
      return [promised('run-replay', { replayId: event.replayId }, event.notBefore)]
    // the rest asks for no work
    default:
      return onlyTold(event.type)
  }
}

/** Browsers hear of it, and nothing else is to be done. */
function onlyTold(_type: News): Promised[] {
  return []
}

function promised(job: JobName, payload: Payload, notBefore: Date | null = null): Promised {
  return { job, payload, notBefore }
}
