import type { Severity } from '../conversations/query/row.ts'

const minutesOf: Record<Severity, number> = { urgent: 15, high: 2 * 60, normal: 24 * 60, low: 24 * 60 }

/** By when somebody has to look into a case, around the clock. */
export function dueAt(severity: Severity, from: Date): Date {
  return new Date(from.getTime() + minutesOf[severity] * 60_000)
}

const rank: Record<Severity, number> = { low: 0, normal: 1, high: 2, urgent: 3 }

export function isWorse(severity: Severity, than: Severity): boolean {
  return rank[severity] > rank[than]
}
