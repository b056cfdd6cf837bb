import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Channel, ChannelFailure } from '../channel.ts'
import { type ChannelHarness, contractMail, newMessageId } from '../test/channel-contract/harness.ts'
import { describeChannel } from '../test/channel-contract.ts'
import { type FakeGoogle, startFakeGoogle } from '../test/fake-google/server.ts'
import { removeMail } from '../test/fake-google/state.ts'
import { openGmail } from './channel.ts'

let google: FakeGoogle
let next = 0

beforeAll(async () => {
  const accounts = Array.from({ length: 90 }, (_, at) => addressOf(at))
  google = await startFakeGoogle({ accounts })
  process.env.GMAIL_API_URL = google.apiUrl
  process.env.GMAIL_PUBSUB_TOPIC = 'projects/p/topics/gmail'
})

afterAll(() => google.close())

beforeEach(() => google.recover())

const addressOf = (at: number) => `desk${at}@gmail.example`

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

async function harness(): Promise<ChannelHarness> {
  next += 1
  const address = addressOf(next)
  const account = google.account(address)
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

describeChannel('Gmail', harness, { faults: ['access_withdrawn', 'down', 'busy'] })

const failure = (run: Promise<unknown>): Promise<ChannelFailure> =>
  run.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ChannelFailure)
      return error as ChannelFailure
    },
  )

const fresh = () => {
  next += 1
  return addressOf(next)
}

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
      raw,
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
  const mail = { raw, messageId, threadId: null, from: address, recipients: ['desk@frontdesk.example'] }
  expect(await failure(open(address).send(mail))).toMatchObject({ kind: 'unavailable', sure: false })
  expect(await open(address).findSent(messageId)).not.toBeNull()
})

test('is called when mail comes, for a week', async () => {
  const address = fresh()
  const watch = await open(address).watch(null)
  expect(watch?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  expect(google.account(address).watchedTopic).toBe('projects/p/topics/gmail')
})
