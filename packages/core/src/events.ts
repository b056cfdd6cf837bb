import type { JobName } from './jobs/contracts.ts'

/** What happened, by ids only. Browsers hear of it and refetch through the API. */
export type DomainEvent =
  | { type: 'mail.accepted'; inboundMailId: string }
  | { type: 'message.received'; conversationId: string; messageId: string; automatic: boolean }
  | { type: 'message.reprocessed'; conversationId: string; messageId: string }
  | { type: 'message.classified'; conversationId: string; messageId: string; wantsDraft: boolean }
  | { type: 'conversation.created'; conversationId: string }
  | { type: 'conversation.updated'; conversationId: string }
  /** messages came or went */
  | { type: 'conversation.reorganized'; conversationId: string }
  | { type: 'note.added'; conversationId: string; noteId: string }
  | { type: 'draft.requested'; conversationId: string }
  | { type: 'draft.changed'; conversationId: string }
  | { type: 'reply.queued'; conversationId: string; messageId: string; notBefore: Date }
  | { type: 'acknowledgement.wanted'; conversationId: string; messageId: string }
  | { type: 'delivery.changed'; conversationId: string; messageId: string }
  /** told to the member who wrote the mail; no member when the API or the product did */
  | { type: 'delivery.failed'; conversationId: string; messageId: string; memberId: string }
  | { type: 'classifier.training_due'; trainingId: string; notBefore: Date }
  | { type: 'article.changed'; articleId: string }
  | { type: 'account_mail.requested'; sealed: string }
  | { type: 'settings.changed'; subject: string }
  | { type: 'mailbox.due'; mailboxId: string }
  | { type: 'mailbox.watch_due'; mailboxId: string }
  | { type: 'mailbox.comparison_due'; mailboxId: string }
  | { type: 'mailbox.alarm'; mailboxId: string; incidentId: string }
  | { type: 'mailbox.changed'; mailboxId: string }
  | { type: 'marks.changed'; conversationId: string }

type Promised = { job: JobName; payload: Record<string, string>; notBefore: Date | null }

/** The whole asynchronous system on one screen: which event promises which work. */
export function jobsOf(event: DomainEvent): Promised[] {
  switch (event.type) {
    case 'mail.accepted':
      return [{ job: 'ingest-mail', payload: { inboundMailId: event.inboundMailId }, notBefore: null }]
    case 'message.received':
    case 'message.reprocessed':
      return [{ job: 'classify-message', payload: { messageId: event.messageId }, notBefore: null }]
    case 'message.classified':
      return event.wantsDraft
        ? [{ job: 'draft-reply', payload: { conversationId: event.conversationId }, notBefore: null }]
        : []
    case 'draft.requested':
      return [
        {
          job: 'draft-reply',
          payload: { conversationId: event.conversationId, asked: 'yes' },
          notBefore: null,
        },
      ]
    case 'reply.queued':
      return [{ job: 'deliver-message', payload: { messageId: event.messageId }, notBefore: event.notBefore }]
    case 'acknowledgement.wanted':
      return [{ job: 'acknowledge-message', payload: { messageId: event.messageId }, notBefore: null }]
    case 'classifier.training_due':
      return [
        {
          job: 'train-classifier',
          payload: { trainingId: event.trainingId },
          notBefore: event.notBefore,
        },
      ]
    case 'account_mail.requested':
      return [{ job: 'send-account-mail', payload: { sealed: event.sealed }, notBefore: null }]
    case 'mailbox.due':
      return [{ job: 'sync-mailbox', payload: { mailboxId: event.mailboxId }, notBefore: null }]
    case 'mailbox.watch_due':
      return [{ job: 'watch-mailbox', payload: { mailboxId: event.mailboxId }, notBefore: null }]
    case 'mailbox.comparison_due':
      return [{ job: 'reconcile-mailbox', payload: { mailboxId: event.mailboxId }, notBefore: null }]
    case 'mailbox.alarm':
      return [{ job: 'tell-alarm', payload: { incidentId: event.incidentId }, notBefore: null }]
    case 'marks.changed':
      return [{ job: 'mirror-marks', payload: { conversationId: event.conversationId }, notBefore: null }]
    case 'mailbox.changed':
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.reorganized':
    case 'note.added':
    case 'draft.changed':
    case 'delivery.changed':
    case 'delivery.failed':
    case 'article.changed':
    case 'settings.changed':
      return []
  }
}
