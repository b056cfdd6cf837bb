import { describeError } from '@frontdesk/runtime/errors/fingerprint'
import { type Noted, takeNoted } from '@frontdesk/runtime/errors/noted'
import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { counter } from '@frontdesk/runtime/metrics'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { asSystem } from '../../context.ts'

type Counted = {
  fingerprint: string
  service: string
  level: Noted['level']
  name: string
  message: string
  frame: string
  count: number
  firstSeenAt: Date
  lastSeenAt: Date
  requestIds: string[]
}

/** Kinds of errors held while the database is away. What comes beyond that is only counted in the metrics. */
const mostHeld = 200
const mostRequestIds = 5

const held = () => oncePerProcess('errors.held', () => new Map<string, Counted>())

/**
 * Counts what was logged since the last call into its groups. Never rejects: what cannot be written now is held and
 * written with the next. Returns how many groups were written.
 */
export async function recordErrors(): Promise<number> {
  const groups = held()
  const { noted, dropped } = takeNoted()
  countDropped(dropped + noted.filter((line) => !add(groups, line)).length)
  if (groups.size === 0) return 0
  const rows = [...groups.values()]
  groups.clear()
  try {
    await write(rows)
    return rows.length
  } catch (error) {
    for (const row of rows) groups.set(row.fingerprint, row)
    // Below the level that is noted, so that this does not feed itself.
    logger.debug({ error }, 'errors could not be counted')
    return 0
  }
}

function add(groups: Map<string, Counted>, { error, text, service, level, requestId, at }: Noted): boolean {
  const described = describeError(error, text)
  const fingerprint = `${service}.${described.fingerprint}`
  const known = groups.get(fingerprint)
  if (!known && groups.size >= mostHeld) return false
  const group = known ?? {
    ...described,
    fingerprint,
    service,
    level,
    count: 0,
    firstSeenAt: at,
    requestIds: [],
  }
  const requestIds = requestId === null ? group.requestIds : [requestId, ...group.requestIds]
  groups.set(fingerprint, {
    ...group,
    level,
    count: group.count + 1,
    lastSeenAt: at,
    requestIds: [...new Set(requestIds)].slice(0, mostRequestIds),
  })
  return true
}

async function write(groups: Counted[]): Promise<void> {
  // In one order, so that two processes that write the same groups do not wait for each other.
  const sorted = groups.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
  const rows = JSON.stringify(sorted.map((group) => ({ ...group, id: newId() })))
  await asSystem(
    'count errors',
    (db) => db.$executeRaw`
      INSERT INTO error_groups AS g (id, fingerprint, service, level, name, message, frame, count, first_seen_at,
        last_seen_at, request_ids)
      SELECT (r->>'id')::uuid, r->>'fingerprint', r->>'service', r->>'level', r->>'name', r->>'message', r->>'frame',
        (r->>'count')::bigint, (r->>'firstSeenAt')::timestamptz, (r->>'lastSeenAt')::timestamptz,
        ARRAY(SELECT jsonb_array_elements_text(r->'requestIds'))
      FROM jsonb_array_elements(${rows}::jsonb) r
      ON CONFLICT (fingerprint) DO UPDATE SET count = g.count + EXCLUDED.count, level = EXCLUDED.level,
        last_seen_at = greatest(g.last_seen_at, EXCLUDED.last_seen_at),
        request_ids = (EXCLUDED.request_ids || g.request_ids)[1:${mostRequestIds}::int]`,
  )
}

function countDropped(count: number): void {
  const dropped = counter({ name: 'errors_not_grouped_total', help: 'Errors there was no room to group' })
  if (count > 0) dropped.inc(count)
}
