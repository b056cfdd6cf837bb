/**
 * The Gmail channel against a Gmail that is not ours. What that one lacks is told where it is started; so faults, a
 * forgotten history, blind copies, and finding a mail by its Message-ID are left to our own stand-in.
 */
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseMail } from '../email/parse-mail.ts'
import { inMemory } from '../smtp/raw-source.ts'
import { testChanges } from '../test/channel-contract/changes.ts'
import {
  type ChannelHarness,
  collectChanges,
  contractMail,
  customer,
  fileOf,
  newMessageId,
  type Subject,
} from '../test/channel-contract/harness.ts'
import { testReading } from '../test/channel-contract/reading.ts'
import { type GmailPeer, startGmailPeer } from '../test/gmail-peer.ts'
import { openGmail } from './channel.ts'

const accounts = Array.from({ length: 30 }, (_, at) => `desk${at}@gmail.example`)
let peer: GmailPeer
let next = 0
let subject: Subject

beforeAll(async () => {
  peer = await startGmailPeer(accounts)
  process.env.GMAIL_API_URL = peer.apiUrl
  process.env.GMAIL_PUBSUB_TOPIC = 'projects/p/topics/gmail'
})

afterAll(() => peer.close())

beforeEach(async () => {
  const address = accounts[next++] ?? ''
  const open = async () =>
    openGmail({
      address,
      accessToken: async () => peer.accessToken(address),
      password: null,
      settings: {},
      spend: async () => undefined,
    })
  const harness: Pick<ChannelHarness, 'address' | 'channel' | 'deliver' | 'remove'> = {
    address,
    channel: open,
    deliver: async (raw) => {
      const mail = { raw: Buffer.from(raw).toString('base64url'), labelIds: ['INBOX', 'UNREAD'] }
      const arrived = { ...mail, internalDate: String(Date.now()) }
      return (await peer.call<{ id: string }>(address, 'POST', 'messages/import', arrived)).id
    },
    remove: (id) => peer.call(address, 'DELETE', `messages/${id}`),
  }
  subject = { harness: harness as ChannelHarness, channel: await open() }
})

const traits = { exactRaw: true, keepsIdInArchive: true, faults: [] }

describe('an independent Gmail, read', () => testReading(() => subject, traits))
describe('an independent Gmail, followed', () => testChanges(() => subject, traits))

async function send(threadId: string | null, fileBytes?: number) {
  const { channel, harness } = subject
  const messageId = newMessageId()
  const from = { name: '', address: harness.address }
  const wanted = { messageId, from, to: customer.address, ...(fileBytes ? { fileBytes } : {}) }
  const raw = await contractMail('An answer', wanted)
  const mail = {
    raw: inMemory(raw),
    messageId,
    threadId,
    from: harness.address,
    recipients: [customer.address],
  }
  return { messageId, ...(await channel.send(mail)) }
}

test('an answer leaves in the thread of what it answers, and none of others is taken for it', async () => {
  const { channel, harness } = subject
  const asked = await channel.fetchMail(await harness.deliver(await contractMail('A question')), buffer)
  const sent = await send(asked.threadId)
  expect(sent).toMatchObject({ threadId: asked.threadId, rejected: [] })
  expect(sent.id).not.toBe(asked.id)
  expect(await channel.findSent(newMessageId())).toBeNull()
})

test('a mail of ours is told of once, as one of ours, with the name we gave it', async () => {
  const { channel } = subject
  const cursor = await channel.start()
  const { id, messageId } = await send(null)
  const { arrived } = await collectChanges(channel, cursor)
  expect(arrived).toMatchObject([{ id, sent: true }])
  expect((await parseMail((await channel.fetchMail(id ?? '', buffer)).kept)).messageId).toBe(messageId)
})

test('a file of twelve megabytes leaves whole', { timeout: 60_000 }, async () => {
  const { channel } = subject
  const { id } = await send(null, 12 * 1024 * 1024)
  const { attachments } = await parseMail((await channel.fetchMail(id ?? '', buffer)).kept)
  expect(attachments.map(({ content }) => fileOf(12 * 1024 * 1024).equals(content))).toEqual([true])
})

test('a watch is promised for a time to come, and may be ended', async () => {
  const { channel } = subject
  const watch = await channel.watch(null)
  expect(watch?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 3_600_000)
  await expect(channel.unwatch(watch ?? { expiresAt: new Date(), details: {} })).resolves.toBeUndefined()
})
