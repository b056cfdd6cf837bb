import { expect, test } from 'vitest'
import {
  budgetSentence,
  dollars,
  duration,
  latelyWords,
  replaced,
  share,
  spentSentence,
  stateOf,
  tokenWords,
  unchanged,
} from './words.ts'

const provider = {
  id: 'p',
  provider: 'openai',
  label: 'OpenAI',
  enabled: true,
  hasKey: true,
  keyHint: '6789',
  baseUrl: null,
  host: 'api.openai.com',
  apiVersion: null,
  model: 'm',
  models: { draft: null },
  state: 'closed',
  triesAgainAt: null,
  test: null,
} as const

test('shows small amounts with the digits that matter', () => {
  expect([0, 0.0042, 0.12, 12.4, 1_234.5].map(dollars)).toEqual([
    '$0',
    '$0.0042',
    '$0.12',
    '$12.40',
    '$1,234.50',
  ])
})

test('shows times and shares, and a dash where there is none', () => {
  expect([240, 1_440, null].map(duration)).toEqual(['240 ms', '1.4 s', '–'])
  expect([share(1, 4), share(0, 0)]).toEqual(['25 %', '–'])
})

test('names what was replaced', () => {
  expect(replaced({ EMAIL: 2, CARD: 1 })).toBe('2 mail addresses, 1 card')
  expect(replaced({})).toBe('nothing')
})

test('says how a provider stands, the worst first', () => {
  expect(stateOf(provider).label).toBe('Not tested')
  expect(stateOf({ ...provider, enabled: false, state: 'open' }).label).toBe('Off')
  expect(stateOf({ ...provider, state: 'open' }).label).toBe('Resting after failures')
  const resting = { ...provider, state: 'open', triesAgainAt: '2026-11-21T20:00:10Z' } as const
  expect(stateOf(resting).label).toMatch(/^Resting after failures until \d\d:00:10$/)
  const tested = { works: true, latencyMs: 1, model: 'm', message: '', at: '2026-01-01T00:00:00Z' }
  expect(stateOf({ ...provider, test: tested }).label).toBe('Works')
})

test('says what a used-up budget means, and what is left out of it', () => {
  const budget = {
    monthly: 10,
    spent: 10,
    month: '2026-11-01',
    unpricedCalls: 2,
    state: 'used_up',
    alarms: [],
  } as const
  expect(budgetSentence({ ...budget, alarms: [] })).toMatch(/local models work alone.*2 calls have no price/)
})

test('sends a provider back without its key, so that it stays', () => {
  expect(unchanged(provider)).toEqual({
    id: 'p',
    provider: 'openai',
    label: 'OpenAI',
    enabled: true,
    baseUrl: null,
    apiVersion: null,
    model: 'm',
    models: { draft: null },
  })
})

test('says what a call took, and that a kept answer sent nothing', () => {
  const call = {
    id: 'c',
    at: '2026-01-01T00:00:00Z',
    task: 'classify',
    provider: 'openai',
    model: 'm',
    conversationNumber: null,
    inputTokens: 1_204,
    outputTokens: 85,
    cachedTokens: 900,
    cost: 0.01,
    saved: 0,
    latencyMs: 10,
    outcome: 'ok',
  }
  expect(tokenWords(call)).toBe('1,204 tokens in (900 of them cached), 85 out')
  expect(tokenWords({ ...call, outcome: 'cached' })).toBe('nothing was sent')
})

test('adds up what was spent and what was saved', () => {
  const totals = { since: '2026-01-01T00:00:00Z', calls: 1, cost: 0.5, kept: 2, saved: 0.25 }
  expect(spentSentence(totals)).toBe(
    'Last 30 days: 1 call for $0.50. 2 answers were kept from earlier, which saved $0.25.',
  )
})

test('says what went wrong with a provider lately, and nothing where nothing did', () => {
  const found = { provider: 'openai', calls: 6, failures: 5, skipped: 2, lastFailureAt: null }
  expect(latelyWords(provider, [found])).toBe('5 of 6 calls failed in 15 minutes, 2 not made')
  expect(latelyWords(provider, [{ ...found, failures: 0, skipped: 0 }])).toBe('')
})
