import { createHash } from 'node:crypto'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'

export type Attempt = { key: string; fingerprint: string }
export type StoredResponse = { status: number; response: unknown }

/** Names a request by who sent it under which key, and what it asked for. */
export function describeAttempt(
  actor: OrgContext['actor'],
  key: string,
  request: { method: string; path: string; body: unknown },
): Attempt {
  const { type, id } = actorRecord(actor)
  return {
    key: digest([type, id, key]),
    fingerprint: digest([request.method, request.path, request.body]),
  }
}

/**
 * Takes the key for this request. Returns the stored response when the same request was answered before,
 * refuses the key for another request (422) and while the first one is on its way (409).
 */
export async function reserveAttempt(ctx: OrgContext, attempt: Attempt): Promise<StoredResponse | null> {
  await ctx.db.$executeRaw`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
    AND key = ${attempt.key}`
  const taken = await ctx.db.$executeRaw`
    INSERT INTO idempotency_keys (organization_id, key, fingerprint)
    VALUES (${ctx.organizationId}::uuid, ${attempt.key}, ${attempt.fingerprint}) ON CONFLICT DO NOTHING`
  if (taken === 1) return null
  const [row] = await ctx.db.$queryRaw<{ fingerprint: string; status: number | null; response: unknown }[]>`
    SELECT fingerprint, status, response FROM idempotency_keys WHERE key = ${attempt.key}`
  if (row && row.fingerprint !== attempt.fingerprint) {
    throw new Invalid('This Idempotency-Key was used for another request', 'Idempotency-Key')
  }
  if (row?.status == null) {
    throw new Conflict('A request with this Idempotency-Key has not been answered', 'idempotency_in_flight')
  }
  return { status: row.status, response: row.response }
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
