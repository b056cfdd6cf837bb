import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { AiOptions } from '../calls/ask-options.ts'
import type { ProviderConfig } from '../providers/provider.ts'
import { type Behaviour, type FakeLlm, startFakeLlm } from '../test/fake-llm.ts'
import { proposeActions } from './propose-actions.ts'

const refund = {
  name: 'refund',
  description: 'Pays money back',
  schema: z.strictObject({
    orderNumber: z.string().nullish(),
    amount: z.number().positive().nullish(),
    reason: z.string().nullish(),
  }),
}
const input = {
  subject: 'Order 48213',
  text: 'Please refund 20 EUR to ada@home.example, the lamp is broken.',
  earlier: [],
  language: 'en',
  contactName: 'Ada Lovelace',
}
const args = { orderNumber: '48213', amount: 20, reason: '[EMAIL_1] says that the lamp is broken.' }
const started: FakeLlm[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((llm) => llm.close()))
})

async function fake(behaviour: Behaviour): Promise<FakeLlm> {
  const llm = await startFakeLlm(behaviour)
  started.push(llm)
  return llm
}

const vendors: [ProviderConfig['name'], (url: string) => ProviderConfig][] = [
  ['openai', (url) => ({ name: 'openai', model: 'gpt-4.1-mini', apiKey: 'key', baseUrl: `${url}/v1` })],
  ['anthropic', (url) => ({ name: 'anthropic', model: 'claude-haiku-4-5', apiKey: 'key', baseUrl: url })],
  ['google', (url) => ({ name: 'google', model: 'gemini-2.5-flash', apiKey: 'key', baseUrl: url })],
  ['azure', (url) => ({ name: 'azure', model: 'gpt-4.1-mini', apiKey: 'key', baseUrl: url })],
  ['compatible', (url) => ({ name: 'compatible', model: 'small', baseUrl: `${url}/v1` })],
]

test.each(vendors)('%s is offered the tools and its call is checked and read', async (name, config) => {
  const llm = await fake({ kind: 'answer', value: args })
  const opinion = await proposeActions(input, [refund], { providers: [config(llm.url)] })
  expect(opinion.proposed).toEqual([
    { name: 'refund', args: { ...args, reason: 'ada@home.example says that the lamp is broken.' } },
  ])
  expect(opinion.by).toMatch(new RegExp(`^${name}/`))
  expect(opinion.calls).toMatchObject([{ outcome: 'ok', inputTokens: 120, outputTokens: 30 }])
  const body = llm.requests[0]?.body ?? ''
  expect(body).toContain('Pays money back')
  expect(body).not.toContain('ada@home.example')
  expect(body).not.toContain('Lovelace')
})

function calling(...calls: { name: string; args: unknown }[]): Behaviour {
  const toolCalls = calls.map((call, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name: call.name, arguments: JSON.stringify(call.args) },
  }))
  const message = { role: 'assistant', content: null, tool_calls: toolCalls }
  return {
    kind: 'raw',
    body: JSON.stringify({
      id: 'x',
      object: 'chat.completion',
      created: 1,
      model: 'small',
      choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  }
}

async function asking(behaviour: Behaviour, options: AiOptions = {}) {
  const { url } = await fake(behaviour)
  const providers: ProviderConfig[] = [{ name: 'compatible', model: 'small', baseUrl: `${url}/v1` }]
  return proposeActions(input, [refund], { providers, ...options })
}

test('a call of a tool that was not offered is dropped and named', async () => {
  const opinion = await asking(
    calling({ name: 'approve_refund', args: { amount: 5_000 } }, { name: 'refund', args: { amount: 20 } }),
  )
  expect(opinion.proposed).toEqual([{ name: 'refund', args: { amount: 20 } }])
  expect(opinion.refused).toEqual([{ name: 'approve_refund', reason: 'not_allowed' }])
})

test('a call with what the tool does not take is dropped, and of two calls of one tool the first is kept', async () => {
  const wrong = await asking(calling({ name: 'refund', args: { amount: -5, approved: true } }))
  expect(wrong).toMatchObject({ proposed: [], refused: [{ name: 'refund', reason: 'invalid' }] })
  const twice = await asking(
    calling({ name: 'refund', args: { amount: 20 } }, { name: 'refund', args: { amount: 900 } }),
  )
  expect(twice.proposed).toEqual([{ name: 'refund', args: { amount: 20 } }])
})

test('who answers in words alone proposes nothing, and who does not answer has no opinion', async () => {
  expect(await asking({ kind: 'text', text: 'Nothing to do.' })).toMatchObject({ proposed: [], refused: [] })
  expect(await asking({ kind: 'status', status: 503 })).toMatchObject({
    proposed: null,
    by: null,
    calls: [{ outcome: 'error' }],
  })
  expect(await proposeActions(input, [refund])).toMatchObject({ proposed: null, calls: [] })
})
