import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import {
  type ChannelTraits,
  collectChanges,
  collectListing,
  deliverMails,
  failureOf,
  type ProviderFault,
  type Subject,
} from './harness.ts'

/** What is promised of a provider in trouble. */
export function testFailing(at: () => Subject, { faults }: Required<ChannelTraits>): void {
  const when = (fault: ProviderFault) => (faults.includes(fault) ? test : leaveOut)

  test('says that a cursor is too old, and starts anew without loss', async () => {
    const subject = at()
    const { harness, channel } = subject
    const cursor = await channel.start()
    await deliverMails(subject, 1)
    await harness.expireCursor()
    expect(await failureOf(channel.fetchChanges(cursor))).toMatchObject({ kind: 'cursor_expired' })
    const fresh = await channel.start()
    const [late] = await deliverMails(subject, 1, 'late')
    const listed = await collectListing(channel)
    expect(listed).toHaveLength(2)
    expect((await collectChanges(channel, fresh)).arrived.map((mail) => mail.id)).toEqual([late])
  })

  when('access_withdrawn')('says when access was withdrawn', async () => {
    const { harness, channel } = at()
    await harness.failNext('access_withdrawn')
    expect(await failureOf(channel.identify())).toMatchObject({ kind: 'access_lost' })
  })

  when('hang')('gives up on a provider that never answers', { timeout: 60_000 }, async () => {
    const subject = at()
    const { harness, channel } = subject
    await harness.failNext('hang')
    expect(await failureOf(channel.start())).toMatchObject({ kind: 'unavailable' })
    const [id = ''] = await deliverMails(subject, 1)
    expect((await channel.fetchMail(id, buffer)).id).toBe(id)
  })

  when('down')('says when the provider is down, and works after it', async () => {
    const { harness, channel } = at()
    await harness.failNext('down')
    expect(await failureOf(channel.start())).toMatchObject({ kind: 'unavailable' })
    expect(await collectListing(channel)).toEqual([])
  })

  when('busy')('says when it asks too often', async () => {
    const { harness, channel } = at()
    await harness.failNext('busy')
    expect(await failureOf(channel.start())).toMatchObject({ kind: 'rate_limited' })
  })

  test('stops waiting when told to, and may be closed twice', async () => {
    const { channel } = at()
    await channel.waitForChange?.(AbortSignal.timeout(50))
    await channel.close()
    await expect(channel.close()).resolves.toBeUndefined()
  })
}

/** A fault the provider's stand-in cannot bring about makes no test. */
const leaveOut = (..._test: unknown[]): void => undefined
