import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { asSystem } from '@frontdesk/core/context'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { env } from '@frontdesk/runtime/env'
import { mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { forget } from '@frontdesk/runtime/process/once'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSmtpListener } from './smtp-listener.ts'

withTestDatabase()

const mib = 1024 * 1024
const largest = 4 * mib
let listener: Awaited<ReturnType<typeof startSmtpListener>>
let one: TestOrganization
let other: TestOrganization

beforeAll(async () => {
  Object.assign(process.env, {
    SMTP_PORT: '0',
    SMTP_HOST: '127.0.0.1',
    SMTP_MAX_BYTES: String(largest),
    LOG_LEVEL: 'silent',
  })
  forget('env')
  listener = await startSmtpListener()
})
afterAll(async () => {
  await listener.close()
  delete process.env.SMTP_MAX_BYTES
  forget('env')
})
beforeEach(async () => {
  one = await createOrganization()
  other = await createOrganization()
})

const line = 'A line of forty characters, more or less.\r\n'
const mailOf = (bytes: number, id: string = crypto.randomUUID()) =>
  Buffer.from(
    `From: Ada <ada@customer.example>\r\nSubject: Photos\r\nMessage-ID: <${id}@customer.example>\r\n\r\n${line.repeat(Math.ceil(bytes / line.length))}`,
  )

type Client = { socket: Socket; say: (text: string | Buffer) => Promise<string> }

/** Speaks SMTP up to the point where the server waits for the mail. */
async function readyToSend(recipients: string[], declared?: number): Promise<Client> {
  const socket = connect(listener.port, '127.0.0.1')
  const answer = async () => {
    let reply = ''
    while (!/^\d{3} .*\r\n$/m.test(reply)) reply += ((await once(socket, 'data')) as [Buffer])[0].toString()
    return reply
  }
  const say = (text: string | Buffer) => {
    socket.write(text)
    return answer()
  }
  await answer()
  await say('EHLO mx.customer.example\r\n')
  await say(`MAIL FROM:<ada@customer.example>${declared === undefined ? '' : ` SIZE=${declared}`}\r\n`)
  for (const to of recipients) await say(`RCPT TO:<${to}>\r\n`)
  await say('DATA\r\n')
  return { socket, say }
}

async function send(raw: Buffer, recipients: string[], declared?: number): Promise<string> {
  const { socket, say } = await readyToSend(recipients, declared)
  const reply = await say(Buffer.concat([raw, Buffer.from('.\r\n')]))
  socket.destroy()
  return reply
}

const rowsOf = ({ id }: TestOrganization) =>
  asSystem('test', (db) => db.inboundMail.findMany({ where: { organizationId: id } }))

async function storedOf({ id }: TestOrganization): Promise<Buffer[]> {
  const found: Buffer[] = []
  for await (const { key } of storage().list(`raw/${id}`))
    found.push(await buffer((await storage().get(key)).body))
  return found
}

const allMemory = () => env.MAIL_MEMORY_BYTES

/** Neither a stored mail nor a row, nor a part of a mail, nor memory that is held. */
async function expectNothing(organization: TestOrganization): Promise<void> {
  await expect.poll(() => mailMemory().free).toBe(allMemory())
  await expect.poll(() => readdir(join(env.FRONTDESK_DATA_DIR, 'storage', '.unfinished'))).toEqual([])
  expect([await storedOf(organization), await rowsOf(organization)]).toEqual([[], []])
}

test('a large mail is stored as it came, once for each mailbox, when it is answered with 250', async () => {
  const raw = mailOf(3 * mib)
  const reply = await send(raw, [one.mailbox.address, other.mailbox.address, one.mailbox.address])
  expect(reply).toMatch(/^250 /)
  for (const organization of [one, other]) {
    const rows = await rowsOf(organization)
    expect(rows).toMatchObject([{ size: raw.byteLength, state: 'received' }])
    expect(rows[0]?.rawKey).toContain(organization.id)
    expect((await storedOf(organization)).map((stored) => stored.equals(raw))).toEqual([true])
  }
})

test('a large mail sent again by a server that missed our answer is kept once', async () => {
  const raw = mailOf(mib, 'again')
  const traced = Buffer.concat([Buffer.from('Received: from a by b; Tue\r\n'), raw])
  for (const copy of [raw, traced]) expect(await send(copy, [one.mailbox.address])).toMatch(/^250 /)
  expect(await rowsOf(one)).toHaveLength(1)
  expect(await storedOf(one)).toHaveLength(1)
})

test('a mail that is too large is refused with 552 and leaves nothing, and the connection goes on', async () => {
  const { socket, say } = await readyToSend([one.mailbox.address])
  expect(await say(Buffer.concat([mailOf(3 * largest), Buffer.from('.\r\n')]))).toMatch(/^552 5\.3\.4 /)
  await expectNothing(one)
  await say('MAIL FROM:<ada@customer.example>\r\n')
  await say(`RCPT TO:<${one.mailbox.address}>\r\n`)
  await say('DATA\r\n')
  expect(await say(Buffer.concat([mailOf(1_000), Buffer.from('.\r\n')]))).toMatch(/^250 /)
  socket.destroy()
})

test('a connection that breaks within a mail leaves nothing', async () => {
  for (const bytes of [10_000, 2 * mib]) {
    const { socket } = await readyToSend([one.mailbox.address])
    socket.write(mailOf(bytes))
    if (bytes === 2 * mib) await expect.poll(() => mailMemory().free).toBeLessThan(allMemory())
    socket.destroy()
    await once(socket, 'close')
  }
  await expectNothing(one)
})

test('small mails are taken while a large one waits for memory, and it is taken when there is some', async () => {
  const all = mailMemory().takeNow(allMemory())
  const large = send(mailOf(mib), [one.mailbox.address])
  while (mailMemory().waiting === 0) await turn()
  expect(await send(mailOf(10_000), [other.mailbox.address])).toMatch(/^250 /)
  all?.release()
  expect(await large).toMatch(/^250 /)
})
