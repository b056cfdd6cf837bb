import { detectLanguage } from '@frontdesk/ai/local/language'
import type { Wishes } from '@frontdesk/ai/reply/wishes'
import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation } from '@frontdesk/db/test/factories'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { asSystem } from '../context.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { readTrace } from '../messages/flight-recorder/read-trace.ts'
import { reply } from '../messages/reply.ts'
import { type Asking, asking } from '../test/asking.ts'
import { as } from '../test/contexts.ts'
import { readDraft } from './read.ts'
import { requestDraft } from './request.ts'
import { saveDraft } from './save.ts'

withTestDatabase()

let organization: Asking
let id: string
let messageId: string
let llm: FakeLlm | undefined

// The language model takes longer to load than a single test may on a busy machine.
beforeAll(() => {
  detectLanguage('Where is my lamp?')
})

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await asking()
  const text = 'When does the refund for the returned lamp reach my bank account?'
  const created = await createConversation(organization, { subject: 'Refund', text })
  id = created.id
  messageId = created.messageId
})

afterEach(async () => {
  await llm?.close()
  llm = undefined
})

const read = () => as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: id }))

/** Asks as an agent does, and does the work that was promised. */
async function ask(wishes: Wishes = {}) {
  const { id: requestId } = await as(organization, 'agent', (ctx) =>
    requestDraft(ctx, { conversation: id, wishes }),
  )
  await draftConversationReply({
    organizationId: organization.id,
    conversationId: id,
    asked: 'yes',
    requestId,
  })
  return read()
}

async function provider(text: string, passages: number[] = []): Promise<FakeLlm> {
  const value = { answerable: true, sentences: [{ text, passages }] }
  llm = await startFakeLlm({ kind: 'answer', value })
  const own = {
    provider: 'compatible',
    label: 'Own',
    enabled: true,
    apiVersion: null,
    model: 'tiny',
  } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, models: {} }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
  return llm
}

test('what was wished for is kept with the draft, and so is what could not be done', async () => {
  const draft = await ask({ tone: 'formal', instruction: 'Say no politely' })
  expect(draft.assistant).toMatchObject({
    by: 'local',
    wishes: { tone: 'formal', instruction: 'Say no politely' },
    unmet: [{ wish: 'tone' }, { wish: 'instruction' }],
  })
  expect(draft.text).toContain('Yours sincerely')
  expect(draft.request).toMatchObject({ state: 'offered', wishes: { tone: 'formal' } })
  const { steps } = await as(organization, 'viewer', (ctx) => readTrace(ctx, messageId))
  const told = steps.filter(({ step }) => ['generated', 'checked', 'drafted'].includes(step))
  expect(told.map(({ step, verdict }) => [step, verdict])).toEqual([
    ['generated', 'from your articles'],
    ['checked', 'passed'],
    ['drafted', 'offered'],
  ])
  expect(told[1]?.reasons).toContain('No gap was left open')
})

test('a request whose job runs in several places at once brings one draft, and takes away the one before it once', async () => {
  await ask()
  const { id: requestId } = await as(organization, 'agent', (ctx) => requestDraft(ctx, { conversation: id }))
  const job = { organizationId: organization.id, conversationId: id, asked: 'yes', requestId } as const
  await Promise.all(Array.from({ length: 5 }, () => draftConversationReply(job)))
  expect((await read()).request).toMatchObject({ id: requestId, state: 'offered' })
  const events = await asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId: id } }),
  )
  const drafting = events.flatMap(({ type }) => (type.startsWith('draft_') ? [type] : [])).sort()
  expect(drafting).toEqual(['draft_dismissed', 'draft_offered', 'draft_offered'])
})

test('a request for which there is no answer says so, and keeps the draft at hand', async () => {
  const first = await ask()
  await provider('x')
  llm?.script({ kind: 'answer', value: { answerable: false, sentences: [] } })
  const second = await ask({ length: 'shorter' })
  expect(second.request?.state).toBe('nothing')
  expect(second.assistant?.text).toBe(first.assistant?.text)
})

test("the agent's own text is what is changed when it is to be kept, and stays untouched", async () => {
  await ask()
  const own = 'My own words about the lamp of Ada.'
  await as(organization, 'agent', (ctx) => saveDraft(ctx, { conversation: id, text: own }))
  const { requests } = await provider('About your lamp, in better words.')
  const draft = await ask({ tone: 'friendly', keepText: true })
  const sent = JSON.parse(requests[0]?.body ?? '{}') as { messages: { content: string }[] }
  expect(JSON.parse(sent.messages[1]?.content ?? '{}')).toMatchObject({
    draft: expect.stringContaining('My own words'),
  })
  expect(draft.text).toBe(own)
  expect(draft.assistant?.text).toContain('in better words')
})

test('a request after which the customer was answered is settled as overtaken or without a draft', async () => {
  const { id: requestId } = await as(organization, 'agent', (ctx) => requestDraft(ctx, { conversation: id }))
  expect((await read()).request).toMatchObject({ id: requestId, state: 'waiting' })
  const answer = { conversation: id, text: 'Done', attachmentIds: [], resolve: false }
  await as(organization, 'agent', (ctx) => reply(ctx, answer))
  await draftConversationReply({
    organizationId: organization.id,
    conversationId: id,
    asked: 'yes',
    requestId,
  })
  expect((await read()).request?.state).toBe('nothing')
})
