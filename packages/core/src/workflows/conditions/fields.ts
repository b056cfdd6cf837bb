import { localDay, wallClock } from '../../business-hours/zone-clock.ts'
import type { Facts } from '../facts/facts.ts'
import type { Field } from './field.ts'
import type { OwnFields } from './own-fields.ts'

const levels = ['low', 'normal', 'high', 'urgent'] as const
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const hourMs = 3_600_000
const dayMs = 86_400_000

type Own = Omit<Field, 'name' | 'group'>

const conversation: Record<string, Own> = {
  status: {
    label: 'the status',
    type: 'choice',
    choices: ['open', 'pending', 'resolved', 'closed'],
    read: (facts) => facts.conversation.status,
  },
  priority: {
    label: 'the priority',
    type: 'scale',
    choices: levels,
    read: (facts) => facts.conversation.priority,
  },
  subject: { label: 'the subject', type: 'text', read: (facts) => facts.conversation.subject },
  channel: { label: 'the channel', type: 'text', read: (facts) => facts.conversation.channel },
  assignee: {
    label: 'the assignee',
    type: 'named',
    named: 'member',
    read: (facts) => facts.conversation.assigneeId,
  },
  team: { label: 'the team', type: 'named', named: 'team', read: (facts) => facts.conversation.teamId },
  mailbox: {
    label: 'the mailbox',
    type: 'named',
    named: 'mailbox',
    read: (facts) => facts.conversation.mailboxId,
  },
  tags: { label: 'the tags', type: 'set', read: (facts) => facts.conversation.tags },
  messages: {
    label: 'the number of messages',
    type: 'number',
    read: (facts) => facts.conversation.messageCount,
  },
  attachments: {
    label: 'the conversation has attachments',
    type: 'flag',
    read: (facts) => facts.conversation.hasAttachments,
  },
  spam: { label: 'it is spam', type: 'flag', read: (facts) => facts.conversation.spam },
  age: {
    label: 'the age of the conversation',
    type: 'number',
    unit: 'hours',
    read: (facts) => (facts.at.getTime() - facts.conversation.createdAt.getTime()) / hourMs,
  },
  waiting: {
    label: 'the time the customer has been waiting',
    type: 'number',
    unit: 'hours',
    read: ({ at, conversation: { waitingSince } }) =>
      waitingSince === null ? null : (at.getTime() - waitingSince.getTime()) / hourMs,
  },
}

const message: Record<string, Own> = {
  text: { label: 'the text', type: 'text', read: ({ message: found }) => found?.text ?? null },
  subject: {
    label: "the message's subject",
    type: 'text',
    read: ({ message: found }) => found?.subject ?? null,
  },
  first: {
    label: 'it is the first message',
    type: 'flag',
    read: ({ message: found }) => found?.sequence === 1,
  },
  attachments: {
    label: 'the number of files with the message',
    type: 'number',
    read: ({ message: found }) => found?.attachments ?? null,
  },
  written_by: {
    label: 'the kind of mail',
    type: 'choice',
    choices: ['human', 'list', 'auto-reply', 'bounce', 'report'],
    read: ({ message: found }) => found?.autoKind ?? null,
  },
  trust: {
    label: 'the sender',
    type: 'choice',
    choices: ['verified', 'unverified', 'suspicious', 'forged'],
    read: ({ message: found }) => found?.trust ?? null,
  },
}

const contact: Record<string, Own> = {
  email: { label: "the contact's address", type: 'text', read: (facts) => facts.contact.email },
  name: { label: "the contact's name", type: 'text', read: (facts) => facts.contact.name },
  domain: {
    label: "the contact's domain",
    type: 'text',
    read: ({ contact: { email } }) => email.slice(email.lastIndexOf('@') + 1),
  },
  conversations: {
    label: "the number of the contact's conversations",
    type: 'number',
    read: (facts) => facts.contact.conversations,
  },
}

const company: Record<string, Own> = {
  name: { label: "the company's name", type: 'text', read: (facts) => facts.company?.name ?? null },
  domain: { label: "the company's domains", type: 'set', read: (facts) => facts.company?.domains ?? null },
}

const classification: Record<string, Own> = {
  route: {
    label: 'the route',
    type: 'choice',
    choices: ['informational', 'service_action', 'safety_compliance'],
    read: (facts) => facts.classification?.route ?? null,
  },
  category: {
    label: 'the category',
    type: 'named',
    named: 'category',
    read: (facts) => facts.classification?.category ?? null,
  },
  confidence: {
    label: 'the confidence',
    type: 'number',
    read: (facts) => facts.classification?.confidence ?? null,
  },
  sure: {
    label: 'the confidence is at least what your triage settings ask for',
    type: 'flag',
    read: ({ classification: found, organization: { answerThreshold } }) =>
      found !== null && found.confidence >= answerThreshold,
    show: ({ classification: found, organization: { answerThreshold } }) =>
      `${percent(found?.confidence ?? 0)}, where ${percent(answerThreshold)} is asked for`,
  },
  sentiment: {
    label: 'the sentiment',
    type: 'number',
    read: (facts) => facts.classification?.sentiment ?? null,
  },
  severity: {
    label: 'the severity',
    type: 'scale',
    choices: levels,
    read: (facts) => facts.classification?.severity ?? null,
  },
  language: { label: 'the language', type: 'text', read: (facts) => facts.classification?.language ?? null },
}

const time: Record<string, Own> = {
  weekday: { label: 'the day', type: 'choice', choices: days, read: (facts) => days[weekday(facts)] ?? null },
  hour: { label: 'the hour', type: 'number', read: (facts) => Math.floor(minuteOfDay(facts) / 60) },
  open: { label: 'it is within opening hours', type: 'flag', read: (facts) => facts.organization.openNow },
}

function local({ at, organization: { timeZone } }: Facts): number {
  return wallClock(at.getTime(), timeZone)
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}

function weekday(facts: Facts): number {
  const days = Math.floor(localDay(facts.at.getTime(), facts.organization.timeZone) / dayMs)
  // the first day of 1970 was a Thursday
  return (days + 3) % 7
}

function minuteOfDay(facts: Facts): number {
  const at = local(facts)
  return Math.floor((at - Math.floor(at / dayMs) * dayMs) / 60_000)
}

const groups = {
  conversation: ['Conversation', conversation],
  message: ['Message', message],
  contact: ['Contact', contact],
  company: ['Company', company],
  classification: ['Classification', classification],
  time: ['Time', time],
} as const

const fields = new Map<string, Field>(
  Object.entries(groups).flatMap(([prefix, [group, own]]) =>
    Object.entries(own).map(([name, field]) => {
      const whole = { ...field, name: `${prefix}.${name}`, group }
      return [whole.name, whole] as const
    }),
  ),
)

const ofEvent = /^event\.([a-zA-Z][\w-]{0,59})$/

/**
 * A field by its name, among those everybody has and the organization's own. `event.<name>` is whatever the event
 * tells under that name, such as a webhook's values.
 */
export function fieldOf(name: string, own?: OwnFields): Field | undefined {
  const key = ofEvent.exec(name)?.[1]
  if (key === undefined) return fields.get(name) ?? own?.get(name)
  return {
    name,
    group: 'Event',
    label: `“${key}” of the event`,
    type: 'text',
    read: ({ event: { detail } }) => (Object.hasOwn(detail, key) ? String(detail[key] ?? '') : null),
  }
}

export function listFields(): Field[] {
  return [...fields.values()]
}
