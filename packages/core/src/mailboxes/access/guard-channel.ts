import { type Channel, ChannelFailure } from '@frontdesk/integrations/channel'
import { BreakerOpen, breaker } from '@frontdesk/runtime/circuit-breaker'
import { TimedOut, withTimeout } from '@frontdesk/runtime/retry'
import type { MailboxRef } from './access-token.ts'
import { hold, refuseWhileHeld } from './hold.ts'
import { QuotaSpent } from './quota.ts'

type Method = Exclude<keyof Channel, 'waitForChange' | 'close'>

/** The longest a call may take in all, in seconds: a provider that hangs must not keep a worker. */
const limits: Record<Method, number> = {
  identify: 60,
  start: 60,
  fetchChanges: 180,
  listMails: 120,
  fetchMail: 180,
  send: 140,
  findSent: 60,
  mark: 60,
  watch: 60,
  unwatch: 60,
  listFolders: 60,
}

const restMs = 30_000
const usualHoldMs = 60_000

/**
 * The channel with what holds for every provider: no call while it wants to be left alone, none while it is down
 * except one now and then to see, and none without an end. Rejects with ChannelFailure as the channel does.
 */
export function guardChannel(
  mailbox: MailboxRef,
  channel: Channel,
  { limitMs }: { limitMs?: number } = {},
): Channel {
  const fuse = breaker(`mailbox.${mailbox.mailboxId}`, {
    halfOpenAfterMs: restMs,
    counts: (error) => error instanceof ChannelFailure && error.kind === 'unavailable',
  })
  const call = async <T>(method: Method, run: () => Promise<T>): Promise<T> => {
    await refuseWhileHeld(mailbox)
    try {
      return await fuse.execute(() => inTime(method, limitMs ?? limits[method] * 1_000, run))
    } catch (error) {
      if (error instanceof BreakerOpen)
        throw new ChannelFailure('unavailable', 'The provider has been down', { retryAfterMs: restMs })
      if (error instanceof ChannelFailure && error.kind === 'rate_limited' && !(error instanceof QuotaSpent))
        await hold(mailbox, error.retryAfterMs ?? usualHoldMs)
      throw error
    }
  }
  const { listFolders } = channel
  return {
    identify: () => call('identify', () => channel.identify()),
    start: () => call('start', () => channel.start()),
    fetchChanges: (cursor) => call('fetchChanges', () => channel.fetchChanges(cursor)),
    listMails: (page) => call('listMails', () => channel.listMails(page)),
    fetchMail: (id, keep) => call('fetchMail', () => channel.fetchMail(id, keep)),
    send: (mail) => call('send', () => channel.send(mail)),
    findSent: (messageId) => call('findSent', () => channel.findSent(messageId)),
    mark: (id, marks) => call('mark', () => channel.mark(id, marks)),
    watch: (previous) => call('watch', () => channel.watch(previous)),
    unwatch: (watch) => call('unwatch', () => channel.unwatch(watch)),
    ...(listFolders ? { listFolders: () => call('listFolders', listFolders) } : {}),
    waitForChange: channel.waitForChange ? (signal) => waiting(channel, signal) : null,
    close: () => channel.close(),
  }
}

async function waiting(channel: Channel, signal: AbortSignal): Promise<void> {
  await channel.waitForChange?.(signal)
}

/** A call given up after its time may still have its effect: a mail that was being sent may have left. */
async function inTime<T>(method: Method, limitMs: number, run: () => Promise<T>): Promise<T> {
  try {
    return await withTimeout(limitMs, run)
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    throw new ChannelFailure('unavailable', 'The provider did not answer in time', {
      sure: method !== 'send',
      cause: error,
    })
  }
}
