import type { Severity } from '../conversations/query/row.ts'

export type Urgency = {
  /** 0 … 1 */
  level: number
  word: 'answered' | 'can wait' | 'soon' | 'today' | 'now'
}

/** Where urgency begins, and after how many hours of waiting most of what is missing to 1 has been made up. */
const bySeverity: Record<Severity, { base: number; hours: number }> = {
  low: { base: 0.05, hours: 72 },
  normal: { base: 0.25, hours: 24 },
  high: { base: 0.55, hours: 2 },
  urgent: { base: 0.85, hours: 0.25 },
}

const msPerHour = 3_600_000

/** How pressing an answer is: it begins with the severity and grows for as long as the customer waits. */
export function urgencyOf(severity: Severity, waitingSince: Date | null, now: Date): Urgency {
  if (waitingSince === null) return { level: 0, word: 'answered' }
  const { base, hours } = bySeverity[severity]
  const waited = Math.max(0, now.getTime() - waitingSince.getTime()) / msPerHour
  const level = base + (1 - base) * (1 - Math.exp(-waited / hours))
  return { level, word: wordOf(level) }
}

function wordOf(level: number): Urgency['word'] {
  if (level >= 0.85) return 'now'
  if (level >= 0.55) return 'today'
  return level >= 0.25 ? 'soon' : 'can wait'
}
