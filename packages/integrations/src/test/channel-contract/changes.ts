import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import {
  type ChannelTraits,
  collectChanges,
  collectListing,
  deliverMails,
  failureOf,
  type Subject,
} from './harness.ts'

/** What is promised of cursors, changes and marks. */
export function testChanges(at: () => Subject, { keepsIdInArchive }: Required<ChannelTraits>): void {
  test('misses nothing between the start and the end of the first listing', async () => {
    const subject = at()
    const { channel } = subject
    const before = await deliverMails(subject, 12, 'before')
    const cursor = await channel.start()
    const between: string[] = []
    const listed = await collectListing(channel, {
      limit: 5,
      between: async () => void between.push(...(await deliverMails(subject, 1, 'between'))),
    })
    const after = await deliverMails(subject, 2, 'after')
    const { arrived } = await collectChanges(channel, cursor)
    const known = [...listed, ...arrived].map((mail) => mail.id)
    expect(new Set(known)).toEqual(new Set([...before, ...between, ...after]))
    expect(arrived.map((mail) => mail.id)).toEqual([...between, ...after])
  })

  test('tells changes oldest first, and the same again from the same cursor', async () => {
    const subject = at()
    const { harness, channel } = subject
    await deliverMails(subject, 3, 'before')
    const cursor = await channel.start()
    const sent = await deliverMails(subject, 30, 'after')
    const first = await collectChanges(channel, cursor)
    expect(first.arrived.map((mail) => mail.id)).toEqual(sent)
    const other = await harness.channel()
    const again = await collectChanges(other, cursor)
    expect(again.changes).toEqual(first.changes)
    expect((await collectChanges(other, first.cursor)).arrived).toEqual([])
  })

  test('tells what arrived between two looks once', async () => {
    const subject = at()
    const { channel } = subject
    let cursor = await channel.start()
    const told: string[] = []
    for (let look = 0; look < 3; look += 1) {
      const sent = await deliverMails(subject, 2, `look ${look}`)
      const step = await collectChanges(channel, cursor)
      expect(step.arrived.map((mail) => mail.id)).toEqual(sent)
      told.push(...sent)
      cursor = step.cursor
    }
    expect(new Set(told).size).toBe(6)
  })

  test('says that a mail is missing once it is gone, and tells the others', async () => {
    const subject = at()
    const { harness, channel } = subject
    const [gone = '', kept = ''] = await deliverMails(subject, 2)
    const cursor = await channel.start()
    await harness.remove(gone)
    expect(await failureOf(channel.fetchMail(gone, buffer))).toMatchObject({ kind: 'missing' })
    expect(await failureOf(channel.mark(gone, { read: true }))).toMatchObject({ kind: 'missing' })
    expect((await channel.fetchMail(kept, buffer)).id).toBe(kept)
    const { changes } = await collectChanges(channel, cursor)
    expect(changes).toContainEqual({ type: 'gone', id: gone })
  })

  test('marks a mail read and unread, and tells so', async () => {
    const subject = at()
    const { channel } = subject
    const [id = ''] = await deliverMails(subject, 1)
    const cursor = await channel.start()
    await channel.mark(id, { read: true })
    expect((await channel.fetchMail(id, buffer)).read).toBe(true)
    const first = await collectChanges(channel, cursor)
    expect(first.changes).toContainEqual({ type: 'marked', id, read: true, archived: false })
    await channel.mark(id, { read: false })
    expect((await channel.fetchMail(id, buffer)).read).toBe(false)
    const second = await collectChanges(channel, first.cursor)
    expect(second.changes).toContainEqual({ type: 'marked', id, read: false, archived: false })
  })

  test('puts a mail into the archive, and tells so', async () => {
    const subject = at()
    const { channel } = subject
    const [id = ''] = await deliverMails(subject, 1)
    const cursor = await channel.start()
    await channel.mark(id, { read: true, archived: true })
    const { changes } = await collectChanges(channel, cursor)
    expect(changes).toContainEqual({ type: 'marked', id, read: true, archived: true })
    expect(changes).not.toContainEqual({ type: 'gone', id })
    if (keepsIdInArchive) expect((await channel.fetchMail(id, buffer)).archived).toBe(true)
  })

  test('notices a new mail while waiting, where the provider can tell', { timeout: 30_000 }, async () => {
    const subject = at()
    const { channel } = subject
    const cursor = await channel.start()
    const [id] = await Promise.all([
      deliverMails(subject, 1).then(([first]) => first),
      channel.waitForChange?.(AbortSignal.timeout(15_000)),
    ])
    expect((await collectChanges(channel, cursor)).arrived.map((mail) => mail.id)).toEqual([id])
  })
}
