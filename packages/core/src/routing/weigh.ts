import type { Severity } from '../conversations/query/row.ts'

/** How much of a member's capacity a conversation takes by its priority. Halves add up exactly. */
export const weightOf: Record<Severity, number> = { low: 0.5, normal: 1, high: 1.5, urgent: 2 }

/** What a member carries at once where nobody has set it. */
export const usualCapacity = 8
