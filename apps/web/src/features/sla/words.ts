import type { Tone } from '../../ui/ToneChip.tsx'
import type { Sla } from './api.ts'

type Kind = Sla['kind']
export type ShownState = Sla['state'] | 'stopped'

export const kindWords: Record<Kind, string> = {
  first: 'First reply',
  next: 'Next reply',
  resolution: 'Resolution',
}

export const tones: Record<ShownState, Tone> = {
  ok: 'calm',
  near: 'warn',
  breached: 'late',
  paused: 'neutral',
  met: 'calm',
  stopped: 'neutral',
}

export const stateWords: Record<ShownState, string> = {
  ok: 'On time',
  near: 'Due soon',
  breached: 'Late',
  paused: 'Paused',
  met: 'Met',
  stopped: 'Stopped',
}

type Running = Pick<Sla, 'state' | 'nearAt' | 'dueAt'>

/** How a promise stands now: time goes on after the server has answered. */
export function stateNow({ state, nearAt, dueAt }: Running, now: Date): Sla['state'] {
  if (state === 'met' || state === 'paused' || state === 'breached') return state
  if (dueAt !== null && new Date(dueAt) <= now) return 'breached'
  return nearAt !== null && new Date(nearAt) <= now ? 'near' : 'ok'
}

/** What the chip says: `Due in 12 min`, `Late by 2 h 5 min`, `Paused`, `Met`. */
export function countdown(sla: Running, now: Date): string {
  const state = stateNow(sla, now)
  if (state === 'paused' || state === 'met' || sla.dueAt === null) return stateWords[state]
  const away = Math.abs(new Date(sla.dueAt).getTime() - now.getTime())
  return `${state === 'breached' ? 'Late by' : 'Due in'} ${lengthOf(Math.ceil(away / 60_000))}`
}

/** Minutes as people say them: `45 min`, `2 h 5 min`, `26 h`, `3 d`. */
export function lengthOf(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} min`
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  if (hours < 10) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return hours < 48 ? `${Math.round(minutes / 60)} h` : `${Math.round(hours / 24)} d`
}

/** A target as it was set, without rounding: `24 h`, `1 h 30 min`. */
export function exactLength(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return said.length > 0 ? said.join(' ') : '0 min'
}
