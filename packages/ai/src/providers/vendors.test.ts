import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AiOptions, Disclosure } from '../calls/ask-options.ts'
import { classifyMessage } from '../classify.ts'
import { draftReply } from '../draft-reply.ts'
import { classifyLocally } from '../local/classify.ts'
import { defaultCategories } from '../local/seed-examples/default-categories.ts'
import { type Behaviour, type FakeLlm, startFakeLlm } from '../test/fake-llm.ts'
import type { ProviderConfig } from './provider.ts'

const categories = defaultCategories.map(({ key, name, description, route }) => ({
  key,
  name,
  description,
  route,
}))
const opinion = {
  route: 'service_action',
  category: 'refund',
  confidence: 0.9,
  sentiment: -0.4,
  severity: 'normal',
  language: 'en',
}
const input = {
  text: 'I want my money back for the broken lamp.',
  subject: 'Refund',
  categories,
  model: null,
}
const answer: Behaviour = { kind: 'answer', value: opinion }
const started: FakeLlm[] = []

beforeAll(() => {
  classifyLocally(input)
})

afterEach(async () => {
  await Promise.all(started.splice(0).map((llm) => llm.close()))
})

async function fake(...behaviours: Behaviour[]): Promise<FakeLlm> {
  const llm = await startFakeLlm(...behaviours)
  started.push(llm)
  return llm
}

const ask = (options: AiOptions) => classifyMessage(input, options)
const vendors: [ProviderConfig['name'], (url: string) => ProviderConfig][] = [
  ['openai', (url) => ({ name: 'openai', model: 'gpt-5-mini', apiKey: 'key', baseUrl: `${url}/v1` })],
  ['anthropic', (url) => ({ name: 'anthropic', model: 'claude-haiku-4-5', apiKey: 'key', baseUrl: url })],
  ['google', (url) => ({ name: 'google', model: 'gemini-2.5-flash', apiKey: 'key', baseUrl: url })],
  ['azure', (url) => ({ name: 'azure', model: 'gpt-5-mini', apiKey: 'key', baseUrl: url })],
  ['compatible', (url) => ({ name: 'compatible', model: 'gpt-5-mini', baseUrl: `${url}/v1` })],
]
const failures: [string, Behaviour, string[]][] = [
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, ['error']],
  ['500', { kind: 'status', status: 500 }, ['error']],
  ['503', { kind: 'status', status: 503 }, ['error']],
  ['401', { kind: 'status', status: 401 }, ['error']],
  ['nothing at all', { kind: 'hang' }, ['timeout']],
  ['garbage', { kind: 'text', text: 'Sure! {"category": refund' }, ['invalid', 'invalid']],
  ['another shape', { kind: 'answer', value: { category: 'refund' } }, ['invalid', 'invalid']],
]

describe.each(vendors)('%s', (_, config) => {
  test.each(failures)(
    'that answers with %s gives way to the next provider',
    async (_, behaviour, outcomes) => {
      const failing = await fake(behaviour)
      const next = await fake(answer)
      const providers = [
        config(failing.url),
        { name: 'compatible' as const, model: 'next', baseUrl: `${next.url}/v1` },
      ]
      const result = await ask({ providers, timeoutMs: behaviour.kind === 'hang' ? 1_500 : 8_000 })
      expect(result.by).toBe('compatible/next')
      expect(
        result.calls.map(({ outcome }) => outcome),
        JSON.stringify(result.calls),
      ).toEqual([...outcomes, 'ok'])
      expect(failing.requests).toHaveLength(outcomes.length)
    },
  )

  test('repairs an answer of the wrong shape once, and says what was wrong without quoting it', async () => {
    const llm = await fake({ kind: 'answer', value: { ...opinion, category: 'make-it-mine' } }, answer)
    const result = await ask({ providers: [config(llm.url)] })
    expect(result.calls.map(({ outcome }) => outcome)).toEqual(['invalid', 'repaired'])
    expect(llm.requests[1]?.body).toContain('did not have the required shape (category: invalid_value)')
    expect(llm.requests[1]?.body).not.toContain('make-it-mine')
  })

  test('is asked once more when the line breaks before it answers, and not a third time', async () => {
    const once = await fake({ kind: 'drop' }, answer)
    const { calls } = await ask({ providers: [config(once.url)] })
    expect(calls.map(({ outcome }) => outcome)).toEqual(['ok'])
    expect(once.requests).toHaveLength(2)
    const never = await fake({ kind: 'drop' })
    const { by } = await ask({ providers: [config(never.url)] })
    expect(by).toBe('local')
    expect(never.requests).toHaveLength(2)
  })

  test('is asked for a share of whatever time there is, to the millisecond', async () => {
    const llm = await fake(answer)
    const next = { name: 'compatible' as const, model: 'next', baseUrl: `${llm.url}/v1` }
    for (const timeoutMs of [5_001, 5_002, 5_003, 5_004]) {
      const { by, calls } = await ask({ providers: [config(llm.url), next], timeoutMs })
      expect(by, JSON.stringify(calls)).not.toBe('compatible/next')
    }
  })

  test('leaves only by the way it is given', async () => {
    const llm = await fake(answer)
    const taken: string[] = []
    const way: typeof fetch = (request, init) => {
      taken.push(request instanceof Request ? request.url : String(request))
      return fetch(request, init)
    }
    const result = await ask({ providers: [{ ...config(llm.url), fetch: way }] })
    expect(result.calls.map(({ outcome }) => outcome)).toEqual(['ok'])
    expect(taken).toHaveLength(1)
    expect(taken[0]?.startsWith(llm.url)).toBe(true)
    const sent = llm.requests[0]?.headers
    const key = sent?.['x-api-key'] ?? sent?.['x-goog-api-key'] ?? sent?.['api-key'] ?? sent?.authorization
    expect(key).toBeDefined()
  })

  test('is written into the ledger before it is called, with nothing personal', async () => {
    const llm = await fake(answer)
    const ledger: Disclosure[] = []
    const onDisclosure = (line: Disclosure) => {
      expect(llm.requests).toHaveLength(0)
      ledger.push(line)
      return Promise.resolve({ id: '0198b2f0-0000-7000-8000-000000000001' })
    }
    const text = 'Refund me. jo.doe@example.org or ann@example.org, card 4242 4242 4242 4242.'
    const { calls } = await classifyMessage(
      { ...input, text },
      { providers: [config(llm.url)], onDisclosure },
    )
    expect(ledger).toMatchObject([
      { task: 'classify', host: new URL(llm.url).host, placeholders: { EMAIL: 2, CARD: 1 } },
    ])
    expect(ledger[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(ledger)).not.toMatch(/example\.org|4242 4242/)
    expect(calls[0]?.id).toBe('0198b2f0-0000-7000-8000-000000000001')
  })
})

test('makes no call that cannot be written into the ledger', async () => {
  const llm = await fake(answer)
  const onDisclosure = () => Promise.reject(new Error('no database'))
  const providers = [{ name: 'compatible' as const, model: 'm', baseUrl: `${llm.url}/v1` }]
  const result = await ask({ providers, onDisclosure })
  expect(result.by).toBe('local')
  expect(llm.requests).toHaveLength(0)
})

test('marks the instructions for the cache of Anthropic, and nothing of the message', async () => {
  const llm = await fake(answer)
  await ask({ providers: [{ name: 'anthropic', model: 'm', apiKey: 'k', baseUrl: llm.url }] })
  const body = JSON.parse(llm.requests[0]?.body ?? '{}') as { system: unknown; messages: unknown }
  expect(body.system).toMatchObject([{ type: 'text', cache_control: { type: 'ephemeral' } }])
  expect(JSON.stringify(body.messages)).not.toContain('cache_control')
})

test('costs what was read from the cache less', async () => {
  const prices = { m: { input: 1_000_000, output: 0, cachedInput: 100_000 } }
  const cost = async (cached: number) => {
    const llm = await fake({ ...answer, cachedTokens: cached })
    const providers = [{ name: 'openai' as const, model: 'm', apiKey: 'k', baseUrl: `${llm.url}/v1` }]
    return (await ask({ providers, prices })).calls[0]
  }
  expect(await cost(0)).toMatchObject({ cachedTokens: 0, costMicros: 120 })
  expect(await cost(100)).toMatchObject({ cachedTokens: 100, costMicros: 30 })
})

test('asks the model of the task, and no provider that is kept out of it', async () => {
  const out = await fake(answer)
  const llm = await fake(answer)
  const base = { name: 'compatible' as const, model: 'usual' }
  const result = await ask({
    providers: [
      { ...base, baseUrl: `${out.url}/v1`, models: { classify: null } },
      { ...base, baseUrl: `${llm.url}/v1`, models: { classify: 'quick', draft: 'big' } },
    ],
  })
  expect(result.by).toBe('compatible/quick')
  expect(out.requests).toHaveLength(0)
})

test('makes no call the budget does not cover, and turns to one it does', async () => {
  const dear = await fake(answer)
  const cheap = await fake(answer)
  const providers: ProviderConfig[] = [
    { name: 'openai', model: 'dear', apiKey: 'k', baseUrl: `${dear.url}/v1` },
    { name: 'openai', model: 'cheap', apiKey: 'k', baseUrl: `${cheap.url}/v1` },
  ]
  const prices = { dear: { input: 50_000_000, output: 50_000_000 }, cheap: { input: 1, output: 1 } }
  const left = await ask({ providers, prices, budgetLeftMicros: 1_000 })
  expect(left.calls.map(({ outcome }) => outcome)).toEqual(['over_budget', 'ok'])
  expect(dear.requests).toHaveLength(0)
  const none = await ask({ providers, prices, budgetLeftMicros: 0 })
  expect(none).toMatchObject({ by: 'local', category: 'refund' })
  expect(cheap.requests).toHaveLength(1)
})

test('asks a model without a price only while something of the budget is left', async () => {
  const llm = await fake(answer)
  const providers = [{ name: 'compatible' as const, model: 'unpriced', baseUrl: `${llm.url}/v1` }]
  expect((await ask({ providers, budgetLeftMicros: 1 })).by).toBe('compatible/unpriced')
  expect((await ask({ providers, budgetLeftMicros: 0 })).by).toBe('local')
})

test('ends a draft at the hard stop with one of the local drafter', async () => {
  const llm = await fake({ kind: 'hang' })
  const providers = ['a', 'b', 'c'].map((model) => ({
    name: 'compatible' as const,
    model,
    baseUrl: `${llm.url}/v1`,
  }))
  const draft = await draftReply(
    {
      subject: 'Return',
      text: 'How long do I have to return the lamp?',
      language: 'en',
      history: [],
      passages: [
        {
          sourceId: 'a',
          kind: 'article',
          title: 'Returns',
          text: 'You can return a lamp within 30 days.',
          score: 1,
        },
      ],
    },
    { providers, timeoutMs: 1_200 },
  )
  expect(draft).toMatchObject({ by: 'local' })
  expect(draft?.text).toContain('within 30 days')
  expect(draft?.calls.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout', 'timeout'])
})
