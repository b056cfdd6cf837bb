import type { Route, Severity, Status } from '../../conversations/query/row.ts'
import type { CustomFieldType } from '../../custom-fields/field.ts'
import type { TriggerName } from '../trigger-names.ts'

/** Everything conditions are about and steps may say, read once and then kept up with by the steps. */
export type Facts = {
  at: Date
  organization: {
    name: string
    timeZone: string
    openNow: boolean
    /** how sure the assistant must be of what a message is about, 0 … 1 */
    answerThreshold: number
  }
  event: { trigger: TriggerName; detail: Record<string, string | number | null> }
  conversation: {
    id: string
    number: number
    subject: string
    status: Status
    priority: Severity
    channel: string
    spam: boolean
    assigneeId: string | null
    teamId: string | null
    mailboxId: string
    tags: string[]
    messageCount: number
    hasAttachments: boolean
    createdAt: Date
    waitingSince: Date | null
  }
  contact: { id: string; name: string; email: string; conversations: number }
  company?: { id: string; name: string; domains: string[] } | null
  /** what the organization's own fields say, by names such as `contact.fields.plan`; those that say nothing are absent */
  own?: Record<string, { type: CustomFieldType; value: string | number | boolean }>
  message: {
    id: string
    sequence: number
    direction: 'inbound' | 'outbound'
    subject: string
    text: string
    autoKind: string
    trust: string
    attachments: number
  } | null
  /** of the message where it has just been judged, else of the conversation */
  classification: {
    route: Route
    category: string | null
    confidence: number
    sentiment: number
    severity: Severity
    language: string
  } | null
}
