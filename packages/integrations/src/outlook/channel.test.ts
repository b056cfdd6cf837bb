import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Channel, ChannelFailure, type Cursor, type MailRef } from '../channel.ts'
import { buildMail } from '../email/build-mail.ts'
import { inMemory } from '../smtp/raw-source.ts'
import { type FakeMicrosoft, startFakeMicrosoft } from '../test/fake-microsoft/server.ts'
import { header } from '../test/fake-microsoft/state.ts'
import { openOutlook } from './channel.ts'

let microsoft: FakeMicrosoft
let address: string
let outlook: Channel
let tokens: { given: string; refused: string[] }
let account = 0

beforeAll(async () => {
  const accounts = Array.from({ length: 60 }, (_, index) => `desk${index}@contoso.example`)
  microsoft = await startFakeMicrosoft({ accounts })
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
})

afterAll(() => microsoft.close())

beforeEach(() => {
  microsoft.recover()
  account += 1
  address = `desk${account}@contoso.example`
  tokens = { given: microsoft.accessToken(address), refused: [] }
  outlook = open()
})

function open(): Channel {
  return openOutlook({
    address,
    accessToken: async (refused) => {
      if (refused) tokens.refused.push(refused)
      return tokens.given
    },
    password: null,
    settings: {},
    spend: async () => undefined,
  })
}

const raw = (subject: string, change: { messageId?: string; text?: string; size?: number } = {}) =>
  buildMail({
    messageId: change.messageId ?? `<${crypto.randomUUID()}@customer.example>`,
    date: new Date(),
    from: { name: '', address: 'ada@customer.example' },
    to: [{ name: '', address }],
    cc: [],
    subject,
    text: change.text ?? 'Hello',
    references: [],
    attachments: change.size
      ? [
          {
            filename: 'big.bin',
            contentType: 'application/octet-stream',
            content: Buffer.alloc(change.size, 7),
          },
        ]
      : [],
  })

const failure = (run: Promise<unknown>): Promise<ChannelFailure> =>
  run.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ChannelFailure)
      return error as ChannelFailure
    },
  )

async function allChanges(from: Cursor): Promise<{ arrived: MailRef[]; cursor: Cursor }> {
  const arrived: MailRef[] = []
  let cursor = from
  for (;;) {
    const step = await outlook.fetchChanges(cursor)
    for (const change of step.changes) if (change.type === 'arrived') arrived.push(change.mail)
    cursor = step.cursor
    if (!step.more) return { arrived, cursor }
  }
}

test('names the mailbox and the addresses it may send as', async () => {
  microsoft.account(address).aliases.push('sales@contoso.example')
  expect(await outlook.identify()).toEqual({
    address,
    name: `desk${account}`,
    aliases: [{ address: 'sales@contoso.example', name: '', verified: true }],
    maxMailBytes: 35 * 1024 * 1024,
  })
})

test('tells every mail that came after the start, over several pages, and none before', async () => {
  microsoft.deliver(address, await raw('before'))
  const cursor = await outlook.start()
  const sent = []
  for (let index = 0; index < 120; index += 1)
    sent.push(microsoft.deliver(address, await raw(`after ${index}`)).id)
  const { arrived, cursor: later } = await allChanges(cursor)
  expect(arrived.map((mail) => mail.id)).toEqual(sent)
  expect((await allChanges(later)).arrived).toEqual([])
  expect((await allChanges(cursor)).arrived.map((mail) => mail.id)).toEqual(sent)
})

test('lists newest first, page by page, each mail once, inbox before sent mail', async () => {
  const ids: string[] = []
  const at = (minute: number) => new Date(1_700_000_000_000 + minute * 60_000)
  for (let minute = 0; minute < 25; minute += 1)
    ids.unshift(microsoft.deliver(address, await raw(`m${minute}`), at(minute)).id)
  const listed: string[] = []
  let page: string | null = null
  do {
    const answer = await outlook.listMails({ page, since: null, limit: 10 })
    listed.push(...answer.mails.map((mail) => mail.id))
    expect(answer.total).toBe(25)
    page = answer.next
  } while (page !== null)
  expect(listed).toEqual(ids)
  const newest = (await outlook.listMails({ page: null, since: at(20), limit: 50 })).mails
  expect(newest.map((mail) => mail.id)).toEqual(ids.slice(0, 5))
})

test('hands out a mail byte for byte, and says when it is gone', async () => {
  const bytes = await raw('exact')
  const { id, conversationId: threadId } = microsoft.deliver(address, bytes)
  const { kept, ...fetched } = await outlook.fetchMail(id, buffer)
  expect(kept.equals(bytes)).toBe(true)
  expect(fetched).toMatchObject({ id, threadId, sent: false, read: false, archived: false })
  expect(await failure(outlook.fetchMail(`${id}x`, buffer))).toMatchObject({ kind: 'missing' })
})

test('keeps a mail its id when it is read and put away, and reports both', async () => {
  const { id } = microsoft.deliver(address, await raw('move me'))
  const cursor = await outlook.start()
  await outlook.mark(id, { read: true, archived: true })
  const { changes } = await outlook.fetchChanges(cursor)
  expect(changes.at(-1)).toEqual({ type: 'marked', id, read: true, archived: true })
  expect((await outlook.fetchMail(id, buffer)).archived).toBe(true)
})

const messageId = (name: string) => `<${name}-${account}@frontdesk.example>`

const outgoing = async (name: string, size = 0) => ({
  raw: inMemory(await raw(name, { messageId: messageId(name), size })),
  messageId: messageId(name),
  threadId: null,
  from: address,
  recipients: [address, 'hidden@customer.example'],
})

test('sends a mail once under its own Message-ID, with blind copies nobody sees', async () => {
  const mail = await outgoing('plain')
  const sent = await outlook.send(mail)
  expect(await outlook.findSent(mail.messageId)).toEqual(sent)
  expect(await outlook.findSent('<other@frontdesk.example>')).toBeNull()
  const [left] = microsoft.account(address).sent
  expect(left?.recipients).toEqual([address, 'hidden@customer.example'])
  expect(Buffer.from(left?.raw ?? []).includes('hidden@customer.example')).toBe(false)
  expect(header(left?.raw ?? new Uint8Array(), 'message-id')).toBe(mail.messageId)
})

test('sends a file of nine megabytes through an upload session, whole', async () => {
  const mail = await outgoing('large', 9_000_000)
  await outlook.send(mail)
  const [file] = [...microsoft.account(address).mails.values()].flatMap((one) => one.files)
  expect(file?.content.byteLength).toBe(9_000_000)
  expect(new Set(file?.content)).toEqual(new Set([7]))
  expect(microsoft.account(address).sent).toHaveLength(1)
})

test('throws away what an interrupted attempt left among the drafts', async () => {
  const mail = await outgoing('again')
  microsoft.fail({ on: '/send', status: 503 })
  await failure(outlook.send(mail))
  await outlook.send(mail)
  const folders = [...microsoft.account(address).mails.values()].map((one) => one.folder)
  expect(folders).toEqual(['sentitems'])
})

test('is unsure of a mail whose acceptance was not answered, and finds it among the sent ones', async () => {
  const mail = await outgoing('unanswered')
  microsoft.fail({ on: '/send', cut: true })
  expect(await failure(outlook.send(mail))).toMatchObject({ kind: 'unavailable', sure: false })
  expect(await outlook.findSent(mail.messageId)).not.toBeNull()
  expect(microsoft.account(address).sent).toHaveLength(1)
})

test('is sure of a mail that never got as far as being sent', async () => {
  const mail = await outgoing('early')
  microsoft.fail({ on: 'POST /v1.0/me/messages', cut: true })
  expect(await failure(outlook.send(mail))).toMatchObject({ kind: 'unavailable', sure: true })
  microsoft.fail({ on: '/send', status: 400, code: 'ErrorSendAsDenied' })
  expect(await failure(outlook.send(mail))).toMatchObject({ kind: 'refused', sure: true })
  expect(await outlook.findSent(mail.messageId)).toBeNull()
})

test.each([
  [{ status: 403, code: 'ErrorAccessDenied' }, { kind: 'access_lost' }],
  [{ status: 404, code: 'ErrorItemNotFound' }, { kind: 'missing' }],
  [{ status: 410, code: 'syncStateNotFound' }, { kind: 'cursor_expired' }],
  [
    { status: 429, retryAfter: 30 },
    { kind: 'rate_limited', retryAfterMs: 30_000 },
  ],
  [
    { status: 503, retryAfter: 7 },
    { kind: 'unavailable', retryAfterMs: 7_000 },
  ],
  [{ status: 500 }, { kind: 'unavailable' }],
  [{ status: 400, code: 'ErrorInvalidRecipients' }, { kind: 'refused' }],
  [{ status: 413 }, { kind: 'too_large' }],
])('understands %o', async (fault, expected) => {
  microsoft.fail(fault)
  expect(await failure(outlook.identify())).toMatchObject(expected)
})

test('says that the cursor is too old when one folder has forgotten it', async () => {
  const cursor = await outlook.start()
  microsoft.expireDelta(address, 'sentitems')
  expect(await failure(outlook.fetchChanges(cursor))).toMatchObject({ kind: 'cursor_expired' })
})

test('asks for another token when one is refused, and gives up when that is refused too', async () => {
  const good = tokens.given
  tokens.given = 'stale'
  const asked = openOutlook({
    address,
    accessToken: async (refused) => (refused === 'stale' ? good : 'stale'),
    password: null,
    settings: {},
    spend: async () => undefined,
  })
  expect((await asked.identify()).address).toBe(address)
  expect(await failure(outlook.identify())).toMatchObject({ kind: 'access_lost' })
  expect(tokens.refused).toEqual(['stale'])
})

test('passes on why there is no token', async () => {
  const lost = new ChannelFailure('access_lost', 'withdrawn')
  const asked = openOutlook({
    address,
    accessToken: () => Promise.reject(lost),
    password: null,
    settings: {},
    spend: async () => undefined,
  })
  expect(await failure(asked.identify())).toBe(lost)
})

test('never has more than four requests at the same mailbox under way', async () => {
  const ids: string[] = []
  for (let index = 0; index < 12; index += 1) ids.push(microsoft.deliver(address, await raw(`p${index}`)).id)
  await Promise.all([outlook, open()].flatMap((channel) => ids.map((id) => channel.fetchMail(id, buffer))))
  // Whether four ever meet is up to the machine.
  expect(microsoft.account(address).mostAtATime).toBeLessThanOrEqual(4)
  expect(microsoft.account(address).mostAtATime).toBeGreaterThan(1)
})

test('follows no link to another host with its token', async () => {
  const cursor = {
    links: { inbox: 'https://evil.example/v1.0/me', sentitems: 'https://evil.example/v1.0/me' },
  }
  expect(await failure(outlook.fetchChanges(cursor))).toMatchObject({ kind: 'refused' })
})
