import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel, Cursor } from '../channel.ts'
import { inMemory } from '../smtp/raw-source.ts'
import {
  collectChanges,
  collectListing,
  contractMail,
  failureOf,
  newMessageId,
} from '../test/channel-contract/harness.ts'
import { openAt, password, shortLimits, type Wanted } from '../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../test/fake-imap/server.ts'
import { addFolder, addMail } from '../test/fake-imap/state.ts'
import { openImap } from './channel.ts'

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
  address = `trouble${accounts}@shop.example`
  server.addAccount(address, password)
})
afterEach(async () => {
  await Promise.all(opened.map((channel) => channel.close()))
  opened = []
})

function open(wanted: Wanted = {}): Channel {
  const channel = openAt(server, address, wanted)
  opened.push(channel)
  return channel
}

const deliver = async (subject: string, fileBytes?: number) =>
  server.deliver(address, await contractMail(subject, fileBytes === undefined ? {} : { fileBytes }))

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

test('goes on where it was when the line breaks in the middle of a large mail', async () => {
  const raw = await contractMail('Large', { fileBytes: 5 * 1024 * 1024 })
  const id = server.deliver(address, raw)
  const channel = open()
  await channel.identify()
  const before = server.log.filter((command) => command === 'UID FETCH').length
  // The third comes through, so that the others hit a later piece.
  for (const dropAfter of [40_000, 10, 2_000_000, 900_000, 700_000]) server.fail({ on: 'FETCH', dropAfter })
  const { kept: fetched } = await channel.fetchMail(id, buffer)
  expect(Buffer.from(fetched).equals(Buffer.from(raw))).toBe(true)
  const pieces = 1 + Math.floor((raw.byteLength - 64 * 1024) / (1024 * 1024)) + 1
  expect(server.log.filter((command) => command === 'UID FETCH').length - before).toBe(pieces + 4)
})

test('loses and doubles no mail when the line breaks while changes are fetched', async () => {
  const channel = open()
  let cursor = await channel.start()
  const ids: string[] = []
  for (let index = 0; index < 450; index += 1) ids.push(await deliver(`m${index}`))
  server.fail({ on: 'FETCH', dropAfter: 5_000, times: 1 })
  const told: string[] = []
  let failures = 0
  for (let more = true; more; ) {
    try {
      const step = await channel.fetchChanges(cursor)
      told.push(...step.changes.flatMap((change) => (change.type === 'arrived' ? [change.mail.id] : [])))
      cursor = JSON.parse(JSON.stringify(step.cursor)) as Cursor
      more = step.more
    } catch {
      failures += 1
      if (failures > 3) throw new Error('It should have worked by now')
    }
  }
  expect(told).toEqual(ids)
})

test('fetches a mail that came after its connection had entered the folder', async () => {
  const channel = open()
  await channel.fetchMail(await deliver('first'), buffer)
  const second = await deliver('second')
  expect((await channel.fetchMail(second, buffer)).id).toBe(second)
})

test('replaces a connection that had died unnoticed', async () => {
  const channel = open()
  await channel.start()
  server.dropAll()
  const id = await deliver('after the restart')
  expect((await channel.fetchMail(id, buffer)).id).toBe(id)
})

test.each([
  ['LOGIN', '[AUTHENTICATIONFAILED] wrong', 'access_lost'],
  ['LOGIN', '[EXPIRED] the password is too old', 'access_lost'],
  ['LOGIN', '[UNAVAILABLE] the directory is down', 'unavailable'],
  ['LOGIN', 'Application-specific password required', 'access_lost'],
  ['LOGIN', 'Too many simultaneous connections', 'rate_limited'],
  ['SELECT', '[SERVERBUG] oops', 'unavailable'],
  ['EXAMINE', '[THROTTLED] slow down', 'rate_limited'],
  ['EXAMINE', '[LIMIT] enough', 'rate_limited'],
  ['EXAMINE', '[NOPERM] not yours', 'refused'],
])('at %s understands %s', async (on, no, kind) => {
  server.fail({ on, no, times: 5 })
  const channel = open()
  const id = await deliver('mail')
  const call = on === 'SELECT' ? channel.mark(id, { read: true }) : channel.start()
  expect(await failureOf(call)).toMatchObject({ kind })
})

test('takes a farewell of the server for a pause, and says how long when it asks too often', async () => {
  server.fail({ on: 'EXAMINE', bye: '[UNAVAILABLE] maintenance', times: 2 })
  expect(await failureOf(open().start())).toMatchObject({ kind: 'unavailable' })
  server.recover()
  server.fail({ on: 'LOGIN', no: '[LIMIT] too many' })
  expect((await failureOf(open().start())).retryAfterMs).toBeGreaterThan(0)
})

test('signs in with a fresh token when one is refused, and gives up when that is refused too', async () => {
  server.account(address).tokens.add('fresh')
  const asked: (string | undefined)[] = []
  const accessToken = async (refused?: string) => {
    asked.push(refused)
    return refused === 'stale' ? 'fresh' : 'stale'
  }
  const channel = open({ password: null, accessToken })
  expect((await channel.identify()).address).toBe(address)
  expect(asked).toContain('stale')
  const mail = await outgoing()
  expect((await channel.send(mail)).rejected).toEqual([])
  const locked = open({ password: null, accessToken: async () => 'stale' })
  expect(await failureOf(locked.identify())).toMatchObject({ kind: 'access_lost' })
})

test('never signs in where the certificate is for another name, or from nobody it trusts', async () => {
  const other = open({ limits: { ca: undefined } })
  expect(await failureOf(other.start())).toMatchObject({ kind: 'unavailable' })
  const before = server.log.length
  const mail = await outgoing()
  expect(await failureOf(other.send(mail))).toMatchObject({ kind: 'unavailable', sure: true })
  expect(server.log.slice(before)).toEqual([])
})

test('never sends a password over a line without TLS', async () => {
  const settings = { host: server.host, port: server.imapPort, security: 'starttls' as const, user: address }
  const channel = open({ settings: { imap: settings } })
  expect(await failureOf(channel.start())).toMatchObject({ kind: 'unavailable' })
})

test('keeps the folders of the settings in view, and starts anew when one is added', async () => {
  addFolder(server.account(address), 'Support', null)
  const cursor = await open().start()
  const channel = open({ settings: { folders: ['Support', 'Nowhere'] } })
  expect(await failureOf(channel.fetchChanges(cursor))).toMatchObject({ kind: 'cursor_expired' })
  const fresh = await channel.start()
  const inSupport = server.deliver(address, await contractMail('filed by a rule'), { path: 'Support' })
  expect((await collectChanges(channel, fresh)).arrived.map(({ id }) => id)).toEqual([inSupport])
})

test('lists several folders in one order by date, each mail once', async () => {
  addFolder(server.account(address), 'Support', null)
  const dated: [string, number][] = []
  for (let index = 0; index < 40; index += 1) {
    const at = 1_700_000_000_000 + index * 60_000
    const path = ['INBOX', 'Sent', 'Support', 'INBOX'][index % 4] ?? 'INBOX'
    dated.push([server.deliver(address, await contractMail(`m${index}`), { at: new Date(at), path }), at])
  }
  const listed = await collectListing(open({ settings: { folders: ['Support'] } }), { limit: 7 })
  expect(listed.map(({ id }) => id)).toEqual(dated.map(([id]) => id).reverse())
})

test('pages through what is left while mails come and go, without doubling any', async () => {
  const ids: string[] = []
  for (let index = 0; index < 30; index += 1) ids.push(await deliver(`m${index}`))
  const gone = [ids[2], ids[14], ids[28]].map(String)
  let pages = 0
  const listed = await collectListing(open(), {
    limit: 5,
    between: async () => {
      pages += 1
      await deliver(`new ${pages}`)
      const next = gone.pop()
      if (next) server.remove(address, next)
    },
  })
  const told = listed.map(({ id }) => id)
  expect(new Set(told).size).toBe(told.length)
  const left = server
    .folder(address, 'INBOX')
    .mails.map(({ uid }) => uid)
    .filter((uid) => uid <= 30)
  expect(left.every((uid) => told.some((id) => id.endsWith(`;${uid}`)))).toBe(true)
})

test('uses two connections at most, and none once it is closed', async () => {
  const ids = []
  for (let index = 0; index < 8; index += 1) ids.push(await deliver(`m${index}`))
  const before = server.connections()
  const channel = open()
  await Promise.all(ids.map((id) => channel.fetchMail(id, buffer)))
  expect(server.connections() - before).toBe(2)
  await channel.close()
  await expect.poll(() => server.connections()).toBe(before)
  expect(await failureOf(channel.start())).toMatchObject({ kind: 'unavailable' })
})

test('does not fetch what is larger than any provider takes', async () => {
  const { folders } = server.account(address)
  const inbox = folders.get('INBOX')
  if (!inbox) throw new Error('There is no inbox')
  const raw = Buffer.alloc(65 * 1024 * 1024, 'a')
  const { uid } = addMail(server.account(address), inbox, raw)
  expect(await failureOf(open().fetchMail(`INBOX;${inbox.uidValidity};${uid}`, buffer))).toMatchObject({
    kind: 'too_large',
  })
})

test('tells that mail came even when it came before the waiting began', async () => {
  const channel = open()
  await channel.start()
  await deliver('early')
  const waited = channel.waitForChange?.(AbortSignal.timeout(15_000)).then(() => 'told')
  expect(await waited).toBe('told')
})

test('fails with missing for ids that never were ours', async () => {
  const channel = open()
  for (const id of ['', 'x', 'INBOX;1', 'INBOX;1;99999', 'Nowhere;1;1', 'INBOX;1;1\r\nA1 LOGOUT', 'a"b;1;1'])
    expect(await failureOf(channel.fetchMail(id, buffer))).toMatchObject({ kind: 'missing' })
})

test('has no server to speak with when none was set up', async () => {
  const bare = { address, accessToken: async () => '', password, settings: {}, spend: async () => undefined }
  const channel = openImap(bare, shortLimits)
  opened.push(channel)
  expect(await failureOf(channel.start())).toMatchObject({ kind: 'refused' })
})
