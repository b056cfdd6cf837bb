import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { reply } from '../../messages/reply.ts'
import { as } from '../../test/contexts.ts'
import { createSavedReply } from '../create.ts'
import { listSavedReplies } from '../list.ts'
import { readAcceptance, readLeanings } from './acceptance.ts'
import { noteRecommendationsShown } from './note-shown.ts'
import { recommendSavedReplies } from './recommend.ts'
import { recordSavedReplyUse } from './record-use.ts'

withTestDatabase()

let organization: TestOrganization
let returns: string
let hours: string

beforeEach(async () => {
  organization = await createOrganization()
  const create = (title: string, body: string) =>
    as(
      organization,
      'agent',
      async (ctx) => (await createSavedReply(ctx, { title, body, language: 'en' })).id,
    )
  returns = await create(
    'Returning a lamp',
    'Hi {{name}}, you can return a lamp within 30 days with the label.',
  )
  hours = await create('Opening hours', 'Our shop is open from Monday to Saturday between 9 and 18 o’clock.')
})

async function opened(text: string) {
  const { id } = await createConversation(organization, { subject: 'Question', text })
  const categoryId = organization.categories.refund ?? null
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { categoryId } }))
  return id
}

const recommended = async (conversation: string) =>
  (await as(organization, 'viewer', (ctx) => recommendSavedReplies(ctx, { conversation, limit: 5 }))).items
const insert = (conversation: string, savedReplyId: string) =>
  as(organization, 'agent', (ctx) => recordSavedReplyUse(ctx, { conversation, savedReplyId }))
const send = (conversation: string, text: string) =>
  as(organization, 'agent', (ctx) => reply(ctx, { conversation, text, attachmentIds: [], resolve: false }))
const show = (conversation: string, ...savedReplyIds: string[]) =>
  as(organization, 'agent', (ctx) => noteRecommendationsShown(ctx, { conversation, savedReplyIds }))
const shown = () =>
  asSystem('test', (db) =>
    db.savedReplyRecommendation.findMany({
      where: { organizationId: organization.id },
      orderBy: { rank: 'asc' },
    }),
  )
const uses = () =>
  asSystem('test', (db) => db.savedReplyUse.findMany({ where: { organizationId: organization.id } }))

test('the reply that speaks of the question comes, and no other', async () => {
  const items = await recommended(await opened('Can I return the lamp? It was too large.'))
  expect(items.map(({ id }) => id)).toEqual([returns])
  expect(items[0]?.confidence).toBeGreaterThan(0.3)
  expect(await recommended(await opened('My password is refused.'))).toEqual([])
})

test('what was sent for such questions before is surer, what was only inserted is not', async () => {
  const question = 'Can I return the lamp?'
  const [before] = await recommended(await opened(question))
  const first = await opened(question)
  await insert(first, returns)
  expect((await recommended(first))[0]?.confidence).toBe(before?.confidence)
  await send(first, 'Hi Ada, you can return a lamp within 30 days with the label.')
  const [after] = await recommended(await opened(question))
  expect(after).toMatchObject({ id: returns, sent: 1 })
  expect(after?.confidence).toBeGreaterThan(before?.confidence ?? 1)
})

test('a use is tied to the message that left with it, and forgotten when it was taken out again', async () => {
  const conversation = await opened('Can I return the lamp?')
  await insert(conversation, returns)
  await insert(conversation, returns)
  await insert(conversation, hours)
  expect(await uses()).toHaveLength(2)
  const { id } = await send(conversation, 'Hi Ada, you can return a lamp within 30 days with the label. Tom')
  expect((await uses()).map(({ savedReplyId, messageId }) => [savedReplyId, messageId])).toEqual([
    [returns, id],
  ])
})

test('a reply in another language than the customer’s is less sure', async () => {
  const conversation = await opened('Can I return the lamp?')
  const [own] = await recommended(conversation)
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id: conversation }, data: { language: 'de' } }),
  )
  const [foreign] = await recommended(conversation)
  expect(foreign?.confidence ?? 0).toBeLessThan(own?.confidence ?? 0)
})

const question = 'Can I return the lamp?'
const label = 'you can return a lamp within 30 days with the label.'

test('a recommendation is remembered once for its message, with its place, and only where it was one', async () => {
  const conversation = await opened(question)
  expect(await show(conversation, returns, hours)).toEqual({ recorded: 1 })
  expect(await show(conversation, returns)).toEqual({ recorded: 0 })
  const [first] = await recommended(conversation)
  expect(await shown()).toMatchObject([
    { savedReplyId: returns, rank: 1, confidence: first?.confidence, insertedAt: null, sentMessageId: null },
  ])
})

test('what became of recommendations is told for each saved reply and by place', async () => {
  const [kept, changed, ignored] = [await opened(question), await opened(question), await opened(question)]
  for (const conversation of [kept, changed, ignored]) await show(conversation, returns)
  await insert(kept, returns)
  await insert(changed, returns)
  await send(kept, `Hi Ada, ${label}\n\nTom`)
  await send(changed, `Hi Ada, ${label.replace('30 days', '14 days')}`)
  await send(ignored, 'No, sorry.')
  const acceptance = { shown: 3, inserted: 2, sent: 2, unchanged: 1 }
  const { total, ranks } = await as(organization, 'viewer', readAcceptance)
  expect({ total, ranks }).toEqual({ total: acceptance, ranks: [{ rank: 1, ...acceptance }] })
  const { items } = await as(organization, 'viewer', (ctx) => listSavedReplies(ctx, { limit: 5 }))
  expect(items.map(({ id, recommended }) => [id, recommended.shown])).toEqual([
    [hours, 0],
    [returns, 3],
  ])
})

/** As if each had been shown in other conversations, and sent as often as said. */
async function past(history: { savedReplyId: string; rank: number; shown: number; sent: number }[]) {
  const { id: conversationId, messageId } = await createConversation(organization, { text: 'x' })
  await asSystem('test', async (db) => {
    for (const { savedReplyId, rank, shown: times, sent } of history)
      for (let time = 0; time < times; time += 1) {
        const { messageId: other } = await createConversation(organization, { text: 'y' })
        const outcome =
          time < sent ? { insertedAt: new Date(), sentMessageId: messageId, changed: false } : {}
        const place = { organizationId: organization.id, conversationId, messageId: other }
        await db.savedReplyRecommendation.create({
          data: { id: newId(), ...place, savedReplyId, rank, confidence: 0.5, ...outcome },
        })
      }
  })
}

test('of two that fit alike the one people take comes first, and no history carries one past better words', async () => {
  const add = (title: string, body: string) =>
    as(
      organization,
      'agent',
      async (ctx) => (await createSavedReply(ctx, { title, body, language: 'en' })).id,
    )
  const liked = await add('Parcel late one', 'The parcel is late. We ask the carrier about it.')
  const disliked = await add('Parcel late two', 'The parcel is late. We ask the carrier about it.')
  const exact = await add('Parcel late and damaged', 'The parcel came late and damaged: send a photo.')
  await past([
    { savedReplyId: liked, rank: 1, shown: 10, sent: 9 },
    { savedReplyId: disliked, rank: 1, shown: 10, sent: 0 },
    { savedReplyId: exact, rank: 1, shown: 10, sent: 0 },
  ])
  const alike = await recommended(await opened('My parcel is late.'))
  expect(alike.findIndex(({ id }) => id === liked)).toBeLessThan(alike.findIndex(({ id }) => id === disliked))
  const better = await recommended(await opened('My parcel came late and damaged, shall I send a photo?'))
  expect(better[0]?.id).toBe(exact)
})

test('a reply that was shown at a better place is not thought better for it', async () => {
  const [one, two] = [returns, hours]
  await past([
    { savedReplyId: one, rank: 1, shown: 10, sent: 5 },
    { savedReplyId: two, rank: 3, shown: 10, sent: 1 },
  ])
  const leanings = await as(organization, 'viewer', readLeanings)
  expect(leanings.get(one)).toBeCloseTo(0)
  expect(leanings.get(two)).toBeCloseTo(0)
})
