import { withTimeout } from '@frontdesk/runtime/retry'
import type { ImapFlow } from 'imapflow'
import { ChannelFailure } from '../../channel.ts'
import type { Limits } from './connect.ts'
import { asFailure, isLost } from './failures.ts'

/** Providers count connections; a mailbox makes do with two. */
const mostConnections = 2

export type Pool = {
  /**
   * Runs some commands on a connection nobody else uses meanwhile. Rejects with ChannelFailure. A connection that had
   * died unnoticed is replaced and the work done again, except when it is not `repeatable`.
   */
  use<T>(work: (client: ImapFlow) => Promise<T>, use?: Use): Promise<T>
  close(): Promise<void>
}

type Use = { timeoutMs?: number; repeatable?: boolean }

export function newPool(connect: () => Promise<ImapFlow>, limits: Limits): Pool {
  const idle: ImapFlow[] = []
  const open = new Set<ImapFlow>()
  const queue: (() => void)[] = []
  let taken = 0
  let closed = false

  const acquire = async (): Promise<void> => {
    if (taken >= mostConnections) await new Promise<void>((resolve) => queue.push(resolve))
    else taken += 1
  }
  const release = (): void => {
    const next = queue.shift()
    if (next) next()
    else taken -= 1
  }
  const connected = async (): Promise<{ client: ImapFlow; reused: boolean }> => {
    for (let client = idle.pop(); client; client = idle.pop()) {
      if (client.usable) return { client, reused: true }
      drop(client)
    }
    // Twice: connecting and signing in each take their share.
    const client = await withTimeout(2 * limits.connectMs, (signal) => abandonable(connect(), signal))
    open.add(client)
    if (closed) drop(client)
    return { client, reused: false }
  }
  const drop = (client: ImapFlow): void => {
    open.delete(client)
    client.close()
  }

  const attempt = async <T>(
    work: (client: ImapFlow) => Promise<T>,
    { timeoutMs, repeatable = true }: Use,
  ) => {
    for (;;) {
      if (closed) throw new ChannelFailure('unavailable', 'The channel was closed')
      const { client, reused } = await connected()
      try {
        const result = await withTimeout(timeoutMs ?? limits.commandMs, () => work(client))
        idle.push(client)
        return result
      } catch (error) {
        if (!isLost(error) || (error instanceof ChannelFailure && client.usable)) idle.push(client)
        else drop(client)
        if (!(reused && repeatable && !client.usable && isLost(error) && !(error instanceof ChannelFailure)))
          throw error
      }
    }
  }

  return {
    use: async (work, use = {}) => {
      await acquire()
      try {
        return await attempt(work, use)
      } catch (error) {
        throw asFailure(error)
      } finally {
        release()
      }
    },
    close: async () => {
      closed = true
      await Promise.all([...open].map(leave))
      open.clear()
    },
  }
}

/** A connection that comes up after nobody waits for it any more is closed. */
async function abandonable(connecting: Promise<ImapFlow>, signal: AbortSignal): Promise<ImapFlow> {
  const client = await connecting
  if (signal.aborted) client.close()
  return client
}

/** Says goodbye where the server still listens. */
async function leave(client: ImapFlow): Promise<void> {
  if (client.usable && !client.idling) await withTimeout(1_000, () => client.logout()).catch(() => undefined)
  client.close()
}
