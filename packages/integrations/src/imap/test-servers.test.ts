import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelSettings } from '../channel.ts'
import { makeCertificate } from '../test/certificate.ts'
import { password, shortLimits } from '../test/fake-imap/open.ts'
import { type FakeImap, startFakeImap } from '../test/fake-imap/server.ts'
import { testServers } from './test-servers.ts'

const address = 'desk@shop.example'
let server: FakeImap

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  server = await startFakeImap({ accounts: [{ address, password }] })
})
afterAll(() => server.close())

const settings = (at: FakeImap, change: object = {}): ChannelSettings => ({
  imap: { host: 'localhost', port: at.imapPort, security: 'tls', user: address, ...change },
  smtp: { host: 'localhost', port: at.smtpPort, security: 'tls', user: address, ...change },
})

const limits = () => ({ ...shortLimits, ca: server.ca })

test('says that both servers work', async () => {
  const { imap, smtp } = await testServers(settings(server), { password }, limits())
  expect([imap, smtp]).toEqual([
    { works: true, message: 'Signed in to localhost' },
    { works: true, message: 'Signed in to localhost' },
  ])
})

test('says of each server that the password was refused', async () => {
  const { imap, smtp } = await testServers(settings(server), { password: 'wrong' }, limits())
  const refused = { works: false, message: 'The password was refused by localhost' }
  expect([imap, smtp]).toEqual([refused, refused])
})

test('says that a certificate is for another name', async () => {
  const certificate = makeCertificate({ names: ['mail.elsewhere.example'] })
  const other = await startFakeImap({ accounts: [{ address, password }], certificate })
  const { imap, smtp } = await testServers(settings(other), { password }, { ...shortLimits, ca: other.ca })
  await other.close()
  const said = { works: false, message: 'The certificate of localhost does not match its name' }
  expect([imap, smtp]).toEqual([said, said])
})

test('says that a certificate has expired, or comes from nobody we trust', async () => {
  const day = 86_400_000
  const certificate = makeCertificate({
    validFrom: new Date(Date.now() - 9 * day),
    validUntil: new Date(Date.now() - day),
  })
  const other = await startFakeImap({ accounts: [{ address, password }], certificate })
  const expired = await testServers(settings(other), { password }, { ...shortLimits, ca: other.ca })
  await other.close()
  expect(expired.imap.message).toBe('The certificate of localhost has expired')
  expect(expired.smtp.message).toBe('The certificate of localhost has expired')
  const unknown = await testServers(settings(server), { password }, shortLimits)
  expect(unknown.imap.message).toBe('The certificate of localhost comes from nobody we trust')
  expect(unknown.smtp.message).toBe('The certificate of localhost comes from nobody we trust')
})

test('says that nobody answers on a port, or that a name does not exist', async () => {
  const { imap, smtp } = await testServers(settings(server, { port: 1 }), { password }, limits())
  expect([imap.message, smtp.message]).toEqual([
    'localhost does not answer on this port',
    'localhost does not answer on this port',
  ])
  const nowhere = await testServers(settings(server, { host: 'imap.shop.invalid' }), { password }, limits())
  expect(nowhere.imap.message).toBe('There is no server called imap.shop.invalid')
})

test('says that a server is none of the public internet, unless such are allowed', async () => {
  const inside = settings(server, { host: '169.254.169.254' })
  const { imap, smtp } = await testServers(inside, { password }, limits())
  const said = { works: false, message: '169.254.169.254 is not a server on the public internet' }
  expect([imap, smtp]).toEqual([said, said])
})

test('says that no server was given', async () => {
  const { imap, smtp } = await testServers({}, { password }, limits())
  expect([imap.message, smtp.message]).toEqual(['No server was given', 'No server was given'])
})
