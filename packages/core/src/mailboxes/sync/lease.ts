import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../access/access-token.ts'
import type { Postponed } from './postponed.ts'

/** A worker that dies holds a mailbox up for no longer than this; one that lives says so more often. */
const leaseSeconds = 15
const heartbeatMs = 5_000

export type SyncState = {
  token: string
  cursor: unknown
  backfill: Backfill | null
  lastSyncedAt: Date | null
  failures: number
  postponed: Postponed[]
}

/** How far the history before the connection has been fetched. */
export type Backfill = {
  state: 'running' | 'done'
  /** the provider's next page; null for the first */
  page: string | null
  done: number
  total: number | null
  startedAt: string
  finishedAt: string | null
}

/** Everything from the newest mail on, once more; what is known already costs little. */
export function fromTheNewest(): Backfill {
  return {
    state: 'running',
    page: null,
    done: 0,
    total: null,
    startedAt: now().toISOString(),
    finishedAt: null,
  }
}

/**
 * Takes the one turn to sync a mailbox, by the clock of the database. Null while another has it, or while the
 * provider wants to be left alone; the hint that led here is kept for whoever syncs next.
 */
export async function takeLease(ctx: OrgContext, mailboxId: string): Promise<SyncState | null> {
  const token = newId()
  const [taken] = await ctx.db.$queryRaw<SyncState[]>`
    UPDATE mailbox_syncs SET lease_token = ${token}::uuid,
      lease_until = now() + make_interval(secs => ${leaseSeconds}), next_sync_at = now() + interval '60 seconds'
    WHERE mailbox_id = ${mailboxId}::uuid AND (lease_until IS NULL OR lease_until < now())
      AND (hold_until IS NULL OR hold_until <= now())
    RETURNING lease_token AS token, cursor, backfill, last_synced_at AS "lastSyncedAt", failures, postponed`
  if (taken) return taken
  await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET next_sync_at = least(next_sync_at, greatest(now(), hold_until))
    WHERE mailbox_id = ${mailboxId}::uuid`
  return null
}

/** Still ours? A sync that was paused for too long finds that another has taken over. */
export async function extendLease(ctx: OrgContext, mailboxId: string, token: string): Promise<boolean> {
  const held = await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE mailbox_id = ${mailboxId}::uuid AND lease_token = ${token}::uuid`
  return held === 1
}

/** Says every few seconds that the worker lives, however long a call takes; the answer ends that. */
export function keepLease(
  { organizationId, mailboxId }: MailboxRef,
  token: string,
  everyMs: number = heartbeatMs,
): () => void {
  const who = { organizationId, actor: { type: 'system', name: 'sync' } } as const
  const beat = () => inOrganization(who, (ctx) => extendLease(ctx, mailboxId, token))
  const timer = setInterval(() => {
    beat().catch((error: unknown) => logger.info({ error, mailboxId }, 'a lease was not extended'))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Ends the turn. Without a failure the next one comes at `nextInSeconds`, or at once when a hint came meanwhile. */
export async function endLease(
  ctx: OrgContext,
  mailboxId: string,
  token: string,
  nextInSeconds: number,
): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET lease_token = NULL, lease_until = NULL,
      next_sync_at = CASE WHEN next_sync_at <= now() THEN now()
        ELSE now() + make_interval(secs => ${nextInSeconds}) END
    WHERE mailbox_id = ${mailboxId}::uuid AND lease_token = ${token}::uuid`
}
