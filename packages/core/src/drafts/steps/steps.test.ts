import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { type Asking, asking, draftFor } from '../../test/asking.ts'
import { as } from '../../test/contexts.ts'
import { readDraftSteps, stepNames } from './read.ts'

withTestDatabase()

let organization: Asking

beforeAll(async () => {
  organization = await asking()
}, 60_000)

const stepsOf = (conversation: string) =>
  as(organization, 'viewer', (ctx) => readDraftSteps(ctx, { conversation }))

test('every step of a draft is told from what it left, and a step that left nothing says nothing', async () => {
  const text = 'When does the refund for the returned lamp reach my bank account?'
  const { id } = await createConversation(organization, { subject: 'Refund', text })
  expect(await stepsOf(id)).toEqual([])
  await draftFor(organization, id, 'yes')
  const told = new Map((await stepsOf(id)).map((step) => [step.name, step]))
  expect([...told.keys()]).toEqual([...stepNames])
  expect(told.get('clean')?.findings[0]).toBe(`${text.length} characters of text were read`)
  expect(told.get('context')?.findings[0]).toMatch(/cited$/)
  expect(told.get('generate')?.findings[0]).toMatch(/^Written by the local model, \d+ % confident$/)
  expect(told.get('check')?.findings.length).toBeGreaterThan(0)
  expect(told.get('classify')?.findings).toEqual([])
  expect(told.get('redact')?.findings).toEqual([])
  expect(told.get('feedback')?.findings).toEqual([])
})

test('calls and what was replaced for them are told of this draft alone, without what was written', async () => {
  const text = 'When does the refund for the returned lamp reach my bank account?'
  const { id } = await createConversation(organization, { subject: 'Refund', text })
  await draftFor(organization, id, 'yes')
  const own = { organizationId: organization.id, conversationId: id, provider: 'openai', model: 'small' }
  const long = new Date(Date.now() - 86_400_000)
  await asSystem('test', async (db) => {
    for (const createdAt of [new Date(), long]) {
      await db.aiCall.create({
        data: {
          ...own,
          id: newId(),
          task: 'draft',
          inputTokens: 20,
          outputTokens: 5,
          latencyMs: 1_500,
          outcome: 'error',
          createdAt,
        },
      })
      await db.aiDisclosure.create({
        data: {
          ...own,
          id: newId(),
          task: 'draft',
          host: 'x',
          contentHash: 'x',
          characters: 1,
          estimatedTokens: 1,
          placeholders: { email: 2 },
          createdAt,
        },
      })
    }
  })
  const told = new Map((await stepsOf(id)).map((step) => [step.name, step]))
  expect(told.get('generate')).toMatchObject({ fine: false })
  expect(told.get('generate')?.findings.slice(1)).toEqual(['openai/small: error, 25 tokens, 1.5 s'])
  expect(told.get('redact')?.findings).toEqual(['openai/small was sent the text with 2 × email replaced'])
})
