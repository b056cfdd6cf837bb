import { asSystem } from '../context.ts'

export type OutboxDepth = { waiting: number; oldestSeconds: number }

/** How much promised work is due and not done, and how old its oldest piece is. */
export async function outboxDepth(): Promise<OutboxDepth> {
  const [depth] = await asSystem(
    'measure outbox',
    (db) =>
      db.$queryRaw<OutboxDepth[]>`
        SELECT count(*)::int AS waiting,
          coalesce(extract(epoch FROM now() - min(not_before)), 0)::float8 AS "oldestSeconds"
        FROM outbox WHERE done_at IS NULL AND not_before <= now()`,
  )
  return depth ?? { waiting: 0, oldestSeconds: 0 }
}
