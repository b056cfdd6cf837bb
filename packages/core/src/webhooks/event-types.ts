import type { DomainEvent } from '../events.ts'

type Ids = Record<string, string>

/** What an endpoint may ask to be told of, in words for a person. */
export const webhookEventTypes = {
  'conversation.created': 'A conversation begins',
  'conversation.updated': 'Anything about a conversation changes: status, assignee, tags, priority',
  'message.received': 'A customer writes',
  'message.sent': 'A reply has left',
  'note.added': 'A note is written',
  'classification.changed': 'A message is classified, or somebody corrects it',
  'sla.near_breach': 'A target is about to be missed',
  'sla.breached': 'A target is missed',
  'csat.received': 'A customer says how it went',
  'compliance_case.opened': 'A safety or compliance case is opened',
  'compliance_case.overdue': 'Nobody has looked into a case in time',
  'mailbox.alarm': 'A mailbox needs attention',
} as const

export type WebhookEventType = keyof typeof webhookEventTypes
export const webhookEventNames = Object.keys(webhookEventTypes) as WebhookEventType[]

export type Told = { type: WebhookEventType; subject: Ids }

type Sayings = { [T in DomainEvent['type']]?: (event: Extract<DomainEvent, { type: T }>) => Told }

const ofMessage = (type: WebhookEventType) => (event: { conversationId: string; messageId: string }) => ({
  type,
  subject: { conversationId: event.conversationId, messageId: event.messageId },
})

const ofConversation = (type: WebhookEventType) => (event: { conversationId: string }) => ({
  type,
  subject: { conversationId: event.conversationId },
})

const sayings: Sayings = {
  'conversation.created': ofConversation('conversation.created'),
  'conversation.updated': ofConversation('conversation.updated'),
  'message.received': ofMessage('message.received'),
  'message.sent': ofMessage('message.sent'),
  'message.classified': ofMessage('classification.changed'),
  'classification.corrected': ofConversation('classification.changed'),
  'sla.told': ({ conversationId, what, kind }) => ({
    type: what === 'near' ? 'sla.near_breach' : 'sla.breached',
    subject: { conversationId, clock: kind },
  }),
  'note.added': ({ conversationId, noteId }) => ({ type: 'note.added', subject: { conversationId, noteId } }),
  'csat.received': ({ conversationId, answerId }) => ({
    type: 'csat.received',
    subject: { conversationId, answerId },
  }),
  'compliance_case.opened': ({ caseId }) => ({ type: 'compliance_case.opened', subject: { caseId } }),
  'compliance_case.overdue': ({ caseId }) => ({ type: 'compliance_case.overdue', subject: { caseId } }),
  'mailbox.alarm': ({ mailboxId, incidentId }) => ({
    type: 'mailbox.alarm',
    subject: { mailboxId, incidentId },
  }),
}

/** What other systems are told of the events of one transaction, each thing once. */
export function toldOf(events: readonly DomainEvent[]): Told[] {
  const told = events.flatMap((event) => {
    const say = sayings[event.type] as ((event: DomainEvent) => Told) | undefined
    return say ? [say(event)] : []
  })
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()]
}
