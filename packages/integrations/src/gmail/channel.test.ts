import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Channel, ChannelFailure } from '../channel.ts'
import { ownIds } from '../email/own-id.ts'
import { parseMail } from '../email/parse-mail.ts'
import { inMemory } from '../smtp/raw-source.ts'
import {
  type ChannelHarness,
  collectChanges,
  contractMail,
  newMessageId,
} from '../test/channel-contract/harness.ts'
import { describeChannel } from '../test/channel-contract.ts'
import { type FakeGoogle, startFakeGoogle } from '../test/fake-google/server.ts'
import { addMail, relabel, removeMail } from '../test/fake-google/state.ts'
import { openGmail } from './channel.ts'

let google: FakeGoogle
let next = 0

beforeAll(async () => {
  const accounts = Array.from({ length: 120 }, (_, at) => addressOf(at))
  google = await startFakeGoogle({ accounts })
  process.env.GMAIL_API_URL = google.apiUrl
  process.env.GMAIL_PUBSUB_TOPIC = 'projects/p/topics/gmail'
})

afterAll(() => google.close())

beforeEach(() => google.recover())

const addressOf = (at: number) => `desk${at}@gmail.example`

const fresh = () => {
  next += 1
  return addressOf(next)
}

function open(address: string, accessToken?: (refused?: string) => Promise<string>): Channel {
  const token = google.accessToken(address)
  return openGmail({
    address,
    accessToken: accessToken ?? (async () => token),
    password: null,
    settings: {},
    spend: async () => undefined,
  })
}

async function harness({ renames = false } = {}): Promise<ChannelHarness> {
  const address = fresh()
  const account = google.account(address)
  account.renames = renames
  return {
    address,
    channel: async () => open(address),
    deliver: async (raw) => google.deliver(address, raw).id,
    remove: async (id) => {
      const mail = account.mails.get(id)
      if (mail) removeMail(account, mail)
    },
    sentMails: async () => account.sent,
    expireCursor: async () => google.expireHistory(address),
    failNext: async (fault) => {
      const faults = {
        access_withdrawn: { status: 401, times: 2 },
        down: { status: 503 },
        busy: { status: 429, retryAfter: 30 },
        hang: { hang: true },
      }
      google.fail(faults[fault])
    },
    close: async () => undefined,
  }
}

describeChannel('Gmail', () => harness())
describeChannel('Gmail that renames what it sends', () => harness({ renames: true }), {
  faults: ['access_withdrawn', 'down', 'busy'],
})

const failure = (run: Promise<unknown>): Promise<ChannelFailure> =>
  run.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ChannelFailure)
      return error as ChannelFailure
    },
  )

test.each([
  [
    { status: 403, reason: 'userRateLimitExceeded' },
    { kind: 'rate_limited', retryAfterMs: 30_000 },
  ],
  [
    { status: 429, retryAfter: 7 },
    { kind: 'rate_limited', retryAfterMs: 7_000 },
  ],
  [{ status: 403, reason: 'insufficientPermissions' }, { kind: 'access_lost' }],
  [{ status: 400, reason: 'invalidArgument' }, { kind: 'refused' }],
  [{ status: 413 }, { kind: 'too_large' }],
  [{ status: 500, reason: 'backendError' }, { kind: 'unavailable' }],
  [{ cut: true }, { kind: 'unavailable' }],
])('understands %o', async (fault, expected) => {
  google.fail(fault)
  expect(await failure(open(fresh()).identify())).toMatchObject(expected)
})

test('names the mailbox and the addresses it may send as', async () => {
  const address = fresh()
  google.account(address).aliases.push({ address: 'sales@gmail.example', accepted: true })
  expect(await open(address).identify()).toMatchObject({
    address,
    aliases: [{ address: 'sales@gmail.example', name: '', verified: true }],
  })
})

test('asks for another token when one is refused, and passes on why there is none', async () => {
  const address = fresh()
  const good = google.accessToken(address)
  expect((await open(address, async (refused) => (refused ? good : 'stale')).identify()).address).toBe(
    address,
  )
  const lost = new ChannelFailure('access_lost', 'withdrawn')
  expect(await failure(open(address, () => Promise.reject(lost)).identify())).toBe(lost)
})

test('keeps a reply in its thread, and sends it all the same when the thread is gone', async () => {
  const address = fresh()
  const asked = google.deliver(address, await contractMail('question'))
  const send = async (threadId: string) => {
    const messageId = newMessageId()
    const raw = await contractMail('answer', { messageId })
    return open(address).send({
      raw: inMemory(raw),
      messageId,
      threadId,
      from: address,
      recipients: ['desk@frontdesk.example'],
    })
  }
  expect((await send(asked.threadId)).threadId).toBe(asked.threadId)
  expect((await send('gone')).id).not.toBeNull()
  expect(google.account(address).sent).toHaveLength(2)
})

test('is unsure of a mail whose acceptance was not answered, and finds it among the sent ones', async () => {
  const address = fresh()
  const messageId = newMessageId()
  const raw = await contractMail('lost', { messageId })
  google.fail({ on: 'messages/send', cut: true })
  const mail = {
    raw: inMemory(raw),
    messageId,
    threadId: null,
    from: address,
    recipients: ['desk@frontdesk.example'],
  }
  expect(await failure(open(address).send(mail))).toMatchObject({ kind: 'unavailable', sure: false })
  expect(await open(address).findSent(messageId)).not.toBeNull()
})

test('is called when mail comes, for a week', async () => {
  const address = fresh()
  const watch = await open(address).watch(null)
  expect(watch?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  expect(google.account(address).watchedTopic).toBe('projects/p/topics/gmail')
})

test('finds a mail that was renamed by the name we gave it, and learns its other one', async () => {
  const address = fresh()
  const account = google.account(address)
  account.renames = true
  const send = async () => {
    const messageId = newMessageId()
    const raw = await contractMail('answer', { messageId })
    const mail = {
      raw: inMemory(raw),
      messageId,
      threadId: null,
      from: address,
      recipients: ['desk@frontdesk.example'],
    }
    return { messageId, ...(await open(address).send(mail)) }
  }
  const [first, second] = [await send(), await send()]
  const given = first.givenMessageId ?? ''
  const found = { id: first.id, threadId: first.threadId, rejected: [] }
  expect(await open(address).findSent(first.messageId)).toEqual({ ...found, givenMessageId: given })
  expect(await open(address).findSent(given)).toEqual(found)
  expect((await open(address).findSent(second.messageId))?.id).toBe(second.id)
  const fetched = await parseMail((await open(address).fetchMail(first.id ?? '', buffer)).kept)
  expect(ownIds(fetched)).toEqual([first.messageId, given])
})

test('a mail has left, whether or not its name can be read back', async () => {
  const address = fresh()
  google.account(address).renames = true
  const messageId = newMessageId()
  const raw = await contractMail('answer', { messageId })
  google.fail({ on: 'GET /gmail/v1/users/me/messages/', status: 503 })
  const mail = { raw: inMemory(raw), messageId, threadId: null, from: address, recipients: ['a@b.example'] }
  const sent = await open(address).send(mail)
  expect(sent.givenMessageId).toBeUndefined()
  expect(await open(address).findSent(messageId)).toMatchObject({ id: sent.id })
})

test('looks at each sent mail once, however often one is looked for', async () => {
  const address = fresh()
  const raw = await contractMail('written by hand')
  for (let at = 0; at < 3; at += 1) addMail(google.account(address), raw, { labels: ['SENT'] })
  const looks = async () => {
    const before = google.requests.length
    expect(await open(address).findSent(newMessageId())).toBeNull()
    return google.requests.slice(before).filter((line) => /\/messages\/./.test(line)).length
  }
  expect([await looks(), await looks()]).toEqual([3, 0])
})

test('never says that a mail is absent when there is more sent mail than it looks through', async () => {
  const address = fresh()
  const account = google.account(address)
  const raw = await contractMail('written by hand')
  for (let at = 0; at < 501; at += 1) addMail(account, raw, { labels: ['SENT'] })
  expect(await failure(open(address).findSent(newMessageId()))).toMatchObject({ kind: 'unavailable' })
})

test('begins the same history again when Gmail no longer knows the page in between', async () => {
  const address = fresh()
  const channel = open(address)
  const start = await channel.start()
  for (let at = 0; at < 60; at += 1) google.deliver(address, await contractMail(`mail ${at}`))
  const { cursor, more } = await channel.fetchChanges(start)
  expect(more).toBe(true)
  google.fail({ on: '/history', status: 400, reason: 'invalidArgument' })
  const { arrived } = await collectChanges(channel, cursor)
  expect(arrived).toHaveLength(60)
})

test('tells a mail that came, left and came back within a page once', async () => {
  const address = fresh()
  const account = google.account(address)
  const channel = open(address)
  const start = await channel.start()
  const mail = google.deliver(address, await contractMail('to and fro'))
  relabel(account, mail, ['TRASH'], ['INBOX'])
  relabel(account, mail, ['INBOX'], ['TRASH'])
  const { arrived } = await collectChanges(channel, start)
  expect(arrived.map(({ id }) => id)).toEqual([mail.id])
})
