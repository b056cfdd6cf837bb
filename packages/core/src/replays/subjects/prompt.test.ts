import { startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createArticle } from '../../articles/write.ts'
import { changeBudget } from '../../assistant/budget/change.ts'
import { replacePrices } from '../../assistant/prices/replace.ts'
import { addPromptVersion } from '../../assistant/prompts/add.ts'
import { replaceProviders } from '../../assistant/providers/replace.ts'
import { asSystem } from '../../context.ts'
import { as } from '../../test/contexts.ts'
import { replayOver, resultsOf, runOut } from '../../test/replays.ts'
import { activeWorkflow } from '../../test/workflows.ts'
import { cancelReplay } from '../cancel.ts'
import { estimateReplay } from '../estimate.ts'
import { startReplay } from '../start.ts'

withTestDatabase()

let organization: TestOrganization
let llm: Awaited<ReturnType<typeof startFakeLlm>>

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  llm = await startFakeLlm()
})
afterAll(() => llm.close())

beforeEach(async () => {
  organization = await createOrganization()
  llm.requests.splice(0)
})

/** Our own models, a dollar a million tokens either way. */
async function connect() {
  const own = { provider: 'compatible', label: 'Own', enabled: true, apiVersion: null, models: {} } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, model: 'm' }]
  const price = { model: 'm', input: 1, output: 1, cachedInput: null }
  await as(organization, 'admin', async (ctx) => {
    await replaceProviders(ctx, { usePlatform: false, items })
    await replacePrices(ctx, { items: [price] })
  })
}

const opinion = (category: 'refund' | 'order_status') => ({
  kind: 'answer' as const,
  value: {
    route: category === 'refund' ? 'service_action' : 'informational',
    category,
    confidence: 0.9,
    sentiment: 0,
    severity: 'normal',
    language: 'en',
  },
})

const kept = () =>
  asSystem('test', async (db) => {
    const where = { organizationId: organization.id }
    const calls = await db.aiCall.findMany({ where, select: { costMicros: true, promptVersion: true } })
    return {
      calls,
      disclosed: await db.aiDisclosure.count({ where }),
      judged: await db.classification.count({ where }),
      drafts: await db.draft.count({ where }),
    }
  })

const template = 'Sort by what is owed. {{categories}}'

test('another wording shows which categories it changes, and what it costs before and after', async () => {
  await connect()
  const { version } = await as(organization, 'admin', (ctx) =>
    addPromptVersion(ctx, { task: 'classify', template, note: '' }),
  )
  const { id } = await createConversation(organization)
  const subject = { kind: 'prompt', task: 'classify', version } as const
  const estimate = await as(organization, 'admin', (ctx) =>
    estimateReplay(ctx, { subject, over: { last: 5 } }),
  )
  expect(estimate).toMatchObject({ conversations: 1, calls: 2, by: 'compatible/m', budgetLeftMicros: null })
  expect(estimate.costMicros).toBeGreaterThan(0)
  expect(llm.requests).toEqual([])
  llm.script(opinion('order_status'), opinion('refund'))
  const replay = await replayOver(organization, subject, { last: 5 })
  expect(replay).toMatchObject({
    name: 'Prompt to classify, version 1',
    different: 1,
    counts: { category: 1, route: 1 },
  })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.conversation.id).toBe(id)
  expect(result?.differences).toContainEqual({
    field: 'category',
    before: 'Order status',
    after: 'Refund',
    rows: [],
  })
  const { calls, disclosed, judged } = await kept()
  expect([disclosed, judged]).toEqual([2, 0])
  expect(calls.map(({ promptVersion }) => promptVersion).sort()).toEqual([0, 1])
  const paid = calls.reduce((sum, { costMicros }) => sum + Number(costMicros), 0)
  expect(paid).toBeGreaterThan(0)
  expect(replay.cost.spent).toBe(paid)
  expect(replay.cost.before + replay.cost.after).toBe(paid)
  expect(result?.cost).toEqual({ before: replay.cost.before, after: replay.cost.after })
})

test('workflows and promises follow the judgement, so that assignee and tags differ with the category', async () => {
  await connect()
  const member = organization.members.agent
  await activeWorkflow(organization, {
    on: 'classified',
    conditions: { all: [{ field: 'classification.category', is: 'is', value: 'refund' }] },
    steps: [
      { do: 'assign', with: { memberId: member.id } },
      { do: 'add_tags', with: { tags: ['money'] } },
    ],
  })
  await createConversation(organization)
  llm.script(opinion('order_status'), opinion('refund'))
  const replay = await replayOver(organization, { kind: 'prompt', task: 'classify', template }, { last: 1 })
  expect(replay.counts).toEqual({ category: 1, route: 1, assignee: 1, tags: 1, steps: 1 })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences).toMatchObject([
    { field: 'category' },
    { field: 'route' },
    { field: 'assignee', before: 'nobody', after: member.name },
    { field: 'tags', before: 'none', after: 'money' },
    { field: 'steps' },
  ])
})

test('the prompt in use against itself asks once and shows nothing', async () => {
  await connect()
  await createConversation(organization)
  llm.script(opinion('refund'), opinion('order_status'))
  const replay = await replayOver(organization, { kind: 'prompt', task: 'classify', version: 0 }, { last: 5 })
  expect(replay).toMatchObject({ lookedAt: 1, different: 0, estimate: { calls: 1 } })
  expect(llm.requests).toHaveLength(1)
})

test('a wording of drafts shows both replies, and neither lies in the conversation', async () => {
  await connect()
  const body = 'A parcel arrives within three days. You can follow it on the tracking page.'
  const article = { title: 'Following a parcel', body, language: 'en', collection: '' }
  await as(organization, 'admin', (ctx) =>
    createArticle(ctx, { ...article, audience: 'public', status: 'published' }),
  )
  await createConversation(organization, { text: 'When does my parcel arrive?' })
  const draft = (text: string) => ({
    kind: 'answer' as const,
    value: { answerable: true, sentences: [{ text, passages: [1] }] },
  })
  llm.script(draft('A parcel arrives within three days.'), draft('You can follow it on the tracking page.'))
  const words = 'Point to the tracking page. {{language}}'
  const replay = await replayOver(
    organization,
    { kind: 'prompt', task: 'draft', template: words },
    { last: 5 },
  )
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences.map(({ field }) => field)).toEqual(['replies'])
  expect(result?.differences[0]?.before).toContain('within three days')
  expect(result?.differences[0]?.after).toContain('tracking page')
  expect(await kept()).toMatchObject({ drafts: 0, disclosed: 2 })
})

test('a budget that is used up leaves it to the local models, which no wording changes', async () => {
  await connect()
  await as(organization, 'admin', (ctx) => changeBudget(ctx, { monthly: 0 }))
  await createConversation(organization)
  const replay = await replayOver(organization, { kind: 'prompt', task: 'classify', template }, { last: 5 })
  expect(replay).toMatchObject({ state: 'done', lookedAt: 1, different: 0, cost: { spent: 0 } })
  expect(llm.requests).toEqual([])
})

test('without a provider nothing is asked, and a wording that lacks something is refused', async () => {
  await createConversation(organization)
  const replay = await replayOver(organization, { kind: 'prompt', task: 'classify', template }, { last: 5 })
  expect(replay).toMatchObject({ different: 0, estimate: { by: null, costMicros: 0 } })
  const lacking = { kind: 'prompt', task: 'classify', template: 'No categories' } as const
  await expect(replayOver(organization, lacking, { last: 5 })).rejects.toMatchObject({ path: 'template' })
})

test('a trial that is cancelled while a provider is asked asks no more, and what was asked is paid for', async () => {
  await connect()
  for (let at = 0; at < 3; at += 1) await createConversation(organization)
  const subject = { kind: 'prompt', task: 'classify', template } as const
  const { id } = await as(organization, 'admin', (ctx) => startReplay(ctx, { subject, over: { last: 3 } }))
  const cancelNow = async () => {
    await as(organization, 'admin', (ctx) => cancelReplay(ctx, id))
  }
  llm.script(
    opinion('refund'),
    opinion('refund'),
    { ...opinion('refund'), halfway: cancelNow },
    opinion('refund'),
  )
  expect(await runOut(organization, id)).toMatchObject({ state: 'cancelled', lookedAt: 1 })
  expect(llm.requests).toHaveLength(4)
  expect((await kept()).calls).toHaveLength(4)
})
