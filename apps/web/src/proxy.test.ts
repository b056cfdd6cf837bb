import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy.ts'

const ask = (path: string) => proxy(new NextRequest(`http://desk.example${path}`))

test('gives every page a policy with a nonce of its own', () => {
  const [one = '', other = ''] = [ask('/inbox'), ask('/inbox')].map(
    (answer) => answer.headers.get('content-security-policy') ?? '',
  )
  expect(one).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
  expect(one).toContain("frame-ancestors 'none'")
  expect(one).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(nonceOf(one)).not.toBe(nonceOf(other))
})

test('hands the page the same nonce it announces', () => {
  const { headers } = ask('/inbox')
  const policy = headers.get('content-security-policy') ?? ''
  expect(headers.get('x-middleware-request-x-nonce')).toBe(nonceOf(policy))
})

test.each(['/api/v1/account', '/mail/1', '/health/live', '/metrics'])(
  'leaves the policy of %s to it',
  (path) => {
    const { headers } = ask(path)
    expect(headers.get('content-security-policy')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  },
)

test('promises https only where the product is reached by https', () => {
  expect(ask('/inbox').headers.get('strict-transport-security')).toBeNull()
})

function nonceOf(policy: string): string | undefined {
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}
