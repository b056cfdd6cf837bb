import { expect, test } from 'vitest'
import { discoverServers, type Outside } from './autodiscover.ts'
import { readAutoconfig } from './discovery/ask-autoconfig.ts'

const nothing: Outside = {
  dns: { resolveSrv: async () => [], resolveMx: async () => [] },
  fetchText: async () => null,
  probe: async () => false,
  withinMs: 500,
}

const find = (address: string, outside: Partial<Outside> = {}) =>
  discoverServers(address, { ...nothing, ...outside })

test.each([
  ['a@gmail.com', 'imap.gmail.com', 'smtp.gmail.com'],
  ['A@Hotmail.com', 'outlook.office365.com', 'smtp.office365.com'],
  ['a@web.de', 'imap.web.de', 'smtp.web.de'],
  ['a@icloud.com', 'imap.mail.me.com', 'smtp.mail.me.com'],
  ['a@posteo.de', 'posteo.de', 'posteo.de'],
])('knows the servers of %s without asking anybody', async (address, imap, smtp) => {
  const asked = { dns: { resolveSrv: unexpected, resolveMx: unexpected }, fetchText: unexpected }
  const [found] = await find(address, asked)
  expect(found).toMatchObject({
    imap: { host: imap, user: address },
    smtp: { host: smtp },
    source: 'provider',
  })
})

const unexpected = () => Promise.reject(new Error('Nobody should have been asked'))

test('takes the service record of the lowest priority, and encryption from the first byte when offered', async () => {
  const records: Record<string, [string, number, number][]> = {
    '_imaps._tcp.shop.example': [
      ['second.shop.example', 993, 20],
      ['first.shop.example', 1993, 10],
    ],
    '_imap._tcp.shop.example': [['plain.shop.example', 143, 0]],
    '_submissions._tcp.shop.example': [['.', 0, 0]],
    '_submission._tcp.shop.example': [['out.shop.example', 587, 0]],
  }
  const resolveSrv = async (name: string) =>
    (records[name] ?? []).map(([host, port, priority]) => ({ name: host, port, priority, weight: 0 }))
  const [found] = await find('ada@shop.example', { dns: { ...nothing.dns, resolveSrv } })
  expect(found).toEqual({
    imap: { host: 'first.shop.example', port: 1993, security: 'tls', user: 'ada@shop.example' },
    smtp: { host: 'out.shop.example', port: 587, security: 'starttls', user: 'ada@shop.example' },
    source: 'srv',
  })
})

const config = (imapType: string, smtpType: string) => `<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="shop.example">
  <incomingServer type="pop3"><hostname>pop.shop.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
  <incomingServer type="imap"><hostname> IMAP.shop.example </hostname><port>993</port>
    <socketType>${imapType}</socketType><username>%EMAILADDRESS%</username></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.shop.example</hostname><port>587</port>
    <socketType>${smtpType}</socketType></outgoingServer>
</emailProvider></clientConfig>`

test('reads what the domain publishes for mail programs', async () => {
  const fetchText = async (url: string) =>
    url.startsWith('https://autoconfig.shop.example/') ? config('SSL', 'STARTTLS') : null
  const [found] = await find('ada@shop.example', { fetchText })
  expect(found).toMatchObject({
    imap: { host: 'imap.shop.example', port: 993, security: 'tls' },
    smtp: { host: 'smtp.shop.example', port: 587, security: 'starttls' },
    source: 'autoconfig',
  })
})

test('takes no server without encryption, and nothing from a file that is something else', () => {
  expect(readAutoconfig(config('plain', 'STARTTLS'))).toBeNull()
  expect(readAutoconfig(config('SSL', 'plain'))).toBeNull()
  expect(readAutoconfig('<html><body>Not found</body></html>')).toBeNull()
  expect(readAutoconfig('')).toBeNull()
  expect(readAutoconfig(config('SSL', 'SSL').replace('smtp.shop', 'smtp.shop/../x'))).toBeNull()
})

test.each([
  ['aspmx.l.google.com', 'imap.gmail.com'],
  ['shop-example.mail.protection.outlook.com.', 'outlook.office365.com'],
  ['mx00.kundenserver.de', 'imap.ionos.de'],
])('recognises the provider of a firm by its mail exchanger %s', async (exchange, host) => {
  const resolveMx = async () => [{ exchange, priority: 1 }]
  const [found] = await find('ada@shop.example', { dns: { ...nothing.dns, resolveMx } })
  expect(found).toMatchObject({ imap: { host }, source: 'mx' })
})

test('does not take a look-alike exchanger for a provider', async () => {
  const resolveMx = async () => [{ exchange: 'mx.evilgoogle.com', priority: 1 }]
  expect(await find('ada@shop.example', { dns: { ...nothing.dns, resolveMx } })).toEqual([])
})

test('guesses names only where a mail server answers', async () => {
  const answering = new Set(['mail.shop.example:993', 'smtp.shop.example:587'])
  const probe: Outside['probe'] = async ({ host, port }) => answering.has(`${host}:${port}`)
  const [found] = await find('ada@shop.example', { probe })
  expect(found).toMatchObject({
    imap: { host: 'mail.shop.example', port: 993, security: 'tls' },
    smtp: { host: 'smtp.shop.example', port: 587, security: 'starttls' },
    source: 'guess',
  })
})

test('gives up on what does not answer, and keeps what did', async () => {
  const never = () => new Promise<never>(() => undefined)
  const resolveMx = async () => [{ exchange: 'in1-smtp.messagingengine.com', priority: 1 }]
  const outside = { dns: { resolveSrv: never, resolveMx }, fetchText: never, probe: never, withinMs: 50 }
  const found = await find('ada@shop.example', outside)
  expect(found.map(({ source }) => source)).toEqual(['mx'])
})

test('lists the same servers once, however they were found', async () => {
  const probe: Outside['probe'] = async ({ host, port }) =>
    ['imap.shop.example:993', 'smtp.shop.example:465'].includes(`${host}:${port}`)
  const fetchText = async () => config('SSL', 'SSL').replace('587', '465')
  const found = await find('ada@shop.example', { probe, fetchText })
  expect(found.map(({ source }) => source)).toEqual(['autoconfig'])
})

test.each([
  '',
  'ada',
  'ada@',
  'ada@localhost',
  'ada@127.0.0.1',
  'ada@[::1]',
  'ada@shop.example/x',
  'a@b c.de',
])('asks nobody about %s', async (address) => {
  const outside = {
    dns: { resolveSrv: unexpected, resolveMx: unexpected },
    fetchText: unexpected,
    probe: unexpected,
  }
  expect(await find(address, outside)).toEqual([])
})
