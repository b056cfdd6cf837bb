import { ChannelFailure, type Cursor, type MailRef } from '@frontdesk/integrations/channel'
import { now } from '@frontdesk/runtime/clock'
import { env } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../../mailboxes/access/access-token.ts'
import { type OpenMailbox, openMailbox } from '../../mailboxes/access/open-mailbox.ts'
import { QuotaSpent } from '../../mailboxes/access/quota.ts'
import { recordIncident, resolveIncidents } from '../../mailboxes/health/incidents.ts'
import { followMarks } from '../../mailboxes/marks/follow.ts'
import { fetchHistory } from '../../mailboxes/sync/fetch-history.ts'
import {
  type Backfill,
  endLease,
  extendLease,
  fromTheNewest,
  keepLease,
  type SyncState,
  takeLease,
} from '../../mailboxes/sync/lease.ts'
import { asChannelFailure, noteFailure } from '../../mailboxes/sync/note-failure.ts'
import { postpone, retryPostponed } from '../../mailboxes/sync/postponed.ts'
import { takeMails } from '../../mailboxes/sync/take-mails.ts'

/** How often a mailbox is looked at without having been asked to, in seconds; sooner where nobody calls us. */
const pollSeconds = { watched: () => 60, unwatched: () => env.MAILBOX_POLL_SECONDS }
/** How far an expired cursor makes us look back, at least and at most. */
const marginMs = 86_400_000
const furthestMs = 30 * 86_400_000
/** How many failed turns in a row it takes until a mail is left for later. */
const patience = 2

type Turn = {
  mailbox: MailboxRef
  open: OpenMailbox
  state: SyncState
  /** whether there is anything new to see */
  moved: boolean
}

/**
 * Brings a mailbox up to date: what changed since the last time, then a step of its history. One worker does so
 * at a time; a run that dies is taken up by the next one, and whatever it had accepted is known again.
 */
export async function syncMailbox(mailbox: MailboxRef): Promise<void> {
  const state = await inside(mailbox, (ctx) => takeLease(ctx, mailbox.mailboxId))
  if (!state) return
  let next = pollSeconds.unwatched()
  const letGo = keepLease(mailbox, state.token)
  try {
    next = await syncOnce(mailbox, state)
  } catch (error) {
    const failure = asChannelFailure(error)
    logger.warn({ error, mailboxId: mailbox.mailboxId, kind: failure.kind }, 'a mailbox could not be synced')
    await inside(mailbox, (ctx) => noteOwnFailure(ctx, mailbox.mailboxId, failure, state))
    next = 0
  } finally {
    letGo()
    await inside(mailbox, async (ctx) => {
      if (next > 0) await endLease(ctx, mailbox.mailboxId, state.token, next)
      else await dropLease(ctx, mailbox.mailboxId, state.token)
    })
  }
}

/** Whoever took the mailbox over meanwhile is not held up by how our turn ended. */
async function noteOwnFailure(
  ctx: OrgContext,
  mailboxId: string,
  failure: ChannelFailure,
  { token, failures }: SyncState,
): Promise<void> {
  if (await extendLease(ctx, mailboxId, token)) await noteFailure(ctx, mailboxId, failure, failures)
}

/** Seconds until the next turn. */
async function syncOnce(mailbox: MailboxRef, state: SyncState): Promise<number> {
  const open = await openMailbox(mailbox)
  if (open === null || open === 'forwarding') return pollSeconds.watched()
  const turn: Turn = { mailbox, open, state, moved: state.failures > 0 }
  try {
    await bringUpToDate(turn)
    await askAgain(turn)
    const more = await stepThroughHistory(turn)
    await inside(mailbox, (ctx) => noteSuccess(ctx, mailbox.mailboxId, { more, moved: turn.moved }))
    return (await isWatched(mailbox)) ? pollSeconds.watched() : pollSeconds.unwatched()
  } finally {
    await open.channel.close()
  }
}

async function bringUpToDate(turn: Turn): Promise<void> {
  const { mailbox, open, state } = turn
  if (state.cursor === null) return begin(turn)
  let cursor = state.cursor as Cursor
  try {
    for (;;) {
      const step = await open.channel.fetchChanges(cursor)
      const arrived = step.changes.flatMap((change) => (change.type === 'arrived' ? [change.mail] : []))
      await take(turn, arrived)
      await followMarks(mailbox, open, step.changes)
      faultPoint('sync-before-cursor')
      await keep(turn, { cursor: step.cursor })
      cursor = step.cursor
      if (!step.more) return
    }
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.kind !== 'cursor_expired') throw error
    await startAnew(turn)
  }
}

/** A mail that failed twice already, while the provider told us of it, stands in nobody's way any longer. */
async function take(turn: Turn, mails: MailRef[]): Promise<void> {
  const { mailbox, open, state } = turn
  const taking = { postpone: state.failures >= patience, onTaken: () => advance(turn) }
  const { postponed } = await takeMails(mailbox, open, mails, taking)
  await remember(mailbox, state, postponed)
}

/**
 * A provider that fails now and then while a backlog is fetched is not one that is down: failures count in a row, and
 * a mail between them begins a new one.
 */
function advance(turn: Turn): void {
  turn.moved = true
  turn.state.failures = 0
}

async function remember(mailbox: MailboxRef, state: SyncState, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  state.postponed = await inside(mailbox, (ctx) => postpone(ctx, mailbox.mailboxId, state.postponed, ids))
}

/** The cursor is taken before anything is listed, so that what arrives meanwhile is not missed. */
async function begin(turn: Turn): Promise<void> {
  const cursor = await turn.open.channel.start()
  turn.state.backfill = fromTheNewest()
  await keep(turn, { cursor, backfill: turn.state.backfill })
}

/**
 * The provider has forgotten where we were: everything since then is looked through, and known mail costs little.
 * What lies further back is left to the same steps that fetch history.
 */
async function startAnew(turn: Turn): Promise<void> {
  const { open, state } = turn
  const cursor = await open.channel.start()
  const last = state.lastSyncedAt?.getTime() ?? 0
  const furthest = now().getTime() - furthestMs
  const since = new Date(Math.max(last - marginMs, furthest))
  let page: string | null = null
  do {
    const listed = await open.channel.listMails({ page, since, limit: 100 })
    await take(turn, listed.mails.toReversed())
    await keep(turn, {})
    page = listed.next
  } while (page !== null)
  if (last < furthest) state.backfill = fromTheNewest()
  await keep(turn, { cursor, ...(state.backfill ? { backfill: state.backfill } : {}) })
}

/** One page of history a turn, so that new mail waits for no more than that. */
async function stepThroughHistory(turn: Turn): Promise<boolean> {
  const { mailbox, state } = turn
  if (state.backfill?.state !== 'running') return false
  try {
    const { backfill, postponed } = await fetchHistory(mailbox, state.backfill, () => advance(turn))
    turn.moved = true
    await remember(mailbox, state, postponed)
    await keep(turn, { backfill })
    return backfill.state === 'running'
  } catch (error) {
    // History has had its share of the quota for now; new mail has not.
    if (error instanceof QuotaSpent) return false
    throw error
  }
}

async function askAgain(turn: Turn): Promise<void> {
  const { mailbox, open, state } = turn
  if (state.postponed.length === 0) return
  state.postponed = await retryPostponed(mailbox, open, state.postponed)
  await keep(turn, {})
}

/** Stores progress and goes on only while the turn is still ours. */
async function keep(
  { mailbox, state }: Turn,
  progress: { cursor?: Cursor; backfill?: Backfill },
): Promise<void> {
  const ours = await inside(mailbox, async (ctx) => {
    if (!(await extendLease(ctx, mailbox.mailboxId, state.token))) return false
    await ctx.db.mailboxSync.updateMany({
      where: { mailboxId: mailbox.mailboxId, leaseToken: state.token },
      data: { ...progress, postponed: state.postponed } as object,
    })
    return true
  })
  if (!ours) throw new ChannelFailure('unavailable', 'Another worker has taken this mailbox over')
}

async function noteSuccess(
  ctx: OrgContext,
  mailboxId: string,
  { more, moved }: { more: boolean; moved: boolean },
): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET last_synced_at = now(), failures = 0,
      next_sync_at = CASE WHEN ${more} THEN now() ELSE next_sync_at END
    WHERE mailbox_id = ${mailboxId}::uuid`
  await resolveIncidents(ctx, mailboxId, ['access_lost', 'rate_limited', 'provider_unavailable'])
  if (more) ctx.emit({ type: 'mailbox.due', mailboxId })
  if (moved) ctx.emit({ type: 'mailbox.changed', mailboxId })
}

async function dropLease(ctx: OrgContext, mailboxId: string, token: string): Promise<void> {
  await ctx.db.mailboxSync.updateMany({
    where: { mailboxId, leaseToken: token },
    data: { leaseToken: null, leaseUntil: null },
  })
}

async function isWatched(mailbox: MailboxRef): Promise<boolean> {
  return inside(mailbox, async (ctx) => {
    const row = await ctx.db.mailboxSync.findFirst({ where: { mailboxId: mailbox.mailboxId } })
    const ends = row?.watchExpiresAt
    if (ends && ends < now())
      await recordIncident(ctx, mailbox.mailboxId, 'watch_lapsed', `since ${ends.toISOString()}`)
    return ends !== null && ends !== undefined && ends > now()
  })
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'sync' } }, run)
}
