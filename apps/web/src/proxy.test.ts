import { randomInt } from 'node:crypto'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy.ts'
import { peerNote } from './server/request/peer-address.ts'

const ask = (path: string) => proxy(new NextRequest(`http://desk.example${path}`))

test('gives every page a policy with a nonce of its own', async () => {
  const [one = '', other = ''] = (await Promise.all([ask('/inbox'), ask('/inbox')])).map(
    (answer) => answer.headers.get('content-security-policy') ?? '',
  )
  expect(one).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
  expect(one).toContain("frame-ancestors 'none'")
  expect(one).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(nonceOf(one)).not.toBe(nonceOf(other))
})

test('hands the page the same nonce it announces', async () => {
  const { headers } = await ask('/inbox')
  const policy = headers.get('content-security-policy') ?? ''
  expect(headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(policy))
})

test.each(['/api/v1/account', '/mail/1', '/health/live', '/metrics'])(
  'leaves the policy of %s to it',
  async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('content-security-policy')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  },
)

test('promises https only where the product is reached by https', async () => {
  expect((await ask('/inbox')).headers.get('strict-transport-security')).toBeNull()
})

test('refuses who reads a help center in a hurry, by network, and says when to come back', async () => {
  const visit = (peer: string) =>
    proxy(
      new NextRequest('http://desk.example/help/acme', { headers: { 'x-frontdesk-peer': peerNote(peer) } }),
    )
  const peer = `2001:db8:${randomInt(0x1000, 0xffff).toString(16)}:1::1`
  const answers = await Promise.all(Array.from({ length: 301 }, () => visit(peer)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused[0]?.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await visit(peer.replace(':1::1', ':2::1'))).status).toBe(200)
})

function nonceOf(policy: string): string | undefined {
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}
