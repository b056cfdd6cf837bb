import { oncePerProcess } from '../process/once.ts'

/** A line of the log that tells of trouble, as it was written; nothing of it is masked yet. */
export type Noted = {
  level: 'warn' | 'error' | 'fatal'
  error: unknown
  text: string
  requestId: string | null
  service: string
  at: Date
}

/** How many lines wait to be looked at. What comes beyond that is counted and dropped. */
const mostWaiting = 500

const buffer = () => oncePerProcess('errors.noted', () => ({ waiting: [] as Noted[], dropped: 0 }))

/** Remembers a line for whoever groups errors. Costs its caller one entry of a list, and never more. */
export function noteLine(noted: Noted): void {
  const held = buffer()
  if (held.waiting.length >= mostWaiting) held.dropped += 1
  else held.waiting.push(noted)
}

/** Hands out what was noted since the last call, and how many lines there was no room for. */
export function takeNoted(): { noted: Noted[]; dropped: number } {
  const held = buffer()
  const taken = { noted: held.waiting, dropped: held.dropped }
  held.waiting = []
  held.dropped = 0
  return taken
}
