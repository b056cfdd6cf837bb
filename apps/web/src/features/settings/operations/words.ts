import type { Tone } from '../../../ui/ToneChip.tsx'
import type { ErrorBudget, Part } from './api.ts'

/** What people call the parts that are asked. */
export const partWords: Record<Part['part'], { name: string; about: string }> = {
  web_ready: { name: 'Web app', about: 'can serve requests, which takes the database' },
  web_live: { name: 'Web process', about: 'answers at all' },
  worker: { name: 'Worker', about: 'sends, receives and sorts mail' },
  database: { name: 'Database', about: 'PostgreSQL' },
  redis: { name: 'Redis', about: 'makes work begin at once; nothing is lost without it' },
  storage: { name: 'Storage', about: 'raw mails and attachments' },
  smtp: { name: 'Mail listener', about: 'greets servers that bring mail' },
}

export const stateWords: Record<Part['state'], { words: string; tone: Tone }> = {
  up: { words: 'Up', tone: 'calm' },
  down: { words: 'Down', tone: 'late' },
  unknown: { words: 'Not asked lately', tone: 'neutral' },
}

/** A share of minutes as people compare them: never rounded up to all of them. */
export function uptimeWords(share: number | null): string {
  if (share === null) return '–'
  if (share === 1) return '100 %'
  return `${(Math.floor(share * 100_000) / 1_000).toLocaleString('en', { maximumFractionDigits: 3 })} %`
}

/** Minutes as `12 min`, `1 h 5 min`; below one in seconds. */
export function minuteWords(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  if (seconds === 0) return '0 min'
  if (seconds < 60) return `${seconds} s`
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} min`
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`
}

/** How the error budget stands, in one sentence. */
export function budgetWords({
  met,
  usedShare,
  allowedMinutes,
  downMinutes,
  windowDays,
}: ErrorBudget): string {
  if (!met) return `Missed: ${minuteWords(downMinutes - allowedMinutes)} more than ${windowDays} days allow.`
  if (usedShare === 0) return `Nothing of ${minuteWords(allowedMinutes)} in ${windowDays} days is used.`
  return `${minuteWords(allowedMinutes - downMinutes)} of ${minuteWords(allowedMinutes)} in ${windowDays} days are left.`
}

export function budgetTone({ met, usedShare, burnRate }: ErrorBudget): Tone {
  if (!met) return 'late'
  return usedShare > 0.75 || burnRate > 1 ? 'warn' : 'calm'
}

/** `1.4 s` or `35 ms`. */
export function timeWords(milliseconds: number | null): string {
  if (milliseconds === null) return '–'
  return milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} s`
}

/** A small share keeps its first digit: `0.04 %`. */
export function shareWords(share: number | null): string {
  if (share === null) return '–'
  const percent = share * 100
  return `${percent.toLocaleString('en', { maximumFractionDigits: percent < 1 ? 2 : 1 })} %`
}

/** Requests a second; a quiet hour is told in minutes. */
export function rateWords(perSecond: number): string {
  if (perSecond === 0) return '0'
  if (perSecond < 0.1)
    return `${(perSecond * 60).toLocaleString('en', { maximumFractionDigits: 1 })} a minute`
  return `${perSecond.toLocaleString('en', { maximumFractionDigits: 1 })} a second`
}
