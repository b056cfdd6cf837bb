import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { as } from '../test/contexts.ts'
import { compareProviders } from './compare-providers.ts'

withTestDatabase()

test('compares models by calls, failures, latency, cost and how much of their drafts was changed', async () => {
  const organization = await createOrganization()
  const organizationId = organization.id
  const { id: conversationId } = await createConversation(organization)
  const base = { organizationId, task: 'draft', provider: 'openai', model: 'org/m' }
  const made = [
    { latencyMs: 100, outcome: 'ok', costMicros: 1_000_000 },
    { latencyMs: 300, outcome: 'repaired', costMicros: null },
    { latencyMs: 9_000, outcome: 'timeout', costMicros: null },
    { latencyMs: 0, outcome: 'breaker_open', costMicros: null },
    { latencyMs: 1, outcome: 'ok', costMicros: 5, createdAt: new Date('2020-01-01') },
  ]
  const review = { organizationId, conversationId, confidence: 0.9, draftText: 'a', sentText: 'b' }
  const reviews = [
    { mode: 'suggest', draftedBy: 'openai/org/m', similarity: 0.5 },
    { mode: 'shadow', draftedBy: 'openai/org/m', similarity: 1 },
    { mode: 'auto', draftedBy: 'openai/org/m', similarity: 1 },
    { mode: 'suggest', draftedBy: 'local', similarity: 0 },
  ]
  await asSystem('test', async (db) => {
    await db.aiCall.createMany({ data: made.map((call) => ({ id: newId(), ...base, ...call })) })
    await db.draftReview.createMany({ data: reviews.map((one) => ({ id: newId(), ...review, ...one })) })
  })
  const { items } = await as(organization, 'admin', (ctx) => compareProviders(ctx, { days: 30 }))
  expect(items).toEqual([
    {
      provider: 'openai',
      model: 'org/m',
      calls: 3,
      failures: 1,
      repaired: 1,
      latencyP50: 200,
      latencyP95: 290,
      inputTokens: 0,
      outputTokens: 0,
      cachedTokens: 0,
      cost: 1,
      unpricedCalls: 1,
      draftsSent: 2,
      editDistance: 0.25,
      ratedGood: 0,
      ratedBad: 0,
      faults: {},
      tasks: { draft: 3 },
    },
    expect.objectContaining({ provider: 'local', model: '', calls: 0, draftsSent: 1, editDistance: 1 }),
  ])
})
