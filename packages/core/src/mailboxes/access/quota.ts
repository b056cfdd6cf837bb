import { ChannelFailure, type ChannelKind } from '@frontdesk/integrations/channel'
import { sleep } from '@frontdesk/runtime/clock'
import { env } from '@frontdesk/runtime/env'
import { consume, type RateLimit, type RateLimitResult } from '@frontdesk/runtime/rate-limit'

/** What a call is for: history may use three quarters of a quota, so that new mail always finds some left. */
export type Share = 'live' | 'history'

type Quota = { units: () => number; project: () => number; seconds: number }

const quotas: Partial<Record<ChannelKind, Quota>> = {
  gmail: {
    units: () => env.GMAIL_UNITS_PER_MINUTE,
    project: () => env.GMAIL_PROJECT_UNITS_PER_MINUTE,
    seconds: 60,
  },
  outlook: { units: () => 10_000, project: () => 1_000_000, seconds: 600 },
}

const historyShare = 0.75
/** New mail may wait for its turn; history comes back later, so that it keeps nobody waiting meanwhile. */
const longestWaitMs: Record<Share, number> = { live: 15_000, history: 0 }

/** Our own share is used up for now; the provider has not complained. */
export class QuotaSpent extends ChannelFailure {}

export type QuotaUse = { used: number; limit: number; windowSeconds: number }

/** How much of its quota a mailbox has used in the present window; null where there is none. */
export async function quotaUse(kind: string, mailboxId: string): Promise<QuotaUse | null> {
  const quota = quotas[kind as ChannelKind]
  if (!quota) return null
  const [{ limit, remaining }] = await consume({ ...ofMailbox(kind, mailboxId, quota), cost: 0 })
  return { used: limit - remaining, limit, windowSeconds: quota.seconds }
}

const ofMailbox = (kind: string, mailboxId: string, quota: Quota): RateLimit => ({
  name: `${kind}.mailbox`,
  key: mailboxId,
  points: quota.units(),
  seconds: quota.seconds,
})

/** Spends units of the mailbox's and the project's quota, waiting a little when they are used up. */
export async function spendQuota(
  { kind, mailboxId, share }: { kind: ChannelKind; mailboxId: string; share: Share },
  cost: number,
): Promise<void> {
  const quota = quotas[kind]
  if (!quota) return
  const limit = (name: string, key: string, points: number): RateLimit => ({
    name: `${kind}.${name}`,
    key,
    points,
    seconds: quota.seconds,
    cost,
  })
  const own = limit('history', mailboxId, Math.floor(quota.units() * historyShare))
  // Asked for by itself and first, so that a refusal costs new mail nothing.
  if (share === 'history') refuseBeyond(await consume(own), 0)
  for (;;) {
    const waitMs = refuseBeyond(
      await consume(limit('project', 'all', quota.project()), { ...ofMailbox(kind, mailboxId, quota), cost }),
      longestWaitMs[share],
    )
    if (waitMs === 0) return
    await sleep(waitMs)
  }
}

/** How long to wait for one's turn; rejects when that is longer than one may. */
function refuseBeyond(results: readonly RateLimitResult[], longestMs: number): number {
  const refused = results.filter((result) => !result.allowed)
  const waitMs = Math.max(0, ...refused.map((result) => Math.max(1, result.resetSeconds) * 1_000))
  if (waitMs <= longestMs) return waitMs
  throw new QuotaSpent('rate_limited', 'The quota is used up for now', { retryAfterMs: waitMs })
}
