import { afterEach, beforeAll, expect, test } from 'vitest'
import { draftReply } from './draft-reply.ts'
import type { DraftInput } from './reply/reply-draft.ts'
import { type Behaviour, type FakeLlm, startFakeLlm } from './test/fake-llm.ts'

const input: DraftInput = {
  subject: 'Return',
  text: 'How long do I have to return the lamp?',
  language: 'en',
  history: [],
  passages: [
    {
      sourceId: 'returns',
      kind: 'article',
      title: 'Returns',
      text: 'You can return a lamp within 30 days of delivery.',
      score: 0.9,
    },
  ],
}
const sentences = [{ text: 'You have 30 days to return a lamp.', passages: [1] }]
const good: Behaviour = { kind: 'answer', value: { answerable: true, sentences } }
const started: FakeLlm[] = []

// The first call of a process loads the providers' libraries, which takes seconds on a busy machine.
beforeAll(async () => {
  const providers = [await provider(good, 'first')]
  await draftReply(input, { providers, timeoutMs: 90_000 })
}, 120_000)

afterEach(async () => {
  await Promise.all(started.splice(0).map((llm) => llm.close()))
})

async function provider(behaviour: Behaviour, model: string) {
  const llm = await startFakeLlm(behaviour)
  started.push(llm)
  return { name: 'compatible' as const, model, baseUrl: `${llm.url}/v1` }
}

const troubles: [string, Behaviour][] = [
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }],
  ['500', { kind: 'status', status: 500 }],
  ['nothing at all', { kind: 'hang' }],
  ['garbage', { kind: 'raw', body: '{"choices":[{"message":{"content":"{\\"answerable' }],
]
const brokenOff: Behaviour = { kind: 'cut', value: { answerable: true, sentences } }

test.each([...troubles, ['a stream that breaks off', brokenOff] as const])(
  '30: where a provider answers with %s the next one writes the draft',
  async (_, trouble) => {
    const providers = [await provider(trouble, 'first'), await provider(good, 'second')]
    const draft = await draftReply(input, { providers, timeoutMs: 4_000, onWriting: () => {} })
    expect(draft).toMatchObject({ by: 'compatible/second' })
    expect(draft?.text).toContain('30 days')
    expect(draft?.calls.at(-1)).toMatchObject({ outcome: 'ok' })
    expect(draft?.calls[0]?.outcome).not.toBe('ok')
  },
  20_000,
)

test.each(troubles)(
  '30: where all answer with %s there is a draft of the articles, or none',
  async (_, trouble) => {
    const providers = [await provider(trouble, 'first')]
    const options = { providers, timeoutMs: 1_000 }
    expect(await draftReply(input, options)).toMatchObject({ by: 'local' })
    const unknown = { ...input, text: 'Which voltage does the ceiling fan need?', subject: 'Fan' }
    expect(await draftReply(unknown, options)).toBeNull()
  },
  20_000,
)

test('30: a budget that is used up stops the calls, and not the drafts', async () => {
  const providers = [await provider(good, 'first')]
  expect(await draftReply(input, { providers, budgetLeftMicros: 0 })).toMatchObject({ by: 'local' })
  expect(started.flatMap(({ requests }) => requests)).toEqual([])
})
