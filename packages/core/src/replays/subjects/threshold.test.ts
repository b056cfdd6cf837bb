import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { createArticle } from '../../articles/write.ts'
import type { Mode } from '../../autonomy/ladder.ts'
import { asSystem } from '../../context.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { replayOver, resultsOf } from '../../test/replays.ts'

withTestDatabase()

let organization: TestOrganization
let categoryId: string

beforeEach(async () => {
  organization = await createOrganization()
  categoryId = organization.categories.order_status
  const body = 'You can follow your parcel on the tracking page. A parcel arrives within three days.'
  const article = { title: 'Following a parcel', body, language: 'en', collection: '' }
  await as(organization, 'admin', (ctx) =>
    createArticle(ctx, { ...article, audience: 'public', status: 'published' }),
  )
})

/** A question of the category, and a draft for it that was measured. */
async function measured(confidence: number, good: boolean | null) {
  const text = 'Hello, how can I follow my parcel? When does the parcel arrive?'
  const { id, messageId } = await createConversation(organization, { subject: 'Parcel', text })
  const of = { organizationId: organization.id, conversationId: id }
  await asSystem('test', async (db) => {
    const judged = { categoryId, route: 'informational', severity: 'normal', language: 'en' } as const
    await db.conversation.update({ where: { id }, data: judged })
    const review = { messageId, categoryId, mode: 'shadow', draftedBy: 'local', draftText: 'x' }
    await db.draftReview.create({ data: { id: newId(), ...of, ...review, confidence, good } })
  })
  return id
}

function held(mode: Mode, leastConfidence: number) {
  return asSystem('test', (db) =>
    db.categoryAutonomy.create({
      data: {
        organizationId: organization.id,
        categoryId,
        mode,
        bar: 0.5,
        leastReviewed: 10,
        leastConfidence,
        changedBy: {},
        changedAt: new Date(),
      },
    }),
  )
}

test('a lower confidence lets the assistant answer more alone, and tells how good those were', async () => {
  await held('send_with_undo', 0.8)
  const sure = await measured(0.9, true)
  const unsure = await measured(0.7, true)
  const wrong = await measured(0.6, false)
  const more = await Promise.all(Array.from({ length: 12 }, () => measured(0.95, true)))
  const before = await promisedJobs(organization, 'deliver-message')
  const replay = await replayOver(
    organization,
    { kind: 'threshold', id: categoryId, leastConfidence: 0.55 },
    { conversationIds: [sure, unsure, wrong, ...more] },
  )
  expect(replay).toMatchObject({
    name: 'Order status',
    matched: 15,
    different: 2,
    counts: { replies: 2 },
    numbers: {
      answered_alone: { before: 13, after: 15 },
      reviewed_alone: { before: 13, after: 15 },
      good_alone: { before: 13, after: 14 },
    },
  })
  const results = await resultsOf(organization, replay.id)
  expect(results.map(({ conversation }) => conversation.id).sort()).toEqual([unsure, wrong].sort())
  expect(results[0]?.differences[0]?.before).toBe('A person answers: the draft is not sure enough.')
  expect(results[0]?.differences[0]?.after).toMatch(/^The assistant answers alone:\n[\s\S]*tracking page/)
  expect(await promisedJobs(organization, 'deliver-message')).toEqual(before)
})

test('what was not earned changes nothing, and neither does the threshold that holds', async () => {
  await measured(0.9, true)
  const climbing = { kind: 'threshold', id: categoryId, mode: 'auto' } as const
  expect(await replayOver(organization, climbing, { last: 5 })).toMatchObject({
    name: 'Order status: not earned, so it only suggests',
    matched: 1,
    different: 0,
  })
  await held('send_with_undo', 0.8)
  const same = { kind: 'threshold', id: categoryId, leastConfidence: 0.8 } as const
  expect(await replayOver(organization, same, { last: 5 })).toMatchObject({ matched: 1, different: 0 })
})

test('conversations of other categories have nothing to do with it', async () => {
  await held('send_with_undo', 0.8)
  await createConversation(organization)
  const off = { kind: 'threshold', id: categoryId, mode: 'off' } as const
  expect(await replayOver(organization, off, { last: 5 })).toMatchObject({ lookedAt: 1, matched: 0 })
})
