import { logger } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { asSystem } from '../../context.ts'
import type { Probe } from '../probe.ts'
import type { Part } from './parts.ts'

type Minute = { part: Part; minute: string; up: boolean; milliseconds: number }

/** A day of probes is held while the database is away, so that the time it was away can be told afterwards. */
const mostHeld = 7 * 24 * 60

const held = () => oncePerProcess('uptime.held', (): { minutes: Minute[] } => ({ minutes: [] }))

/**
 * Keeps what the parts answered in a minute. Of several workers one that reached a part is enough. Never rejects:
 * what cannot be written now is written with a later minute.
 */
export async function recordProbes(at: Date, probes: Record<Part, Probe>): Promise<void> {
  const waiting = held()
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString()
  for (const [part, { state, milliseconds }] of Object.entries(probes)) {
    waiting.minutes.push({ part: part as Part, minute, up: state === 'up', milliseconds })
  }
  waiting.minutes = waiting.minutes.slice(-mostHeld)
  const rows = waiting.minutes
  try {
    await asSystem(
      'keep what parts answered',
      (db) => db.$executeRaw`
        INSERT INTO health_probes AS p (part, minute, up, milliseconds)
        SELECT DISTINCT ON (r->>'part', r->>'minute') r->>'part', (r->>'minute')::timestamptz, (r->>'up')::boolean,
          (r->>'milliseconds')::int
        FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
        ORDER BY r->>'part', r->>'minute', (r->>'up')::boolean DESC
        ON CONFLICT (part, minute) DO UPDATE SET up = p.up OR EXCLUDED.up`,
    )
    waiting.minutes = waiting.minutes.slice(rows.length)
  } catch (error) {
    logger.debug({ error }, 'probes could not be kept')
  }
}
