import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import {
  type ChannelTraits,
  collectChanges,
  collectListing,
  contractMail,
  deliverMails,
  expectSame,
  type Subject,
} from './harness.ts'

/** What is promised of listing and fetching mail. */
export function testReading(at: () => Subject, { exactRaw }: Required<ChannelTraits>): void {
  test('names the account, and how large a mail may be', async () => {
    const { harness, channel } = at()
    const identity = await channel.identify()
    expect(identity.address).toBe(harness.address)
    expect(identity.maxMailBytes).toBeGreaterThan(1_000_000)
  })

  test('lists newest first, every mail once', async () => {
    const subject = at()
    const { channel } = subject
    const sent = await deliverMails(subject, 23)
    const listed = await collectListing(channel, { limit: 10 })
    expect(listed.map((mail) => mail.id)).toEqual(sent.toReversed())
    expect(listed.every((mail) => !mail.sent && !mail.read && !mail.archived)).toBe(true)
  })

  test('lists only what came since the given time, when one is given', async () => {
    const subject = at()
    const { channel } = subject
    const sent = await deliverMails(subject, 3)
    const recent = await collectListing(channel, { since: new Date(Date.now() - 3_600_000) })
    expect(recent.map((mail) => mail.id)).toEqual(sent.toReversed())
    const future = await collectListing(channel, { since: new Date(Date.now() + 3 * 86_400_000) })
    expect(future).toEqual([])
  })

  test('ends the listing of an empty mailbox at once', async () => {
    const { channel } = at()
    expect(await channel.listMails({ page: null, since: null, limit: 10 })).toMatchObject({
      mails: [],
    })
    expect(await collectListing(channel)).toEqual([])
  })

  test('hands out what was delivered', async () => {
    const { harness, channel } = at()
    const raw = await contractMail('Zażółć', { text: 'Grüße aus 東京 🙂\r\n\r\n.\r\n..hidden dots\r\nEnd' })
    const id = await harness.deliver(raw)
    const fetched = await channel.fetchMail(id, buffer)
    expect(fetched).toMatchObject({ id, sent: false, read: false, archived: false })
    await expectSame(raw, fetched.kept, exactRaw)
    // Looking at a mail for the product must not look like reading it.
    expect((await channel.fetchMail(id, buffer)).read).toBe(false)
  })

  test('hands out a file of twelve megabytes whole', { timeout: 60_000 }, async () => {
    const { harness, channel } = at()
    const raw = await contractMail('Large', { fileBytes: 12 * 1024 * 1024 })
    const id = await harness.deliver(raw)
    await expectSame(raw, (await channel.fetchMail(id, buffer)).kept, exactRaw)
  })

  test('gives a mail the same id whoever asks, however often', async () => {
    const subject = at()
    const { harness, channel } = subject
    const cursor = await channel.start()
    const [id = ''] = await deliverMails(subject, 1)
    const other = await harness.channel()
    const [listed] = await collectListing(other)
    const { arrived } = await collectChanges(channel, cursor)
    expect([listed?.id, arrived[0]?.id, (await other.fetchMail(id, buffer)).id]).toEqual([id, id, id])
  })
}
