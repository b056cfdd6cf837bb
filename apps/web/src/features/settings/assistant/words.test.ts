import { expect, test } from 'vitest'
import { budgetSentence, dollars, duration, replaced, share, stateOf, unchanged } from './words.ts'

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
