import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { parseMail } from '../../email/parse-mail.ts'
import { collectChanges, fileOf, newMessageId, outgoingMail, type Subject } from './harness.ts'

/** What is promised of sending, and of knowing afterwards that a mail was sent. */
export function testSending(at: () => Subject): void {
  test('sends a mail under its own Message-ID, with blind copies nobody sees', async () => {
    const subject = at()
    const { harness, channel } = subject
    const mail = await outgoingMail(subject)
    const moments: string[] = []
    const onDataStart = async () => void moments.push('now')
    const sent = await channel.send({ ...mail, onDataStart })
    expect(moments).toEqual(['now'])
    expect(sent.rejected).toEqual([])
    const left = await harness.sentMails()
    expect(left.map(({ recipients }) => recipients.toSorted())).toEqual([mail.recipients.toSorted()])
    const raw = Buffer.from(left[0]?.raw ?? []).toString('latin1')
    expect(raw).toContain(mail.messageId)
    expect(raw).not.toMatch(/hidden@elsewhere/i)
  })

  test('does not send when the last moment before it is refused', async () => {
    const subject = at()
    const { harness, channel } = subject
    const mail = await outgoingMail(subject)
    const refusal = new Error('not now')
    await expect(
      channel.send({ ...mail, onDataStart: async () => Promise.reject(refusal) }),
    ).rejects.toThrow()
    expect(await harness.sentMails()).toEqual([])
    expect(await channel.findSent(mail.messageId)).toBeNull()
  })

  test('finds a sent mail by its Message-ID, and none that was never sent', async () => {
    const subject = at()
    const { harness, channel } = subject
    const mail = await outgoingMail(subject)
    expect(await channel.findSent(mail.messageId)).toBeNull()
    const sent = await channel.send(mail)
    const found = await (await harness.channel()).findSent(mail.messageId)
    expect(found).not.toBeNull()
    if (sent.id !== null) expect(found?.id).toBe(sent.id)
    expect(await channel.findSent(newMessageId())).toBeNull()
  })

  test('tells a sent mail among the changes as one of ours, once', async () => {
    const subject = at()
    const { channel } = subject
    const cursor = await channel.start()
    const mail = await outgoingMail(subject)
    const { id } = await channel.send(mail)
    const { arrived } = await collectChanges(channel, cursor)
    expect(arrived).toHaveLength(1)
    expect(arrived[0]?.sent).toBe(true)
    if (id !== null) expect(arrived[0]?.id).toBe(id)
    const { kept: raw } = await channel.fetchMail(arrived[0]?.id ?? '', buffer)
    expect(Buffer.from(raw).toString('latin1')).toContain(mail.messageId)
  })

  test('sends a file of twelve megabytes whole', { timeout: 60_000 }, async () => {
    const subject = at()
    const { harness, channel } = subject
    const mail = await outgoingMail(subject, { fileBytes: 12 * 1024 * 1024 })
    await channel.send(mail)
    const [left] = await harness.sentMails()
    const { attachments } = await parseMail(left?.raw ?? new Uint8Array())
    expect(attachments.map((file) => Buffer.from(file.content).equals(fileOf(12 * 1024 * 1024)))).toEqual([
      true,
    ])
    expect(await channel.findSent(mail.messageId)).not.toBeNull()
  })
}
