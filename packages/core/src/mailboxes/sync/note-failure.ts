import { ChannelFailure } from '@frontdesk/integrations/channel'
import type { OrgContext } from '../../context.ts'
import { type IncidentCode, recordIncident } from '../health/incidents.ts'

const firstPauseSeconds = 5
const longestPauseSeconds = 600
/** A single failed call is nothing to show anybody. */
const worthMentioning = 3

/**
 * Notes why a sync failed and when the next may come: after the provider's own wish, else ever later, so that a
 * provider in trouble is asked rarely. Lost access stops the mailbox until a person connects it again.
 */
export async function noteFailure(
  ctx: OrgContext,
  mailboxId: string,
  failure: ChannelFailure,
  failedBefore: number,
): Promise<void> {
  const failures = failedBefore + 1
  if (failure.kind === 'access_lost')
    await ctx.db.mailbox.update({ where: { id: mailboxId }, data: { state: 'reconnect' } })
  const seconds = pauseOf(failure, failures)
  await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET failures = ${failures},
      hold_until = greatest(hold_until, now() + make_interval(secs => ${seconds})),
      next_sync_at = now() + make_interval(secs => ${seconds})
    WHERE mailbox_id = ${mailboxId}::uuid`
  const code = codeOf(failure, failures)
  if (code) await recordIncident(ctx, mailboxId, code, failure.message)
}

function pauseOf({ retryAfterMs }: ChannelFailure, failures: number): number {
  if (retryAfterMs !== null) return retryAfterMs / 1_000
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (failures - 1))
}

function codeOf({ kind }: ChannelFailure, failures: number): IncidentCode | null {
  if (kind === 'access_lost' || kind === 'rate_limited') return kind
  return failures >= worthMentioning ? 'provider_unavailable' : null
}

/** Any error of a sync as a failure of its channel: what we did not foresee is tried again later, too. */
export function asChannelFailure(error: unknown): ChannelFailure {
  if (error instanceof ChannelFailure) return error
  const message = error instanceof Error ? error.message : 'unknown'
  return new ChannelFailure('unavailable', message, { cause: error })
}
