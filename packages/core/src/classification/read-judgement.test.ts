import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { classifyStoredMessage } from '../flows/classify-message.ts'
import { as } from '../test/contexts.ts'
import { correctClassification } from './correct.ts'
import { readJudgement } from './read-judgement.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const text = 'I am furious! The charger caught fire and burnt my hand. I will call my lawyer.'
const read = (messageId: string) => as(organization, 'viewer', (ctx) => readJudgement(ctx, messageId))

test('shows what the rules found beside what the model makes of the words', async () => {
  const at = new Date(Date.now() - 3_600_000)
  const { messageId } = await createConversation(organization, { subject: 'Fire', text, at })
  await expect(read(messageId)).rejects.toMatchObject({ code: 'not_found' })
  await classifyStoredMessage({ organizationId: organization.id, messageId })
  const judged = await read(messageId)
  expect(judged).toMatchObject({
    language: 'en',
    sentiment: { emotion: 'angry' },
    severity: { severity: 'urgent', ruleHits: expect.arrayContaining(['fire']) },
    urgency: { word: 'now' },
    spam: false,
    spamScore: expect.closeTo(0, 0),
    nextStep: { action: 'escalate' },
  })
  expect(judged.severity.model.score).toBeGreaterThan(0.5)
}, 120_000)

test("keeps what the assistant rested on visible after a person's correction", async () => {
  const { id, messageId } = await createConversation(organization, { text })
  await classifyStoredMessage({ organizationId: organization.id, messageId })
  const before = await read(messageId)
  await as(organization, 'agent', (ctx) =>
    correctClassification(ctx, { conversation: id, category: 'refund', sentiment: 'neutral' }),
  )
  expect(await read(messageId)).toMatchObject({
    by: 'agent',
    intent: { category: 'refund' },
    nextStep: { action: 'suggest' },
    confidence: 1,
    sentiment: { score: 0, confidence: 1 },
    severity: { ruleHits: before.severity.ruleHits },
  })
  const { alternatives } = await read(messageId)
  expect(alternatives.map(({ category }) => category)).toContain(before.intent?.category)
  expect(alternatives.map(({ category }) => category)).not.toContain('refund')
  const confidences = alternatives.map(({ confidence }) => confidence)
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
}, 120_000)
