import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { reply } from '../../messages/reply.ts'
import { as } from '../../test/contexts.ts'
import { createSavedReply } from '../create.ts'
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
