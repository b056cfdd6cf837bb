import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { renderMetrics } from '@frontdesk/runtime/metrics'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { classifyText } from '../classification/classify-text.ts'
import { asSystem } from '../context.ts'
import { warmUpModels } from '../flows/warm-up.ts'
import { as } from '../test/contexts.ts'
import { listDisclosures } from './ledger/list.ts'
import { listCalls } from './ledger/list-calls.ts'
import { activatePrompt } from './prompts/activate.ts'
import { addPromptVersion } from './prompts/add.ts'
import { listProviders } from './providers/list.ts'
import { replaceProviders, type WantedProvider } from './providers/replace.ts'

withTestDatabase()

const opinion = {
  route: 'service_action',
  category: 'refund',
  confidence: 0.9,
  sentiment: -0.4,
  severity: 'normal',
  language: 'en',
}
let organization: TestOrganization
let llm: FakeLlm

beforeAll(() => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  // The first opinion trains the shipped models, which takes longer than a single test may on a busy machine.
  warmUpModels()
})

beforeEach(async () => {
  organization = await createOrganization()
  llm = await startFakeLlm({ kind: 'answer', value: opinion })
})

afterEach(() => llm.close())

const wanted = (fields: Partial<WantedProvider> = {}): WantedProvider => ({
  provider: 'openai',
  label: 'OpenAI',
  enabled: true,
  apiKey: 'sk-secret-0123456789',
  baseUrl: `${llm.url}/v1`,
  apiVersion: null,
  model: 'gpt-5-mini',
  models: {},
  ...fields,
})
const replace = (...items: WantedProvider[]) =>
  as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: true, items }))
const list = () => as(organization, 'admin', listProviders)
const ask = (text: string, of: TestOrganization = organization) =>
  classifyText({ organizationId: of.id, actor: { type: 'system', name: 'test' } }, { text })
const calls = () =>
  asSystem('test', (db) => db.aiCall.findMany({ where: { organizationId: organization.id } }))

const refund = 'I want my money back for the broken lamp.'

test('a text that comes again is answered from what was kept, costs nothing, and says what it saved', async () => {
  await replace(wanted())
  const first = await ask(refund)
  const again = await ask(`  ${refund.replace('money back', 'money   back')}\n`)
  expect(llm.requests).toHaveLength(1)
  expect(again).toMatchObject({
    by: 'openai/gpt-5-mini',
    category: first.category,
    confidence: first.confidence,
  })
  const [asked, kept] = (await calls()).toSorted((a, b) => (b.costMicros ?? 0) - (a.costMicros ?? 0))
  expect(kept).toMatchObject({ outcome: 'cached', costMicros: 0, savedMicros: asked?.costMicros })
  expect(kept?.savedMicros).toBeGreaterThan(0)
  const { items } = await as(organization, 'admin', (ctx) => listDisclosures(ctx, { limit: 10 }))
  expect(items).toHaveLength(1)
  const ledger = await as(organization, 'admin', (ctx) => listCalls(ctx, { limit: 10 }))
  const cost = (asked?.costMicros ?? 0) / 1_000_000
  expect(ledger.items).toMatchObject([
    { outcome: 'cached', inputTokens: 0, cost: 0, saved: cost },
    { outcome: 'ok', inputTokens: 120, outputTokens: 30, cost, saved: 0 },
  ])
  expect(ledger.totals).toMatchObject({ calls: 1, cost, kept: 1, saved: cost })
})

test.each<[string, () => Promise<unknown>]>([
  ['another model', async () => replace(wanted({ id: (await list()).items[0]?.id, model: 'gpt-5' }))],
  [
    'another category',
    () =>
      asSystem('test', (db) =>
        db.category.updateMany({
          where: { organizationId: organization.id, key: 'refund' },
          data: { description: 'Money back, and nothing else' },
        }),
      ),
  ],
  [
    'another prompt',
    () =>
      as(organization, 'admin', async (ctx) => {
        const template = 'Sort into {{categories}}'
        const { version } = await addPromptVersion(ctx, { task: 'classify', template, note: '' })
        return activatePrompt(ctx, { task: 'classify', version })
      }),
  ],
])('what was kept does not answer for %s', async (_, change) => {
  await replace(wanted())
  await ask(refund)
  await change()
  await ask(refund)
  expect(llm.requests).toHaveLength(2)
})

test('what one organization kept answers no other, not even under its name', async () => {
  await replace(wanted())
  await ask(refund)
  const other = await createOrganization()
  await as(other, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: true, items: [wanted()] }))
  await ask(refund, other)
  expect(llm.requests).toHaveLength(2)
  const names = await redis().keys(`${keyspace('answers')}:*`)
  const [own = '', foreign = ''] = [organization, other].map(({ id }) =>
    names.find((name) => name.includes(id)),
  )
  expect(await redis().ttl(own)).toBeGreaterThan(0)
  await redis().copy(own, foreign, 'REPLACE')
  await ask(refund, other)
  expect(llm.requests).toHaveLength(3)
})

test('without Redis every text is asked for', async () => {
  await replace(wanted())
  await ask(refund)
  redis().disconnect()
  expect((await ask(refund)).by).toBe('openai/gpt-5-mini')
  await closeRedis()
  expect(llm.requests).toHaveLength(2)
})

test('a task that wants the cheapest provider asks it first, and the others keep their order', async () => {
  const second = await startFakeLlm({ kind: 'answer', value: opinion })
  const cheap = wanted({ label: 'Cheap', baseUrl: `${second.url}/v1`, model: 'gpt-5-nano' })
  await as(organization, 'admin', (ctx) =>
    replaceProviders(ctx, { usePlatform: true, items: [wanted(), cheap], orders: { classify: 'cheapest' } }),
  )
  expect((await ask(refund)).by).toBe('openai/gpt-5-nano')
  expect((await replace(wanted(), cheap)).orders).toEqual({ classify: 'cheapest' })
  await as(organization, 'admin', (ctx) =>
    replaceProviders(ctx, { usePlatform: true, items: [wanted(), cheap], orders: {} }),
  )
  expect((await ask(refund)).by).toBe('openai/gpt-5-mini')
  await second.close()
})

test('shows how a provider did lately, and when it is asked again after failures', async () => {
  llm.script({ kind: 'status', status: 500 })
  await replace(wanted({ apiKey: 'sk-failing-0123456789' }))
  for (let time = 0; time < 6; time += 1) await ask(`${refund} ${time}`)
  const { items, lately } = await list()
  expect(items).toMatchObject([{ state: 'open' }])
  expect(new Date(items[0]?.triesAgainAt ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000)
  expect(lately).toMatchObject([{ provider: 'openai', calls: 5, failures: 5, skipped: 1 }])
  const { body } = await renderMetrics()
  expect(body).toMatch(/ai_calls_total\{task="classify",provider="openai",outcome="error"\} \d+/)
  expect(body).toMatch(/ai_call_duration_seconds_count\{task="classify",provider="openai"\} \d+/)
  expect(body).toMatch(/classifications_total\{route="\w+",category="refund",by="local"\} \d+/)
  expect(body).toMatch(/classification_confidence_bucket\{le="1",by="local"\} \d+/)
  expect(body).toMatch(/classification_duration_seconds_count\{by="local"\} \d+/)
  expect(body).toMatch(/ai_kept_answers_total\{result="hit"\} \d+/)
  expect(body).toMatch(/circuit_breaker_state\{name="ai\.openai\.[0-9a-f]{8}"\} 2/)
})
