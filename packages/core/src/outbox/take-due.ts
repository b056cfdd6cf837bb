import { asSystem, type PromisedJob } from '../context.ts'

/** How long a promised job may stay undone before the relay enqueues it again, in seconds. */
const patienceSeconds = 5
const most = 500

/**
 * Takes outbox rows that are due and not done, and marks them enqueued now: new ones, and those whose
 * queue entry may have been lost. A row that still waits in the queue is not added twice, its id being known.
 */
export function takeDueJobs(): Promise<PromisedJob[]> {
  return asSystem(
    'relay outbox',
    (db) =>
      db.$queryRaw<PromisedJob[]>`
        UPDATE outbox SET enqueued_at = now() WHERE id = ANY (ARRAY(
          SELECT id FROM outbox
          WHERE done_at IS NULL AND not_before <= now()
            AND (enqueued_at IS NULL OR greatest(enqueued_at, not_before) < now() - make_interval(secs => ${patienceSeconds}))
          ORDER BY not_before, id LIMIT ${most} FOR UPDATE SKIP LOCKED))
        RETURNING id, organization_id AS "organizationId", job, payload, request_id AS "requestId",
          not_before AS "notBefore"`,
  )
}
