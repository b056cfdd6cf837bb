import { asSystem } from '../context.ts'

const keptHours = 24

/**
 * Deletes what has served its purpose: done promises, answered idempotency keys, sessions long over, what
 * members were told a season ago.
 */
export function tidyUp(): Promise<void> {
  return asSystem('tidy up', async (db) => {
    await db.$executeRaw`DELETE FROM outbox WHERE done_at < now() - make_interval(hours => ${keptHours})`
    await db.$executeRaw`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => ${keptHours})`
    await db.$executeRaw`DELETE FROM sessions WHERE expires_at < now() - interval '30 days'`
    await db.$executeRaw`DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND occurred_at < now() - interval '30 days'`
    await db.$executeRaw`UPDATE incoming_webhook_calls SET body = NULL WHERE body IS NOT NULL AND received_at < now() - interval '30 days'`
    await db.$executeRaw`DELETE FROM notifications WHERE created_at < now() - interval '90 days'`
  })
}
