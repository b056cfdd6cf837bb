import { afterAll, beforeAll, expect, test } from 'vitest'
import { inMemory } from '../smtp/raw-source.ts'
import { contractMail, failureOf, newMessageId } from '../test/channel-contract/harness.ts'
import { openAt, password } from '../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../test/fake-imap/server.ts'
import { probeServer } from './discovery/probe.ts'

const address = 'desk@shop.example'
let server: FakeImap

beforeAll(async () => {
  delete process.env.ALLOW_PRIVATE_MAIL_HOSTS
  server = await startFakeImap({ accounts: [{ address, password }] })
})
afterAll(() => server.close())

const hosts = [
  '127.0.0.1',
  '169.254.169.254',
  '10.1.2.3',
  '[::1]',
  '::ffff:127.0.0.1',
  '[::ffff:10.0.0.1]',
  '2130706433',
  '0177.0.0.1',
  '0x7f.1',
  'localhost',
  '127.0.0.1.',
]

test.each(hosts)('connects neither for reading nor for sending to %s, which is inside', async (host) => {
  const secure = { security: 'tls' as const, user: address, host }
  const imap = { ...secure, port: server.imapPort }
  const smtp = { ...secure, port: server.smtpPort }
  const before = server.connections()
  const reading = openAt(server, address, { settings: { imap } })
  expect(await failureOf(reading.start())).toMatchObject({ kind: 'refused' })
  await reading.close()
  const identifying = openAt(server, address, { settings: { imap, smtp } })
  expect(await failureOf(identifying.identify())).toMatchObject({ kind: 'refused' })
  const raw = await contractMail('out')
  const mail = {
    raw: inMemory(raw),
    messageId: newMessageId(),
    threadId: null,
    from: address,
    recipients: [address],
  }
  expect(await failureOf(identifying.send(mail))).toMatchObject({ kind: 'refused', sure: true })
  await identifying.close()
  expect(await probeServer(imap, 'imap')).toBe(false)
  expect([server.connections(), server.log, server.sent(address)]).toEqual([before, [], []])
})
