import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { guardedFetch } from './guarded-fetch.ts'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const open = guardedFetch({ maxBytes: 1_000, allowPrivate: true })
const closed = guardedFetch({ maxBytes: 1_000 })

const refusal = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${refusal(error.cause)}` : ''

test.each([
  'https://127.0.0.1/v1',
  'https://localhost/v1',
  'https://[::1]/v1',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.5/v1',
  'https://2130706433/v1',
  'https://[::ffff:127.0.0.1]/v1',
])('never connects to %s', async (url) => {
  const error = await closed(url).catch((caught: unknown) => caught)
  expect(refusal(error)).toContain('UnsafeDestination')
})

test('sends keys over https only', async () => {
  await expect(closed('http://api.vendor.example/v1')).rejects.toThrow('Only https')
})

test('passes method, headers and body on, of an address or of a Request', async () => {
  const url = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () =>
      response.end(`${request.method} ${request.headers['x-api-key']} ${Buffer.concat(chunks).toString()}`),
    )
  })
  const init = { method: 'POST', headers: { 'x-api-key': 'k' }, body: '{}' }
  expect(await (await open(url, init)).text()).toBe('POST k {}')
  expect(await (await open(new Request(url, init))).text()).toBe('POST k {}')
})

test('follows no redirect, which would carry the key elsewhere', async () => {
  let asked = 0
  const other = await serve((_, response) => {
    asked += 1
    response.end()
  })
  const url = await serve((_, response) => response.writeHead(302, { location: other }).end())
  await expect(open(url)).rejects.toThrow('fetch failed')
  expect(asked).toBe(0)
})

test('reads no more of an answer than it may', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(100_000)))
  await expect(open(url).then((response) => response.text())).rejects.toThrow('more than 1000 bytes')
})

test('stops when it is told to', async () => {
  const url = await serve(() => undefined)
  const stop = new AbortController()
  const answer = open(url, { signal: stop.signal })
  stop.abort()
  await expect(answer).rejects.toThrow('aborted')
})
