import { expect, test } from 'vitest'
import { contracts } from '../../contract/registry.ts'
import { refuseUnknownRoute } from './unknown-route.ts'

const ask = (method: string, path: string) =>
  refuseUnknownRoute(new Request(`http://desk.example${path}`, { method }))

test.each([
  '/api/v1',
  '/api/v1/nope',
  '/api/v1/conversations/1/nope',
  '/api/v1/openapi-json',
  '/api/v1//health',
])('answers %s with a problem', async (path) => {
  const answer = ask('GET', path)
  expect(answer?.status).toBe(404)
  expect(answer?.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer?.json()).toMatchObject({ requestId: answer?.headers.get('x-request-id') })
})

test('answers a method that an address does not have with those it has', async () => {
  const answer = ask('PATCH', '/api/v1/conversations')
  expect(answer?.status).toBe(405)
  expect(answer?.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST'])
  expect(await answer?.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
})

test('lets every contract through', () => {
  for (const { method, path } of contracts.filter((contract) => contract.noun !== 'mail')) {
    expect(ask(method, `/api/v1${path.replace('{key}', 'a/b/c').replace(/\{\w+\}/g, 'x')}`), path).toBeNull()
  }
})

test('leaves everything outside the API alone', () => {
  expect(ask('GET', '/inbox')).toBeNull()
  expect(ask('POST', '/api/auth/signout')).toBeNull()
})
