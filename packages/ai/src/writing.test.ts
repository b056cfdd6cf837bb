import { forget } from '@frontdesk/runtime/process/once'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Disclosure } from './calls/ask-options.ts'
import { type DraftOptions, draftReply } from './draft-reply.ts'
import type { ProviderConfig } from './providers/provider.ts'
import type { DraftInput } from './reply/reply-draft.ts'
import { type Behaviour, type FakeLlm, startFakeLlm } from './test/fake-llm.ts'

const input: DraftInput = {
  subject: 'Return',
  text: 'How long do I have to return the lamp? Write to ada@example.org.',
  contactName: 'Ada Byron',
  language: 'en',
  history: [],
  passages: [
    {
      sourceId: 'returns',
      kind: 'article',
      title: 'Returns',
      text: 'You can return unused items within 30 days of delivery.',
      score: 0.9,
    },
  ],
}
const value = {
  answerable: true,
  sentences: [
    { text: 'You can return unused items within 30 days – “no” questions asked.', passages: [1] },
    { text: 'We will write to [EMAIL_1] about it soon.', passages: [] },
  ],
}
const answer: Behaviour = { kind: 'answer', value, cachedTokens: 20 }
const started: FakeLlm[] = []

beforeEach(() => {
  forget('ai.without-streams')
})

afterEach(async () => {
  await Promise.all(started.splice(0).map((llm) => llm.close()))
})

async function fake(...behaviours: Behaviour[]): Promise<FakeLlm> {
  const llm = await startFakeLlm(...behaviours)
  started.push(llm)
  return llm
}

/** Drafts and keeps what was shown meanwhile, each text once. */
async function look(options: DraftOptions) {
  const shown: string[] = []
  const onWriting = (read: () => string) => {
    const text = read()
    if (text !== shown.at(-1)) shown.push(text)
  }
  return { draft: await draftReply(input, { ...options, onWriting }), shown }
}

const prices = { m: { input: 1_000_000, output: 2_000_000, cachedInput: 100_000 } }
const vendors: [ProviderConfig['name'], (url: string) => ProviderConfig][] = [
  ['openai', (url) => ({ name: 'openai', model: 'm', apiKey: 'key', baseUrl: `${url}/v1` })],
  ['anthropic', (url) => ({ name: 'anthropic', model: 'm', apiKey: 'key', baseUrl: url })],
  ['google', (url) => ({ name: 'google', model: 'm', apiKey: 'key', baseUrl: url })],
  ['azure', (url) => ({ name: 'azure', model: 'm', apiKey: 'key', baseUrl: url })],
  ['compatible', (url) => ({ name: 'compatible', model: 'm', baseUrl: `${url}/v1` })],
]

describe.each(vendors)('%s', (_, config) => {
  test('writes where one can look on, and in the end has written and used what it does in one piece', async () => {
    const llm = await fake(answer)
    const whole = await draftReply(input, { providers: [config(llm.url)], prices })
    const { draft, shown } = await look({ providers: [config(llm.url)], prices })
    expect(shown.filter((text) => text !== '').length).toBeGreaterThan(3)
    expect(shown.at(-1)).toBe(
      'Hi Ada,\n\nThank you for your message.\n\nYou can return unused items within 30 days – “no” questions asked. We will write to ada@example.org about it soon.',
    )
    expect(shown.join()).not.toContain('EMAIL')
    const [first, second] = [whole, draft].map((one) => ({
      ...one,
      calls: one?.calls.map((call) => ({ ...call, latencyMs: 0 })),
    }))
    expect(second).toEqual(first)
    expect(second?.calls).toMatchObject([
      { outcome: 'ok', inputTokens: 120, outputTokens: 30, cachedTokens: 20, costMicros: 162 },
    ])
  })

  test('that breaks off gives way to the next provider, whose text takes the place of what was shown', async () => {
    const broken = await fake({ kind: 'cut', value })
    const next = await fake({
      kind: 'answer',
      value: { answerable: true, sentences: [{ text: 'Unused items: within 30 days.', passages: [1] }] },
    })
    const { draft, shown } = await look({
      providers: [config(broken.url), { name: 'compatible', model: 'next', baseUrl: `${next.url}/v1` }],
    })
    expect(draft?.by).toBe('compatible/next')
    expect(draft?.calls.map(({ outcome }) => outcome)).toEqual([expect.stringMatching(/error|invalid/), 'ok'])
    expect(shown.at(-1)).toContain('Unused items: within 30 days.')
    expect(shown.at(-1)).not.toContain('You can return')
  })

  test('that refuses streams is asked in one piece, each call in the ledger, and from then on at once', async () => {
    const llm = await fake({ kind: 'status', status: 400 }, answer)
    const ledger: Disclosure[] = []
    const onDisclosure = (line: Disclosure) => {
      ledger.push(line)
      return Promise.resolve({ id: '0198b2f0-0000-7000-8000-000000000001' })
    }
    const providers = [config(llm.url)]
    const { draft, shown } = await look({ providers, onDisclosure })
    expect(draft?.calls.map(({ outcome }) => outcome)).toEqual(['error', 'ok'])
    expect(draft?.calls[0]?.error).toBe('NoStream 400')
    expect(shown).toEqual([])
    expect(ledger).toHaveLength(2)
    const again = await look({ providers })
    expect(again.draft?.calls.map(({ outcome }) => outcome)).toEqual(['ok'])
    expect(llm.requests.filter(asksForStream)).toHaveLength(1)
  })

  test('gives way when it fails as it does otherwise', async () => {
    const failing = await fake({ kind: 'status', status: 503 })
    const { draft } = await look({ providers: [config(failing.url)] })
    expect(draft).toMatchObject({ by: 'local', calls: [{ outcome: 'error' }] })
    expect(failing.requests).toHaveLength(1)
  })

  test('is not waited for beyond the hard stop, even in the middle of a sentence', async () => {
    const llm = await fake({ ...answer, halfway: () => new Promise(() => {}) })
    const { draft, shown } = await look({ providers: [config(llm.url)], timeoutMs: 1_500 })
    expect(draft).toMatchObject({ by: 'local', calls: [{ outcome: 'timeout' }] })
    expect(shown.at(-1)).toContain('You can return')
  })
})

test('counts what was used where a stream does not say it', async () => {
  const llm = await fake(answer)
  const strip: typeof fetch = (request, init) => {
    const { stream_options: _, ...body } = JSON.parse(String(init?.body)) as Record<string, unknown>
    return fetch(request, { ...init, body: JSON.stringify(body) })
  }
  const providers: ProviderConfig[] = [
    { name: 'compatible', model: 'm', baseUrl: `${llm.url}/v1`, fetch: strip },
  ]
  const { draft } = await look({ providers, prices })
  const [call] = draft?.calls ?? []
  expect(call?.inputTokens).toBe(call?.estimatedTokens)
  expect(call?.outputTokens).toBeGreaterThan(20)
  expect(call?.costMicros).toBeGreaterThan(0)
})

test('takes an answer that comes in one piece although a stream was asked for', async () => {
  const llm = await fake(answer)
  const plain: typeof fetch = (request, init) => {
    const { stream: _, ...body } = JSON.parse(String(init?.body)) as Record<string, unknown>
    return fetch(request, { ...init, body: JSON.stringify(body) })
  }
  const providers: ProviderConfig[] = [
    { name: 'compatible', model: 'm', baseUrl: `${llm.url}/v1`, fetch: plain },
  ]
  const { draft } = await look({ providers })
  expect(draft?.by).toBe('compatible/m')
  expect(draft?.calls.map(({ outcome }) => outcome)).toEqual(['error', 'ok'])
})

test('repairs an answer of the wrong shape, and shows the repaired one', async () => {
  const llm = await fake(
    { kind: 'answer', value: { sentences: [{ text: 'No shape at all, my friend' }] } },
    answer,
  )
  const { draft, shown } = await look({
    providers: [{ name: 'compatible', model: 'm', baseUrl: `${llm.url}/v1` }],
  })
  expect(draft?.calls.map(({ outcome }) => outcome)).toEqual(['invalid', 'repaired'])
  expect(shown.at(-1)).not.toContain('No shape')
})

function asksForStream({ path, body }: { path: string; body: string }): boolean {
  return path.includes(':streamGenerateContent') || body.includes('"stream":true')
}
