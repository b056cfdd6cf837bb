import type { Schedule } from './api.ts'

/** Seconds as an interval: `every 15 s`, `every hour`, `every 6 h`. */
export function everyWords(seconds: number): string {
  if (seconds === 3_600) return 'every hour'
  if (seconds === 60) return 'every minute'
  if (seconds % 3_600 === 0) return `every ${seconds / 3_600} h`
  if (seconds % 60 === 0) return `every ${seconds / 60} min`
  return `every ${seconds} s`
}

/** How the last turn went: `done in 12 ms, 3 found`. */
export function outcomeWords({ outcome, amount, durationMs }: Schedule): string {
  if (outcome === null) return 'has not run yet'
  const took =
    durationMs === null ? '' : ` in ${durationMs < 1_000 ? `${durationMs} ms` : `${durationMs / 1_000} s`}`
  const found = amount === null || amount === 0 ? '' : `, ${amount.toLocaleString('en')} found`
  return `${outcome}${took}${found}`
}

/** Whether a turn that is due has been left lying: no worker runs, or none can reach the database. */
export function isLate({ nextAt, everySeconds }: Schedule, now: number): boolean {
  return now - Date.parse(nextAt) > Math.max(30, everySeconds) * 1_000
}

/** How fast a queue went in the last five minutes: `24 a minute`. */
export function paceWords(doneLately: number): string {
  if (doneLately === 0) return 'nothing done in the last 5 minutes'
  const pace = doneLately / 5
  return `${pace < 1 ? 'less than one' : Math.round(pace).toLocaleString('en')} a minute`
}
