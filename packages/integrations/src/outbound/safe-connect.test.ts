import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertSafeHost, safeConnect } from './safe-connect.ts'

const refused = { name: 'UnsafeDestination' }
let server: Server
let port: number
let connections = 0

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined).end('220 ready\r\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(() => server.close())

test('connects to a host that is allowed', async () => {
  const socket = await safeConnect('127.0.0.1', port, { timeoutMs: 5000, allowPrivate: true })
  const [greeting] = (await once(socket, 'data')) as [Buffer]
  expect(greeting.toString()).toBe('220 ready\r\n')
  socket.destroy()
})

test('connects to the address it checked and asks once', async () => {
  let asked = 0
  const resolve = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 as const }]
  }
  const socket = await safeConnect('mail.example', port, { timeoutMs: 5000, allowPrivate: true, resolve })
  expect(socket.remoteAddress).toBe('127.0.0.1')
  expect(asked).toBe(1)
  socket.destroy()
})

test.each([
  '127.0.0.1',
  'localhost',
  '2130706433',
  '0177.0.0.1',
  '::1',
  '[::ffff:7f00:1]',
  '169.254.169.254',
  'a b',
])('refuses %s before connecting', async (host) => {
  const before = connections
  await expect(safeConnect(host, port, { timeoutMs: 5000 })).rejects.toMatchObject(refused)
  await expect(assertSafeHost(host, port)).rejects.toMatchObject(refused)
  expect(connections).toBe(before)
})

test.each([0, -1, 65_536, 1.5, Number.NaN])('refuses the port %d', async (wrong) => {
  await expect(assertSafeHost('8.8.8.8', wrong)).rejects.toMatchObject(refused)
  await expect(safeConnect('8.8.8.8', wrong, { timeoutMs: 100 })).rejects.toMatchObject(refused)
})

test('tells a client library where to connect and whose certificate to expect', async () => {
  const resolve = async () => [{ address: '8.8.4.4', family: 4 as const }]
  expect(await assertSafeHost('IMAP.example.', 993, { resolve })).toEqual({
    addresses: [{ address: '8.8.4.4', family: 4 }],
    port: 993,
    servername: 'imap.example',
  })
  expect(await assertSafeHost('8.8.4.4', 993)).toMatchObject({ servername: undefined })
})

test('rejects when nobody listens, and when TLS is asked of a server without it', async () => {
  const inside = { timeoutMs: 5000, allowPrivate: true }
  await expect(safeConnect('127.0.0.1', port, { ...inside, tls: true })).rejects.toThrow()
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port: free } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  await expect(safeConnect('127.0.0.1', free, inside)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('gives up when the name cannot be resolved in time', async () => {
  const resolve = () => new Promise<never>(() => undefined)
  await expect(safeConnect('slow.example', port, { timeoutMs: 50, resolve })).rejects.toMatchObject({
    name: 'TimedOut',
  })
})
