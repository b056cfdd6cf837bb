import { detectLanguage } from '@frontdesk/ai/local/language'
import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization } from '@frontdesk/db/test/factories'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { asSystem, type Notice, setAfterCommit } from '../context.ts'
import { NotFound } from '../errors.ts'
import { type Asking, asking, climb, draftFor, judge } from '../test/asking.ts'
import { as } from '../test/contexts.ts'
import { readDraftState } from './read.ts'
import { openWriting, readWriting } from './writing.ts'

withTestDatabase()
afterAll(closeRedis)

let organization: Asking
let id: string
let messageId: string
let llm: FakeLlm | undefined
let heard: Notice[] = []

// The language model takes longer to load than a single test may on a busy machine.
beforeAll(() => {
  detectLanguage('Where is my lamp?')
})

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await asking()
  const text = 'When does the refund for the returned lamp reach my bank account? I am at ada@example.org.'
  const created = await createConversation(organization, { subject: 'Refund', text })
  id = created.id
  messageId = created.messageId
  heard = []
  setAfterCommit({
    enqueue: () => Promise.resolve(),
    publish: (notices) => Promise.resolve(void heard.push(...notices)),
  })
})

afterEach(async () => {
  setAfterCommit({ enqueue: () => Promise.resolve(), publish: () => Promise.resolve() })
  await llm?.close()
  llm = undefined
})

const viewer = (of: Asking | Awaited<ReturnType<typeof createOrganization>> = organization) => ({
  organizationId: of.id,
  actor: { type: 'member', memberId: of.members.viewer.id, name: 'V', role: 'viewer' } as const,
})
const state = (conversation = id) => readDraftState(viewer(), { conversation })
const writingNotices = () => heard.filter(({ event }) => event.type === 'draft.writing').length

/** A provider that stops in the middle of its answer until it is told to go on. */
async function slowProvider() {
  const { promise: goOn, resolve } = Promise.withResolvers<void>()
  const value = {
    answerable: true,
    sentences: [
      {
        text: 'The refund reaches your bank account within 5 working days after we receive it.',
        passages: [1],
      },
      {
        text: 'We will write to [EMAIL_1] as soon as the lamp has come back to us in our store.',
        passages: [],
      },
    ],
  }
  llm = await startFakeLlm({ kind: 'answer', value, halfway: () => goOn })
  await use(llm)
  return resolve
}

async function use({ url }: FakeLlm) {
  const own = {
    provider: 'compatible',
    label: 'Own',
    enabled: true,
    apiVersion: null,
    model: 'tiny',
  } as const
  const items = [{ ...own, baseUrl: `${url}/v1`, models: {} }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
}

test('what is written is read with the draft while it is written, and then the draft alone', async () => {
  const goOn = await slowProvider()
  const drafting = draftFor(organization, id, 'yes')
  await vi.waitFor(async () => expect((await state()).writing?.text).toContain('within 5 working'), 5_000)
  const { writing, assistant } = await state()
  expect(writing?.text).toMatch(/^H/)
  expect(writing?.text).not.toContain('EMAIL')
  expect(Date.parse(writing?.since ?? '')).toBeLessThanOrEqual(Date.now())
  expect(assistant).toBeNull()
  expect(writingNotices()).toBe(1)
  goOn()
  await drafting
  const after = await state()
  expect(after.writing).toBeNull()
  expect(after.assistant?.text).toContain('We will write to ada@example.org as soon as')
  expect(heard.at(-1)).toEqual({
    organizationId: organization.id,
    event: { type: 'draft.writing', conversationId: id },
  })
})

test('it is found by number too, by nobody elsewhere, and cannot be read in Redis', async () => {
  const goOn = await slowProvider()
  const drafting = draftFor(organization, id, 'yes')
  await vi.waitFor(async () => expect((await state()).writing).not.toBeNull(), 5_000)
  const { number } = await asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))
  expect((await state(String(number))).writing).not.toBeNull()
  const other = await createOrganization()
  await expect(readDraftState(viewer(other), { conversation: id })).rejects.toThrow(NotFound)
  expect(await readWriting({ organizationId: other.id, conversationId: id })).toBeNull()
  const key = `${env.QUEUE_PREFIX}:writing:${organization.id}:${id}`
  expect(await redis().get(key)).not.toMatch(/working|refund/i)
  expect(await redis().ttl(key)).toBeLessThanOrEqual(300)
  goOn()
  await drafting
  expect(await redis().exists(key)).toBe(0)
})

test('a provider that breaks off leaves nothing of its text, and the local draft takes the place', async () => {
  const value = {
    answerable: true,
    sentences: [{ text: 'The refund reaches you at some time, it is said.', passages: [1] }],
  }
  llm = await startFakeLlm({ kind: 'cut', value })
  await use(llm)
  await draftFor(organization, id, 'yes')
  const { writing, assistant } = await state()
  expect(writing).toBeNull()
  expect(assistant).toMatchObject({ by: 'local' })
})

test('nothing is shown of a draft in the shadow or for a message that tries to talk to the model', async () => {
  const value = { answerable: true, sentences: [{ text: 'The refund takes 5 working days.', passages: [1] }] }
  llm = await startFakeLlm({ kind: 'answer', value, halfway: () => new Promise((go) => setTimeout(go, 600)) })
  await use(llm)
  await judge(id, organization)
  await climb(organization, 'shadow')
  await draftFor(organization, id)
  expect(llm.requests).toHaveLength(1)
  await asSystem('test', (db) =>
    db.classification.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        conversationId: id,
        messageId,
        routeConfidence: 1,
        sentimentConfidence: 1,
        severityConfidence: 1,
        languageConfidence: 1,
        route: 'informational',
        confidence: 1,
        sentiment: 0,
        severity: 'normal',
        language: 'en',
        by: 'local',
        evidence: { suspicious: true },
      },
    }),
  )
  await draftFor(organization, id, 'yes')
  expect(llm.requests).toHaveLength(1)
  expect(writingNotices()).toBe(0)
})

test('writes to Redis at most five times a second, and the later of two writers is shown', async () => {
  const place = { organizationId: organization.id, conversationId: newId() }
  const earlier = openWriting(place)
  const later = openWriting(place)
  let read = 0
  for (let word = 1; word <= 60; word += 1) {
    earlier.show(() => `earlier ${word}`)
    later.show(() => {
      read += 1
      return `later ${word}`
    })
    await new Promise((go) => setTimeout(go, 10))
  }
  await vi.waitFor(async () => expect((await readWriting(place))?.text).toBe('later 60'))
  expect(read).toBeLessThanOrEqual(6)
  await earlier.close()
  expect((await readWriting(place))?.text).toBe('later 60')
  await later.close()
  later.show(() => 'too late')
  await new Promise((go) => setTimeout(go, 300))
  expect(await readWriting(place)).toBeNull()
})
