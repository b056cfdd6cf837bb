import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../channel.ts'
import { inMemory } from '../../smtp/raw-source.ts'
import { collectChanges, contractMail, failureOf, newMessageId } from '../../test/channel-contract/harness.ts'
import { openAt, password } from '../../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../../test/fake-imap/server.ts'

let server: FakeImap
let address: string
let accounts = 0
let opened: Channel[] = []

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  server = await startFakeImap()
})
afterAll(() => server.close())

beforeEach(() => {
  server.recover()
  accounts += 1
  address = `sender${accounts}@shop.example`
  server.addAccount(address, password)
})
afterEach(async () => {
  await Promise.all(opened.map((channel) => channel.close()))
  opened = []
})

function open(): Channel {
  const channel = openAt(server, address)
  opened.push(channel)
  return channel
}

const outgoing = async () => {
  const messageId = newMessageId()
  const raw = await contractMail('An answer', { messageId, to: 'ada@customer.example' })
  return {
    raw: inMemory(raw),
    messageId,
    threadId: null,
    from: address,
    recipients: ['ada@customer.example'],
  }
}

const sentFolder = () => server.folder(address, 'Sent').mails

test('makes a folder for sent mail where there is none, and tells what it holds', async () => {
  server.account(address).folders.delete('Sent')
  const channel = open()
  const cursor = await channel.start()
  const mail = await outgoing()
  const { id } = await channel.send(mail)
  expect(id).toMatch(/^Sent;\d+;1$/)
  const { arrived } = await collectChanges(channel, cursor)
  expect(arrived.map((one) => [one.id, one.sent])).toEqual([[id, true]])
})

test('cannot be fooled by a mail that was cut off while it left: neither found nor absent', async () => {
  const channel = open()
  const mail = await outgoing()
  server.fail({ on: 'SMTP', swallow: true })
  expect(await failureOf(channel.send(mail))).toMatchObject({ kind: 'unavailable', sure: false })
  expect(server.sent(address)).toHaveLength(1)
  expect(await failureOf(channel.findSent(mail.messageId))).toMatchObject({ sure: false })
  expect((await collectChanges(channel, await channel.start())).arrived).toEqual([])
})

test('leaves no copy among the sent mail of one the server refused', async () => {
  const channel = open()
  const mail = await outgoing()
  server.fail({ on: 'SMTP', code: 554 })
  expect(await failureOf(channel.send(mail))).toMatchObject({ kind: 'refused', sure: true })
  expect(await channel.findSent(mail.messageId)).toBeNull()
  expect(sentFolder()).toEqual([])
  server.fail({ on: 'SMTP', code: 451 })
  expect(await failureOf(channel.send(mail))).toMatchObject({ kind: 'unavailable', sure: true })
  await channel.send(mail)
  expect(sentFolder().map(({ flags }) => [...flags])).toEqual([['\\Seen']])
})

test('keeps the copy a server makes itself instead of a second one', async () => {
  server.savesSent(address)
  const channel = open()
  const mail = await outgoing()
  const { id } = await channel.send(mail)
  expect(sentFolder()).toHaveLength(1)
  expect(id).toBe((await channel.findSent(mail.messageId))?.id)
})

test('names the recipients the server refused, and sends to the others', async () => {
  const mail = await outgoing()
  const recipients = ['ada@customer.example', 'unknown@customer.example']
  const { rejected } = await open().send({ ...mail, recipients })
  expect(rejected).toEqual(['unknown@customer.example'])
  expect(server.sent(address)[0]?.recipients).toEqual(['ada@customer.example'])
})
