import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { asSystem } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { setStatus } from '../conversations/set-status.ts'
import { classifyStoredMessage } from '../flows/classify-message.ts'
import { summarizeConversation } from '../flows/summarize-conversation.ts'
import { reply } from '../messages/reply.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { bare, fillConversation } from '../test/conversations.ts'
import { readSummary } from './read.ts'
import { requestSummary } from './request.ts'

withTestDatabase()

let organization: TestOrganization
let llm: FakeLlm | undefined

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await createOrganization()
})

afterEach(async () => {
  await llm?.close()
  llm = undefined
})

/** A conversation of so many messages, the customer's and ours in turn; the newest says what it is given. */
async function thread(messages: number, newest?: string): Promise<string> {
  const after = Array.from({ length: messages - 1 }, (_, index) => ({ asks: index % 2 === 1, at: index + 1 }))
  const id = await fillConversation(organization, { ...bare, messages: after })
  await asSystem('test', async (db) => {
    const rows = await db.message.findMany({ where: { conversationId: id }, orderBy: { sequence: 'asc' } })
    for (const [index, row] of rows.entries()) {
      const text = `The lamp of parcel ${index} has a broken shade and the carrier looks for it.`
      const written = index === rows.length - 1 ? (newest ?? text) : text
      await db.message.update({ where: { id: row.id }, data: { text: written } })
    }
  })
  return id
}

const read = (conversation: string) => as(organization, 'viewer', (ctx) => readSummary(ctx, { conversation }))
const promised = async () =>
  (await promisedJobs(organization, 'summarize-conversation')).map(({ payload }) => payload)
const summarized = (conversationId: string, reason: 'asked' | 'long' = 'asked') =>
  summarizeConversation({ organizationId: organization.id, conversationId, reason })
const answer = (conversation: string, resolve = false) =>
  as(organization, 'agent', (ctx) => reply(ctx, { conversation, text: 'Done.', attachmentIds: [], resolve }))

test('a summary knows how far it goes, and is stale once somebody writes', async () => {
  const id = await thread(9)
  expect(await read(id)).toEqual({ summary: null, newer: 0, stale: false })
  await summarized(id)
  const fresh = await read(id)
  expect(fresh).toMatchObject({ newer: 0, stale: false, summary: { by: 'local', messageCount: 9 } })
  expect(fresh.summary?.lines.length).toBeGreaterThan(0)
  await answer(id)
  expect(await read(id)).toMatchObject({ newer: 1, stale: true })
})

test('judging the newest mail of a long thread promises a summary, of a short one not', async () => {
  for (const length of [2, 9]) {
    const id = await thread(length)
    const row = await asSystem('test', (db) =>
      db.message.findFirstOrThrow({ where: { conversationId: id, direction: 'inbound' } }),
    )
    await classifyStoredMessage({ organizationId: organization.id, messageId: row.id })
    const expected = { conversationId: id, reason: 'long' }
    if (length === 9) expect(await promised()).toEqual([expected])
    else expect(await promised()).toEqual([])
  }
})

test('a hand-over and a resolution promise one, where there is something to sum up', async () => {
  const [short, long] = [await thread(1), await thread(4)]
  for (const conversation of [short, long]) {
    await as(organization, 'agent', async (ctx) => {
      await assign(ctx, { conversation, assigneeId: organization.members.admin.id })
      await setStatus(ctx, { conversation, status: 'resolved' })
    })
  }
  expect(await promised()).toEqual([
    { conversationId: long, reason: 'hand_over' },
    { conversationId: long, reason: 'resolved' },
  ])
  const answered = await thread(4)
  await answer(answered, true)
  expect(await promised()).toContainEqual({ conversationId: answered, reason: 'resolved' })
})

test('a job that comes twice, or after the thread was summed up, costs nothing', async () => {
  const id = await thread(9)
  await summarized(id, 'long')
  const first = await read(id)
  await summarized(id, 'long')
  expect((await read(id)).summary?.updatedAt).toBe(first.summary?.updatedAt)
})

test('a thread that is summed up in several places at once has one summary, and who has it hears of it once', async () => {
  const id = await thread(9)
  const { id: memberId } = organization.members.agent
  await as(organization, 'admin', (ctx) => assign(ctx, { conversation: id, assigneeId: memberId }))
  await as(organization, 'admin', (ctx) => setStatus(ctx, { conversation: id, status: 'resolved' }))
  const job = { organizationId: organization.id, conversationId: id, reason: 'resolved' } as const
  await Promise.all(Array.from({ length: 5 }, () => summarizeConversation(job)))
  expect((await read(id)).summary).toMatchObject({ messageCount: 9 })
  const told = { memberId, kind: 'summary' }
  expect(await asSystem('test', (db) => db.notification.count({ where: told }))).toBe(1)
})

test('asking promises one', async () => {
  const conversation = await thread(1)
  await as(organization, 'agent', (ctx) => requestSummary(ctx, { conversation }))
  expect(await promised()).toEqual([{ conversationId: conversation, reason: 'asked' }])
})

test('a provider is asked without personal data, and its cost is kept', async () => {
  const value = {
    summary: 'The lamp is broken; answer [EMAIL_1].',
    openQuestions: [],
    nextSteps: ['Send it.'],
  }
  llm = await startFakeLlm({ kind: 'answer', value })
  const model = 'gpt-5-mini'
  const own = {
    provider: 'openai',
    label: 'Own',
    enabled: true,
    apiVersion: null,
    apiKey: 'sk-0123456789',
  } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, model, models: {} }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
  const id = await thread(3, 'Please write to ada@private.example about the broken lamp.')
  await summarized(id)
  const { summary } = await read(id)
  expect(summary).toMatchObject({
    by: 'openai/gpt-5-mini',
    lines: [{ who: null, text: 'The lamp is broken; answer ada@private.example.' }],
    nextSteps: ['Send it.'],
  })
  expect(llm.requests.map(({ body }) => body).join()).not.toContain('ada@private')
  const row = await asSystem('test', (db) =>
    db.conversationSummary.findFirstOrThrow({ where: { conversationId: id } }),
  )
  expect(Number(row.costMicros)).toBeGreaterThan(0)
  const calls = await asSystem('test', (db) => db.aiCall.findMany({ where: { conversationId: id } }))
  expect(calls.map(({ task, outcome }) => [task, outcome])).toEqual([['summarize', 'ok']])
})
