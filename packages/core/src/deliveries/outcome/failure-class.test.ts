import { expect, test } from 'vitest'
import { classifyChannelFailure, classifyFailure, retryDelay } from './failure-class.ts'

test.each([
  [550, '5.1.1 The email account that you tried to reach does not exist', 'user_unknown', true],
  [550, 'User unknown in virtual alias table', 'user_unknown', true],
  [550, '5.2.1 mailbox disabled', 'suspended', true],
  [552, '5.2.2 Over quota', 'mailbox_full', true],
  [452, '4.2.2 The mailbox is full', 'mailbox_full', false],
  [552, '5.3.4 message size exceeds fixed limit: too large', 'too_large', true],
  [450, '4.2.0 Greylisted, please come back', 'greylisted', false],
  [451, 'try again later', 'greylisted', false],
  [421, '4.7.28 rate limit exceeded, too many messages', 'rate_limited', false],
  [554, 'Message looks like spam', 'spam', true],
  [550, '5.7.26 DMARC policy', 'auth_failure', true],
  [550, '5.7.1 relaying denied', 'blocked', true],
  [451, 'local error', 'put_off', false],
  [550, 'no', 'refused', true],
  [0, 'connect ECONNREFUSED', 'network', false],
] as const)('%i %s', (code, text, reason, permanent) => {
  const failure = classifyFailure({ code, text })
  expect(failure).toMatchObject({ reason, permanent })
  expect(failure.text).toContain(text)
})

test('a greylisting server is asked again within minutes, a full mailbox is left in peace for longer', () => {
  expect(retryDelay('greylisted', 1)).toBeLessThanOrEqual(300)
  expect(retryDelay('mailbox_full', 1)).toBeGreaterThanOrEqual(1_800)
  expect(retryDelay('network', 1)).toBeLessThanOrEqual(60)
  for (const reason of ['greylisted', 'mailbox_full', 'network', 'rate_limited'] as const) {
    expect(retryDelay(reason, 8)).toBeNull()
  }
})

test('a provider that refuses will say the same again, one that is away will not', () => {
  expect(classifyChannelFailure({ kind: 'refused', message: 'x' }).permanent).toBe(true)
  expect(classifyChannelFailure({ kind: 'too_large', message: 'x' }).permanent).toBe(true)
  expect(classifyChannelFailure({ kind: 'access_lost', message: 'x' }).permanent).toBe(false)
})

test('a megabyte of hostile words is judged at once', () => {
  const text = `${'does not '.repeat(120_000)}exist`
  expect(classifyFailure({ code: 550, text }).permanent).toBe(true)
})
