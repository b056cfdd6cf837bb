import { testProvider } from '@frontdesk/ai/calls/test-provider'
import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { guardedFetch } from '@frontdesk/integrations/outbound/guarded-fetch'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { classifyStoredMessage } from '../flows/classify-message.ts'
import { warmUpModels } from '../flows/warm-up.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { changeBudget } from './budget/change.ts'
import { readBudget } from './budget/read.ts'
import { listDisclosures } from './ledger/list.ts'
import { replacePrices } from './prices/replace.ts'
import { listProviders } from './providers/list.ts'
import { replaceProviders, type WantedProvider } from './providers/replace.ts'
import { tryProvider } from './providers/try.ts'

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
const budget = (monthly: number | null) => as(organization, 'admin', (ctx) => changeBudget(ctx, { monthly }))
const whoIs = () => ({
  organizationId: organization.id,
  actor: { type: 'member', memberId: organization.members.admin.id, name: 'Admin', role: 'admin' } as const,
})

/** A mail of a customer, judged; with what was stored about the judgement. */
async function judge(text = 'I want my money back for the broken lamp. Mail jo@example.org about it.') {
  const { message } = await receiveMail(organization, { text })
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  return asSystem('test', (db) => db.classification.findFirstOrThrow({ where: { messageId: message.id } }))
}
const calls = () =>
  asSystem('test', (db) =>
    db.aiCall.findMany({ where: { organizationId: organization.id }, orderBy: { id: 'asc' } }),
  )

test('a key is kept sealed, shown by its end at most, and never answered or audited', async () => {
  const answer = await replace(wanted())
  const row = await asSystem('test', (db) =>
    db.aiProvider.findFirstOrThrow({ where: { organizationId: organization.id } }),
  )
  expect(row.sealedKey).toMatch(/^v1\./)
  expect(answer.items).toMatchObject([{ hasKey: true, keyHint: '6789', state: 'closed' }])
  const audit = await auditEntries(organization, 'assistant.providers')
  for (const text of [JSON.stringify(answer), JSON.stringify(await list()), JSON.stringify(audit)]) {
    expect(text).not.toContain('sk-secret')
  }
})

test('a key that is left out stays, and is asked for again where it would go elsewhere', async () => {
  const [first] = (await replace(wanted())).items
  const { apiKey: _, ...same } = wanted({ id: first?.id, label: 'Renamed' })
  expect((await replace(same)).items).toMatchObject([{ label: 'Renamed', hasKey: true }])
  const elsewhere = { ...same, baseUrl: 'https://elsewhere.example/v1' }
  await expect(replace(elsewhere)).rejects.toMatchObject({ path: 'items.0.apiKey' })
  await expect(replace({ ...same, provider: 'anthropic' })).rejects.toMatchObject({ path: 'items.0.apiKey' })
  expect((await list()).items).toMatchObject([{ provider: 'openai', baseUrl: `${llm.url}/v1` }])
})

test.each([
  ['without a key', { apiKey: undefined }, 'items.0.apiKey'],
  [
    'at another server without an address',
    { provider: 'compatible' as const, baseUrl: null },
    'items.0.baseUrl',
  ],
  ['with credentials in its address', { baseUrl: 'https://a:b@models.example' }, 'items.0.baseUrl'],
  ['at something that is no web server', { baseUrl: 'ftp://models.example' }, 'items.0.baseUrl'],
])('refuses a provider %s', async (_, fields, path) => {
  await expect(replace(wanted(fields as Partial<WantedProvider>))).rejects.toMatchObject({ path })
})

test('asks the providers of the organization in their order, and not those switched off', async () => {
  const second = await startFakeLlm({ kind: 'answer', value: opinion })
  await replace(
    wanted({ enabled: false }),
    wanted({ provider: 'anthropic', label: 'Anthropic', baseUrl: second.url, model: 'claude-haiku-4-5' }),
  )
  expect((await judge()).by).toBe('anthropic/claude-haiku-4-5')
  expect(llm.requests).toHaveLength(0)
  await second.close()
})

test('writes every call into the ledger with counts and a hash, and nothing of the mail', async () => {
  await replace(wanted())
  await judge()
  const { items } = await as(organization, 'admin', (ctx) => listDisclosures(ctx, { limit: 10 }))
  expect(items).toMatchObject([
    {
      task: 'classify',
      provider: 'openai',
      host: new URL(llm.url).host,
      placeholders: { EMAIL: 1 },
      outcome: 'ok',
      conversationNumber: expect.any(Number),
    },
  ])
  expect(JSON.stringify(items)).not.toMatch(/jo@example|lamp/)
  expect((await calls())[0]?.id).toBe(items[0]?.id)
})

test('pages the ledger without a gap or a line twice', async () => {
  await replace(wanted())
  for (let time = 0; time < 3; time += 1)
    await tryProvider(whoIs(), { id: (await list()).items[0]?.id ?? '' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'admin', (ctx) => listDisclosures(ctx, { limit: 2, cursor }))
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength((await calls()).length)
  expect(new Set(seen).size).toBe(seen.length)
})

test('reckons with the own price of a model, and adds up what was spent', async () => {
  await replace(wanted())
  await as(organization, 'admin', (ctx) =>
    replacePrices(ctx, { items: [{ model: 'gpt-5-mini', input: 10, output: 100, cachedInput: null }] }),
  )
  await judge()
  expect((await calls())[0]?.costMicros).toBe(120 * 10 + 30 * 100)
  expect(await as(organization, 'admin', readBudget)).toMatchObject({ spent: 0.0042, state: 'unlimited' })
})

test('a used-up budget leaves the work to the local models, without an error, until it is raised', async () => {
  await replace(wanted())
  await budget(0)
  expect((await judge()).by).toBe('local')
  expect(llm.requests).toHaveLength(0)
  await budget(10)
  expect((await judge('Where is my parcel? It is late.')).by).toBe('openai/gpt-5-mini')
})

test('a test of a provider says what is wrong in words, keeps what it found, and counts as a call', async () => {
  const [provider] = (await replace(wanted())).items
  const id = provider?.id ?? ''
  llm.script({ kind: 'answer', value: { ready: true } })
  expect(await tryProvider(whoIs(), { id })).toMatchObject({ works: true, model: 'gpt-5-mini' })
  llm.script({ kind: 'status', status: 401 })
  const refused = await tryProvider(whoIs(), { id })
  expect(refused).toMatchObject({ works: false, message: 'The provider refused the key.' })
  expect((await list()).items[0]?.test).toMatchObject({ works: false, at: refused.at })
  expect((await calls()).map(({ task, outcome }) => [task, outcome])).toEqual([
    ['test', 'ok'],
    ['test', 'error'],
  ])
})

test('never reaches an address inside the network unless the platform allows it', async () => {
  const config = {
    name: 'compatible' as const,
    model: 'm',
    baseUrl: `${llm.url.replace('http', 'https')}/v1`,
    fetch: guardedFetch({ maxBytes: 1_000 }),
  }
  expect(await testProvider(config, 'm')).toMatchObject({ works: false })
  expect(llm.requests).toHaveLength(0)
})

test('a key that can no longer be opened takes its provider out, not the assistant down', async () => {
  await replace(wanted())
  await asSystem('test', (db) =>
    db.aiProvider.updateMany({
      where: { organizationId: organization.id },
      data: { sealedKey: 'v1.gone.x' },
    }),
  )
  expect((await judge()).by).toBe('local')
  expect((await list()).items).toMatchObject([{ state: 'unreadable' }])
})
