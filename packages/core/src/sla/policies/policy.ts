import type { Route, Severity } from '../../conversations/query/row.ts'

export const clockKinds = ['first', 'next', 'resolution'] as const
/** The first answer, every later one, and the end of a conversation. */
export type ClockKind = (typeof clockKinds)[number]

/** Priority is ours and severity is judged; both are told in these words. */
export const levels = ['low', 'normal', 'high', 'urgent'] as const satisfies readonly Severity[]

/** Minutes of business time for each level; null promises nothing. */
export type LevelMinutes = Record<Severity, number | null>
export type Targets = Record<ClockKind, LevelMinutes>

/** Any of each list will do, and every list that names something has to hold. */
export type PolicyConditions = {
  priorities?: Severity[]
  severities?: Severity[]
  routes?: Route[]
  categoryIds?: string[]
  teamIds?: string[]
  mailboxIds?: string[]
  /** names */
  tags?: string[]
  /** as classification tells them, such as `de` */
  languages?: string[]
}

export const pauseReasons = ['pending', 'answered', 'snoozed'] as const
/** What stops the time: the conversation is pending, it waits for the customer, or it is snoozed. */
export type PauseReason = (typeof pauseReasons)[number]

export type SlaPolicy = {
  id: string
  name: string
  conditions: PolicyConditions
  /** which of the two the targets go by */
  targetsBy: 'priority' | 'severity'
  targets: Targets
  /** null for the organization's business hours */
  calendarId: string | null
  nearPercent: number
  pauses: PauseReason[]
  active: boolean
}
