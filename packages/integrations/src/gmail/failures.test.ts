import { expect, test } from 'vitest'
import { asFailure } from './failures.ts'

const day = 24 * 3_600_000

function refusal(message: string, { reason = 'userRateLimitExceeded', retryAfter = '' } = {}) {
  const headers = new Headers(retryAfter === '' ? {} : { 'retry-after': retryAfter })
  const data = { error: { message, errors: [{ reason }] } }
  return asFailure({ response: { status: 403, headers, data } })
}

const at = (inMs: number) => new Date(Date.now() + inMs).toISOString()

test.each([
  ['User-rate limit exceeded.  Retry after ', ''],
  ['User-rate limit exceeded. Retry after: ', ' (Mail sending)'],
  ['Quota used up, please RETRY AFTER ', '.'],
])('waits until the time that Gmail tells in its words: %s…%s', (before, after) => {
  const told = refusal(`${before}${at(600_000)}${after}`)
  expect(told.kind).toBe('rate_limited')
  expect(told.retryAfterMs).toBeGreaterThan(500_000)
  expect(told.retryAfterMs).toBeLessThanOrEqual(600_000)
})

test('a time without a zone is UTC, one in another zone is that moment', () => {
  const plain = refusal(`Retry after ${at(600_000).replace('Z', '')}`)
  const zoned = refusal(`Retry after ${at(600_000 + 2 * 3_600_000).replace('Z', '+02:00')}`)
  for (const { retryAfterMs } of [plain, zoned]) {
    expect(retryAfterMs).toBeGreaterThan(500_000)
    expect(retryAfterMs).toBeLessThanOrEqual(600_000)
  }
})

test('nobody stays away for years, nor comes back before now', () => {
  expect(refusal('User-rate limit exceeded. Retry after 2099-01-01T00:00:00.000Z').retryAfterMs).toBe(day)
  expect(refusal('x', { retryAfter: '99999999' }).retryAfterMs).toBe(day)
  expect(refusal('User-rate limit exceeded. Retry after 2001-01-01T00:00:00.000Z').retryAfterMs).toBe(0)
})

test('the header goes before the words, and words that name no time change nothing', () => {
  expect(refusal(`Retry after ${at(600_000)}`, { retryAfter: '7' }).retryAfterMs).toBe(7_000)
  expect(refusal('Retry after a while').retryAfterMs).toBe(30_000)
  expect(refusal(`Retry after ${at(600_000)}`, { reason: 'domainPolicy' }).retryAfterMs).toBeNull()
})
