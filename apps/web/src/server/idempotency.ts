import { setTimeout as sleep } from 'node:timers/promises'
import { inOrganization } from '@frontdesk/core/context'
import { Conflict } from '@frontdesk/core/errors'
import {
  type Attempt,
  describeAttempt,
  reserveAttempt,
  type StoredResponse,
} from '@frontdesk/core/idempotency/reserve'
import { releaseAttempt, settleAttempt } from '@frontdesk/core/idempotency/settle'
import type { Who } from './auth.ts'
import { toProblem } from './http-errors.ts'
import { HttpProblem } from './http-problem.ts'

type Answered = { status: number; response: unknown; replayed: boolean }

/**
 * Runs a request once for each Idempotency-Key of its caller: the same request is answered with the first
 * answer, and one that comes before it waits a moment for it. When the outcome of the first is not known, the key stays taken: better refused than done twice.
 */
export async function once(
  who: Who,
  request: Request,
  body: unknown,
  run: () => Promise<{ status: number; response: unknown }>,
): Promise<Answered> {
  const key = request.headers.get('idempotency-key')
  if (key === null) return { ...(await run()), replayed: false }
  const attempt = describe(who, key, request, body)
  const stored = await reserve(who, attempt)
  if (stored) return { ...stored, replayed: true }
  const answer = await run().catch((error: unknown) => giveBack(who, attempt, error))
  await inOrganization(who, (ctx) => settleAttempt(ctx, attempt, answer))
  return { ...answer, replayed: false }
}

function describe(who: Who, key: string, request: Request, body: unknown): Attempt {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const errors = [{ path: 'Idempotency-Key', message: 'Between 1 and 255 visible ASCII characters' }]
    throw new HttpProblem(400, 'malformed', 'The Idempotency-Key cannot be used', { errors })
  }
  return describeAttempt(who.actor, key, {
    method: request.method,
    path: new URL(request.url).pathname,
    body,
  })
}

/** Twins sent at the same time get the same answer, unless the first takes longer than anybody should wait. */
async function reserve(who: Who, attempt: Attempt, patience = 20): Promise<StoredResponse | null> {
  try {
    return await inOrganization(who, (ctx) => reserveAttempt(ctx, attempt))
  } catch (error) {
    const inFlight = error instanceof Conflict && error.code === 'idempotency_in_flight'
    if (!inFlight || patience === 0) throw error
  }
  await sleep(100)
  return reserve(who, attempt, patience - 1)
}

/** A refusal changed nothing, so the key is free again; after an unknown fault it stays taken. */
async function giveBack(who: Who, attempt: Attempt, error: unknown): Promise<never> {
  if (toProblem(error).status !== 500) await inOrganization(who, (ctx) => releaseAttempt(ctx, attempt))
  throw error
}
