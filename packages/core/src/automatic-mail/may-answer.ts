import { isOurs, isPlain, type Ours } from '../recipients/people.ts'

/** The mail that would be answered without anybody looking. */
export type Trigger = {
  from: string
  /** the sender of the envelope; empty for bounces and for robots that want no answer */
  envelopeFrom: string
  autoKind: string
  /** signs in its headers that no person wrote it, or that no answer is wanted */
  signs: readonly string[]
  trust: string | null
  receivedAt: Date
}

/** What has already left by itself. */
export type Sent = {
  toRecipientToday: number
  /** of the same kind */
  inConversation: number
  byOrganizationThisHour: number
  /** the pair was muted because two robots were talking */
  muted: boolean
  /** mails of theirs that came within moments of an automatic one of ours */
  echoes: number
  suppressed: boolean
  /** nothing may be sent from the mailbox yet */
  unproven: boolean
}

export type Verdict =
  | 'sent'
  | 'address_not_proven'
  | 'null_sender'
  | 'automatic'
  | 'no_person'
  | 'own_address'
  | 'untrusted'
  | 'too_old'
  | 'suppressed'
  | 'muted'
  | 'loop'
  | 'recipient_cap'
  | 'conversation_cap'
  | 'organization_cap'

/** How many mails may leave by themselves. A person's answer never counts. */
export const caps = { recipientPerDay: 3, perConversation: 1, organizationPerHour: 200, echoes: 2 } as const

const longestAgeMs = 3_600_000

type Question = { trigger: Trigger; sent: Sent; ours: Ours; now: Date }
type Rule = readonly [Verdict, (question: Question) => boolean]

/**
 * Whether a mail may leave without anybody looking (RFC 3834), and if not, why: never to bounces, robots, lists,
 * ourselves or forged senders, and never more than a few. The first rule that holds decides.
 */
export function mayAnswer(question: Question): Verdict {
  return rules.find(([, holds]) => holds(question))?.[0] ?? 'sent'
}

const rules: readonly Rule[] = [
  ['address_not_proven', ({ sent }) => sent.unproven],
  [
    'null_sender',
    ({ trigger }) => trigger.envelopeFrom.trim() === '' || trigger.envelopeFrom.trim() === '<>',
  ],
  ['automatic', ({ trigger }) => trigger.autoKind !== 'human' || trigger.signs.length > 0],
  ['no_person', ({ trigger }) => !isPlain(trigger.from) || robotName.test(trigger.from)],
  ['own_address', ({ trigger, ours }) => isOurs(trigger.from.toLowerCase(), ours)],
  ['untrusted', ({ trigger }) => trigger.trust === 'forged' || trigger.trust === 'suspicious'],
  ['too_old', ({ trigger, now }) => now.getTime() - trigger.receivedAt.getTime() > longestAgeMs],
  ['suppressed', ({ sent }) => sent.suppressed],
  ['muted', ({ sent }) => sent.muted],
  ['loop', ({ sent }) => sent.echoes >= caps.echoes],
  ['recipient_cap', ({ sent }) => sent.toRecipientToday >= caps.recipientPerDay],
  ['conversation_cap', ({ sent }) => sent.inConversation >= caps.perConversation],
  ['organization_cap', ({ sent }) => sent.byOrganizationThisHour >= caps.organizationPerHour],
]

const robotName =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo|[^@]*-(?:request|owner|bounces?)|owner-[^@]*)(?:[+-][^@]*)?@/i
