import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { postWebhook, verifyWebhook } from './send-webhook.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** The example that standardwebhooks.com publishes for implementers. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: new Date(1_614_265_330_000),
  text: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

async function post(secrets: string[], answer: { status: number; body?: string; headers?: object }) {
  const got: Record<string, string | string[] | undefined>[] = []
  const server = createServer(async (request, response) => {
    got.push({ ...request.headers, body: await text(request) })
    response.writeHead(answer.status, { ...answer.headers }).end(answer.body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { id, at, text: words } = vector
  const said = await postWebhook({ id, at, text: words, url, secrets }, { allowPrivate: true })
  return { said, got: got[0] }
}

test('signs as the published example does, over the very bytes that leave', async () => {
  const { got } = await post([vector.secret], { status: 204 })
  expect(got).toMatchObject({
    'webhook-id': vector.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': vector.signature,
    body: vector.text,
  })
})

test('each secret signs for itself', async () => {
  const { got } = await post([vector.secret, 'whsec_AAAA'], { status: 204 })
  const signatures = String(got?.['webhook-signature']).split(' ')
  expect(signatures).toHaveLength(2)
  expect(signatures[0]).toBe(vector.signature)
  expect(signatures[1]).not.toBe(vector.signature)
})

test('tells status, the start of the answer and how long to wait', async () => {
  const { said } = await post([vector.secret], {
    status: 503,
    body: 'é'.repeat(5_000),
    headers: { 'retry-after': '120' },
  })
  expect(said).toEqual({ status: 503, start: 'é'.repeat(500), retryAfter: 120 })
})

test('a redirect is an answer and is not followed', async () => {
  const { said } = await post([vector.secret], { status: 200, headers: {} })
  expect(said.status).toBe(200)
  await expect(
    post([vector.secret], { status: 302, headers: { location: 'https://elsewhere.example/' } }),
  ).rejects.toThrow('redirects')
})

test('an old message is refused although its signature is right', () => {
  const { secret, id, text: words, signature } = vector
  expect(verifyWebhook(secret, { text: words, id, timestamp: '1614265330', signature })).toBe(false)
})
