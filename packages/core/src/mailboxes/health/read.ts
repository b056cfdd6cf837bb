import type { ChannelSettings } from '@frontdesk/integrations/channel'
import { now } from '@frontdesk/runtime/clock'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { type QuotaUse, quotaUse } from '../access/quota.ts'
import { findMailbox } from '../list.ts'
import type { Backfill } from '../sync/lease.ts'
import { secretExpiryOf } from './client-secret.ts'
import { type IncidentCode, incidentWords } from './incidents.ts'

type Expiry = { at: string; secondsLeft: number } | null

export type MailboxHealth = {
  state: string
  lastSyncedAt: string | null
  /** how long ago the provider was last asked with success, in seconds */
  lagSeconds: number | null
  lastMailAt: string | null
  /** how often mail usually comes, in seconds */
  usualGapSeconds: number | null
  nextSyncAt: string | null
  backfill: {
    state: 'running' | 'done'
    done: number
    total: number | null
    percent: number | null
    estimatedSeconds: number | null
  } | null
  expiries: { token: Expiry; secret: Expiry; watch: Expiry }
  push: 'active' | 'lapsed' | 'none'
  quota: QuotaUse | null
  reconciliation: {
    at: string
    compared: number
    repaired: number
    extra: number
    /** the newest of those, and of those that were fetched, by the provider's ids */
    extraIds: string[]
    repairedIds: string[]
  } | null
  incidents: {
    code: string
    text: string
    since: string
    lastAt: string
    occurrences: number
    resolvedAt: string | null
  }[]
}

const mostIncidents = 20

/** How a mailbox is doing, in terms its admin understands. */
export async function mailboxHealth(
  who: { organizationId: string; actor: Actor },
  id: string,
): Promise<MailboxHealth> {
  const { channel, ...health } = await inOrganization(who, (ctx) => readMailboxHealth(ctx, id))
  return { ...health, quota: await quotaUse(channel, id) }
}

/** The same without what is not kept in the database. */
export async function readMailboxHealth(
  ctx: OrgContext,
  id: string,
): Promise<Omit<MailboxHealth, 'quota'> & { channel: string }> {
  require(ctx, 'mailboxes:read')
  const mailbox = await findMailbox(ctx, id)
  const sync = await ctx.db.mailboxSync.findFirst({ where: { mailboxId: id } })
  const incidents = await ctx.db.mailboxIncident.findMany({
    where: { mailboxId: id },
    orderBy: [{ resolvedAt: { sort: 'desc', nulls: 'first' } }, { lastAt: 'desc' }],
    take: mostIncidents,
  })
  const at = now()
  const { channel } = mailbox
  const { settings } = await ctx.db.mailbox.findUniqueOrThrow({ where: { id }, select: { settings: true } })
  const { signIn = null } = settings as ChannelSettings
  const watchEnds = sync?.watchExpiresAt ?? null
  return {
    channel,
    state: mailbox.state,
    lastSyncedAt: sync?.lastSyncedAt?.toISOString() ?? null,
    lagSeconds: sync?.lastSyncedAt ? secondsBetween(sync.lastSyncedAt, at) : null,
    lastMailAt: mailbox.lastReceivedAt,
    usualGapSeconds: sync?.usualGapSeconds ?? null,
    nextSyncAt: channel === 'forwarding' ? null : (sync?.nextSyncAt.toISOString() ?? null),
    backfill: sync?.backfill ? progressOf(sync.backfill as Backfill, at) : null,
    expiries: {
      token: expiry(sync?.tokenExpiresAt ?? null, at),
      secret: expiry(sync?.secretExpiresAt ?? secretExpiryOf({ channel, signIn }), at),
      watch: expiry(watchEnds, at),
    },
    push: watchEnds === null ? 'none' : watchEnds > at ? 'active' : 'lapsed',
    reconciliation: comparisonOf(sync),
    incidents: incidents.map((one) => ({
      code: one.code,
      text: incidentWords[one.code as IncidentCode]?.text ?? one.detail,
      since: one.firstAt.toISOString(),
      lastAt: one.lastAt.toISOString(),
      occurrences: one.occurrences,
      resolvedAt: one.resolvedAt?.toISOString() ?? null,
    })),
  }
}

function progressOf({ state, done, total, startedAt }: Backfill, at: Date): MailboxHealth['backfill'] {
  const known = total === null ? null : Math.max(total, done)
  const percent =
    state === 'done' ? 100 : known === null || known === 0 ? null : Math.floor((100 * done) / known)
  const passed = secondsBetween(new Date(startedAt), at)
  const left =
    state === 'done' ? 0 : known === null || done === 0 ? null : Math.ceil(((known - done) * passed) / done)
  return { state, done, total: known, percent, estimatedSeconds: left }
}

type Found = {
  compared: number
  repaired: number
  extra?: number
  extraIds?: string[]
  repairedIds?: string[]
}

function comparisonOf(
  sync: { reconciledAt: Date | null; reconciliation: unknown } | null,
): MailboxHealth['reconciliation'] {
  if (!sync?.reconciledAt || !sync.reconciliation) return null
  const { extra = 0, extraIds = [], repairedIds = [], ...found } = sync.reconciliation as Found
  return { at: sync.reconciledAt.toISOString(), ...found, extra, extraIds, repairedIds }
}

function expiry(ends: Date | null, at: Date): Expiry {
  return ends ? { at: ends.toISOString(), secondsLeft: Math.max(0, secondsBetween(at, ends)) } : null
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000))
}
