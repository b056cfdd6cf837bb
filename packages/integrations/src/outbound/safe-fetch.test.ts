import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ResolvedAddress } from './destination.ts'
import { safeFetch } from './safe-fetch.ts'

const inside = { timeoutMs: 5000, maxBytes: 100_000, maxRedirects: 3, allowPrivate: true }
const refused = { name: 'UnsafeDestination' }

type Seen = { method: string; path: string; headers: IncomingMessage['headers']; body: string }

const seen: Seen[] = []
const answers: Record<string, RequestListener> = {
  '/hello': (_, response) => response.setHeader('x-kind', 'greeting').end('hello'),
  '/large': (_, response) => response.end(Buffer.alloc(200_000)),
  '/bomb': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000))),
  '/endless': (_, response) => void response.write('still '),
  '/silent': () => undefined,
  '/empty': (_, response) => response.writeHead(204).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/missing': (_, response) => response.writeHead(404).end('no'),
}

let server: Server
let base: string
let port: number

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://any.example')
    void buffer(request).then((body) => {
      seen.push({
        method: request.method ?? '',
        path: url.pathname,
        headers: request.headers,
        body: body.toString(),
      })
      const location = url.searchParams.get('to')
      if (location !== null)
        return response.writeHead(Number(url.searchParams.get('status') ?? 302), { location }).end()
      return (answers[url.pathname] ?? answers['/hello'])?.(request, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function redirect(to: string, status = 302): string {
  return `${base}/redirect?status=${status}&to=${encodeURIComponent(to)}`
}

/** A resolver whose answers change from one lookup to the next. */
function changing(...rounds: string[]) {
  const asked: string[] = []
  const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
    const address = rounds[Math.min(asked.length, rounds.length - 1)] ?? ''
    asked.push(hostname)
    return [{ address, family: address.includes(':') ? 6 : 4 }]
  }
  return { asked, resolve }
}

test('returns status, headers, address and body', async () => {
  const response = await safeFetch(`${base}/hello`, {}, inside)
  expect(response).toMatchObject({ status: 200, url: `${base}/hello` })
  expect(response.headers.get('x-kind')).toBe('greeting')
  expect(Buffer.from(response.body).toString()).toBe('hello')
  expect(await safeFetch(`${base}/empty`, {}, inside)).toMatchObject({ status: 204, body: Buffer.alloc(0) })
  expect(await safeFetch(`${base}/missing`, {}, inside)).toMatchObject({ status: 404 })
})

test('sends method, headers and body', async () => {
  await safeFetch(`${base}/hello`, { method: 'POST', headers: { 'x-key': 'k' }, body: '{"a":1}' }, inside)
  expect(seen.at(-1)).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'x-key': 'k' } })
})

test.each([
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f.1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://0.0.0.0:PORT/',
  'http://[::]:PORT/',
  'http://localhost.:PORT/',
  'http://169.254.169.254/latest/meta-data',
  'http://[64:ff9b::7f00:1]:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
])('A39: refuses %s before connecting', async (url) => {
  const before = seen.length
  const limits = { timeoutMs: 5000, maxBytes: 1000 }
  await expect(safeFetch(url.replace('PORT', String(port)), {}, limits)).rejects.toMatchObject(refused)
  expect(seen.length).toBe(before)
})

test.each([
  'file:///etc/passwd',
  'ftp://example.com/',
  'gopher://example.com/',
  'data:text/plain,x',
  'javascript:1',
  'http://user@example.com/',
  'http://user:pw@example.com/',
  '//example.com',
  'not an address',
  '',
])('refuses the address %j', async (url) => {
  await expect(safeFetch(url, {}, inside)).rejects.toMatchObject(refused)
})

test('A39: follows redirects as far as it may, and each is checked', async () => {
  expect(await safeFetch(redirect('/hello'), {}, inside)).toMatchObject({ status: 200, url: `${base}/hello` })
  await expect(safeFetch(`${base}/loop`, {}, inside)).rejects.toMatchObject({ name: 'TooManyRedirects' })
  await expect(safeFetch(redirect('/hello'), {}, { ...inside, maxRedirects: 0 })).rejects.toMatchObject({
    name: 'TooManyRedirects',
  })
  for (const target of [
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'http://a:b@127.0.0.1/',
    'http://[::]/',
    'http://',
  ]) {
    await expect(safeFetch(redirect(target), {}, inside)).rejects.toMatchObject(refused)
  }
})

test('a redirect repeats the body only where the status says so', async () => {
  const request = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'text' }
  await safeFetch(redirect('/hello', 307), request, inside)
  expect(seen.at(-1)).toMatchObject({ method: 'POST', body: 'text' })
  await safeFetch(redirect('/hello', 303), request, inside)
  expect(seen.at(-1)).toMatchObject({ method: 'GET', body: '' })
  expect(seen.at(-1)?.headers).not.toHaveProperty('content-type')
})

test('credentials stay with the origin they were meant for', async () => {
  const headers = { Authorization: 'Bearer t', 'X-Api-Key': 'k', accept: 'text/plain' }
  await safeFetch(redirect('/hello'), { headers }, inside)
  expect(seen.at(-1)?.headers).toMatchObject({ authorization: 'Bearer t', 'x-api-key': 'k' })
  await safeFetch(redirect(`http://localhost:${port}/hello`), { headers }, inside)
  expect(seen.at(-1)?.headers).toMatchObject({ accept: 'text/plain' })
  expect(Object.keys(seen.at(-1)?.headers ?? {})).not.toContain('authorization')
  expect(Object.keys(seen.at(-1)?.headers ?? {})).not.toContain('x-api-key')
})

test('A39: connects to the address that was checked, without asking again', async () => {
  const { asked, resolve } = changing('127.0.0.1', '169.254.169.254')
  const response = await safeFetch(`http://changing.example:${port}/hello`, {}, { ...inside, resolve })
  expect(response.status).toBe(200)
  expect(seen.at(-1)?.headers.host).toBe(`changing.example:${port}`)
  expect(asked).toEqual(['changing.example'])
})

test('A39: an answer that changes between redirects is checked again', async () => {
  const { resolve } = changing('127.0.0.1', '169.254.169.254')
  const away = `http://second.example:${port}/hello`
  const start = `http://first.example:${port}/redirect?to=${encodeURIComponent(away)}`
  await expect(safeFetch(start, {}, { ...inside, resolve })).rejects.toMatchObject(refused)
})

test('A39: a name that points inside is refused', async () => {
  const { resolve } = changing('127.0.0.1')
  const limits = { timeoutMs: 5000, maxBytes: 1000, resolve }
  await expect(safeFetch(`http://inside.example:${port}/hello`, {}, limits)).rejects.toMatchObject(refused)
})

test('reaches only the hosts it may', async () => {
  const limits = { ...inside, allowHosts: ['127.0.0.1'] }
  expect(await safeFetch(`${base}/hello`, {}, limits)).toMatchObject({ status: 200 })
  await expect(safeFetch(`http://localhost:${port}/hello`, {}, limits)).rejects.toMatchObject(refused)
  await expect(safeFetch(redirect(`http://localhost:${port}/`), {}, limits)).rejects.toMatchObject(refused)
})

test('stops reading an answer that is too large, also when it was compressed', async () => {
  for (const path of ['/large', '/bomb']) {
    await expect(safeFetch(base + path, {}, inside)).rejects.toMatchObject({ name: 'ResponseTooLarge' })
  }
})

test('gives up on who answers too slowly, at whatever point', async () => {
  const hurried = { ...inside, timeoutMs: 200 }
  for (const path of ['/silent', '/endless']) {
    await expect(safeFetch(base + path, {}, hurried)).rejects.toMatchObject({ name: 'TimedOut' })
  }
  const resolve = () => new Promise<ResolvedAddress[]>(() => undefined)
  await expect(safeFetch(`http://slow.example/`, {}, { ...hurried, resolve })).rejects.toMatchObject({
    name: 'TimedOut',
  })
})

test('stops when the caller does', async () => {
  const fetching = safeFetch(`${base}/silent`, { signal: AbortSignal.timeout(50) }, inside)
  await expect(fetching).rejects.toMatchObject({ name: 'TimeoutError' })
})
