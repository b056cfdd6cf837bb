import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import type { Attempt, StoredResponse } from './reserve.ts'

/** Keeps the answer for those who ask again with the same key. */
export async function settleAttempt(
  ctx: OrgContext,
  attempt: Attempt,
  { status, response }: StoredResponse,
): Promise<void> {
  const json = storableJson(response ?? null)
  await ctx.db.$executeRaw`
    UPDATE idempotency_keys SET status = ${status}, response = ${json}::jsonb
    WHERE key = ${attempt.key} AND fingerprint = ${attempt.fingerprint}`
}

/** Frees the key of a request that changed nothing, so that it can be sent again. */
export async function releaseAttempt(ctx: OrgContext, attempt: Attempt): Promise<void> {
  await ctx.db.$executeRaw`
    DELETE FROM idempotency_keys WHERE key = ${attempt.key} AND fingerprint = ${attempt.fingerprint}
      AND status IS NULL`
}
