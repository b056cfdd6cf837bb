import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import {
  type Asking,
  ask,
  asking,
  climb,
  draftFor,
  lenient,
  prove,
  reviewsOf,
  rungOf,
  say,
  shownDraft,
} from '../test/asking.ts'
import { as } from '../test/contexts.ts'
import { usualBar } from './ladder.ts'
import { readAutonomy } from './read.ts'
import { reviewDraft } from './review.ts'

withTestDatabase()

let organization: Asking

beforeEach(async () => {
  organization = await asking()
})

test('nobody lets the assistant act alone before it has earned it', async () => {
  await expect(climb(organization, 'send_with_undo')).rejects.toMatchObject({ code: 'not_earned' })
  await prove(organization, 9)
  await expect(climb(organization, 'send_with_undo')).rejects.toMatchObject({ code: 'not_earned' })
  await prove(organization, 31)
  await expect(climb(organization, 'auto')).rejects.toMatchObject({ code: 'not_earned' })
  await climb(organization, 'send_with_undo')
  await climb(organization, 'auto')
  await climb(organization, 'off')
  expect(await rungOf(organization)).toMatchObject({
    mode: 'off',
    reviewed: 40,
    good: 40,
    precision: 1,
    offered: null,
  })
})

test('drafts that were too unsure to leave prove nothing', async () => {
  await prove(organization, 40, 0.2)
  await expect(climb(organization, 'send_with_undo')).rejects.toMatchObject({ code: 'not_earned' })
  expect(await rungOf(organization)).toMatchObject({ reviewed: 0, precision: null, low: 0, high: 1 })
})

test('a bar is not lowered under an assistant that acts alone until precision proves the new one', async () => {
  await prove(organization, 40)
  await climb(organization, 'send_with_undo')
  await expect(
    climb(organization, 'send_with_undo', { ...lenient, leastConfidence: 0.1, leastReviewed: 500 }),
  ).rejects.toMatchObject({ code: 'not_earned' })
})

test('what has been proved is offered, and never taken', async () => {
  await prove(organization, 90)
  expect(await rungOf(organization)).toMatchObject({ mode: 'suggest', offered: 'send_with_undo' })
  expect((await as(organization, 'viewer', readAutonomy)).reliability).toEqual([
    expect.objectContaining({ from: 0.9, reviewed: 90, good: 90 }),
  ])
})

test('a category that is off gets no draft until somebody asks for one', async () => {
  await climb(organization, 'off', usualBar)
  const { id } = await ask(organization)
  await draftFor(organization, id)
  expect(await shownDraft(organization, id)).toMatchObject({ text: '', assistant: null })
  await draftFor(organization, id, 'yes')
  expect((await shownDraft(organization, id)).text).toContain('5 working days')
})

test('a draft in the shadow is not shown, but measured by what the agent writes', async () => {
  await climb(organization, 'shadow', usualBar)
  const { id } = await ask(organization)
  await draftFor(organization, id)
  expect(await shownDraft(organization, id)).toMatchObject({ text: '', assistant: null })
  const row = await asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))
  expect(row.hasDraft).toBe(false)
  await say(organization, id, 'It takes a week.')
  const [open] = await reviewsOf(organization, 'open')
  expect(open).toMatchObject({ mode: 'shadow', sent: 'It takes a week.', good: null })
  expect(open?.draft).toContain('5 working days')
  await as(organization, 'agent', (ctx) => reviewDraft(ctx, { id: open?.id ?? '', good: true }))
  expect(await reviewsOf(organization, 'decided')).toMatchObject([{ id: open?.id, good: true }])
})

test('a suggested draft is judged by what is sent in its place', async () => {
  const { id } = await ask(organization)
  await draftFor(organization, id)
  const { text } = await shownDraft(organization, id)
  await say(organization, id, text.replace('5 working days', '9 working days'))
  expect(await reviewsOf(organization, 'decided')).toMatchObject([{ good: false, edits: [{ kind: 'fact' }] }])
})

test('a reply that is taken back says nothing about the draft', async () => {
  const { id } = await ask(organization)
  await draftFor(organization, id)
  const { text } = await shownDraft(organization, id)
  const sent = await say(organization, id, text)
  expect(await reviewsOf(organization, 'decided')).toMatchObject([{ good: true, similarity: 1 }])
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId: sent.id }))
  expect(await reviewsOf(organization, 'decided')).toEqual([])
})
