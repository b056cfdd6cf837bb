import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

export type LockedDelivery = {
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'undone'
  attempts: number
  attemptToken: string | null
  recipients: string[]
  notBefore: Date
  dataStartedAt: Date | null
  /** since the point of no return, by the clock of the database */
  lostForSeconds: number | null
}

export async function lockDelivery(ctx: OrgContext, messageId: string): Promise<LockedDelivery> {
  const [row] = await ctx.db.$queryRaw<LockedDelivery[]>`
    SELECT state::text, attempts, attempt_token AS "attemptToken", recipients, not_before AS "notBefore", data_started_at AS "dataStartedAt",
      extract(epoch FROM now() - data_started_at)::float8 AS "lostForSeconds"
    FROM deliveries WHERE message_id = ${messageId}::uuid FOR UPDATE`
  if (!row) throw new NotFound('The delivery')
  return row
}
