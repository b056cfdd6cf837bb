import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeHost, resolveSafely } from './destination.ts'

const refused = { name: 'UnsafeDestination' }

test.each([
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0xa9.0xfe.0xa9.0xfe',
  '2852039166',
  '::',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  '::ffff:0:10.0.0.1',
  '::127.0.0.1',
  '::7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::169.254.169.254',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '100::1',
  '4000::1',
  'e000::1',
])('refuses the address %s', async (host) => {
  await expect(resolveSafely(host, {})).rejects.toMatchObject(refused)
})

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '134744072',
  '2606:4700:4700::1111',
  '[2a00:1450:4001:800::200e]',
  '::ffff:8.8.8.8',
])('accepts the public address %s', async (host) => {
  await expect(resolveSafely(host, {})).resolves.toHaveLength(1)
})

test.each([
  '',
  ' ',
  'a b',
  'a/b',
  'a@b',
  'a?b',
  'fe80::1%eth0',
  'exa%6dple.com',
  '1.2.3.256',
  '::g',
  'a:80',
  'x\\y',
])('refuses %j, which is no host', async (host) => {
  await expect(resolveSafely(host, { allowPrivate: true })).rejects.toMatchObject(refused)
})

test('refuses a name when one of its addresses is not public, or when it has none', async () => {
  const answers = {
    'mixed.example': ['8.8.8.8', '10.0.0.1'],
    'inside.example': ['fd00::1'],
    'nothing.example': [],
    'odd.example': ['not an address'],
  }
  for (const [name, addresses] of Object.entries(answers)) {
    const resolve = async () => addresses.map((address) => ({ address, family: 4 as const }))
    await expect(resolveSafely(name, { resolve })).rejects.toMatchObject(refused)
  }
})

test('refuses localhost however it is written', async () => {
  for (const name of ['localhost', 'LOCALHOST', 'localhost.', 'ｌｏｃａｌｈｏｓｔ']) {
    await expect(resolveSafely(name, {})).rejects.toMatchObject(refused)
  }
})

test('private networks are reached only when allowed, and metadata services never', async () => {
  for (const host of ['127.0.0.1', '10.1.2.3', '192.168.0.1', 'fd00::1', '::1', '::ffff:127.0.0.1']) {
    await expect(resolveSafely(host, { allowPrivate: true })).resolves.toHaveLength(1)
  }
  for (const host of [
    '169.254.169.254',
    '0.0.0.0',
    '::',
    'fe80::1',
    '224.0.0.1',
    '64:ff9b::7f00:1',
    '168.63.129.16',
  ]) {
    await expect(resolveSafely(host, { allowPrivate: true })).rejects.toMatchObject(refused)
  }
})

test('a list of hosts leaves nothing else', async () => {
  const options = {
    allowHosts: ['API.example.com'],
    resolve: async () => [{ address: '8.8.8.8', family: 4 as const }],
  }
  await expect(resolveSafely('api.example.com.', options)).resolves.toHaveLength(1)
  for (const host of ['example.com', 'x.api.example.com', 'api.example.com.evil.example', '8.8.8.8']) {
    await expect(resolveSafely(host, options)).rejects.toMatchObject(refused)
  }
})

test('no way of writing a private IPv4 address passes', async () => {
  const writings = [
    (n: number) => String(n),
    (n: number) => `0x${n.toString(16)}`,
    (n: number) => `0${n.toString(8)}`,
    (n: number) => `::ffff:${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}`,
    (n: number) => [24, 16, 8, 0].map((shift) => `0${((n >>> shift) & 255).toString(8)}`).join('.'),
  ]
  const address = fc.oneof(
    fc.integer({ min: 0x0a000000, max: 0x0affffff }),
    fc.integer({ min: 0x7f000000, max: 0x7fffffff }),
    fc.integer({ min: 0xa9fe0000, max: 0xa9feffff }),
    fc.integer({ min: 0xc0a80000, max: 0xc0a8ffff }),
  )
  await fc.assert(
    fc.asyncProperty(address, fc.constantFrom(...writings), async (number, write) => {
      await expect(resolveSafely(write(number), {})).rejects.toMatchObject(refused)
    }),
  )
})

test('writes hosts the way URLs do', () => {
  expect(normalizeHost('Mail.Example.COM')).toBe('mail.example.com')
  expect(normalizeHost('bücher.example')).toBe('xn--bcher-kva.example')
  expect(normalizeHost('[2001:DB8::1]')).toBe('2001:db8::1')
})
