import { detectLanguage } from '@frontdesk/ai/local/language'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createArticle } from '../articles/write.ts'
import { compareProviders } from '../assistant/compare-providers.ts'
import { asSystem } from '../context.ts'
import { readConversation } from '../conversations/query/find.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { reply } from '../messages/reply.ts'
import { as, asProduct, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { offerDraft } from './offer.ts'
import { rateDraft } from './rating/rate.ts'
import { readDraft } from './read.ts'
import { requestDraft } from './request.ts'
import { saveDraft } from './save.ts'

withTestDatabase()

let organization: TestOrganization
let id: string
let messageId: string

beforeAll(async () => {
  // The language model takes longer to load than a single test may on a busy machine.
  detectLanguage('Where is my lamp?')
  organization = await createOrganization()
})

beforeEach(async () => {
  const created = await createConversation(organization)
  id = created.id
  messageId = created.messageId
})

const draftOf = (text: string) => ({
  text,
  sentences: [{ text, sources: ['article:1:1'], supported: true }],
  confidence: 0.8,
  by: 'local',
  unmet: [],
  calls: [],
})
const passage = { sourceId: 'article:1:1', kind: 'article' as const, title: 'T\0', text: 'P', score: 1 }
const offer = (text: string | null, forMessage = messageId, before?: null) =>
  asProduct(organization, (ctx) =>
    offerDraft(ctx, {
      conversationId: id,
      messageId: forMessage,
      passages: [passage, { ...passage, sourceId: 'article:2:1' }],
      draft: text === null ? null : draftOf(text),
      mode: 'suggest',
      categoryId: null,
      before,
    }),
  )
const save = (text: string) => as(organization, 'agent', (ctx) => saveDraft(ctx, { conversation: id, text }))
const read = () => as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: id }))
const marked = async () => (await as(organization, 'agent', (ctx) => readConversation(ctx, id))).hasDraft

test('the composer starts from the draft of the assistant, with the sources it cites', async () => {
  await offer('It leaves\0 today.')
  const draft = await read()
  expect(draft).toMatchObject({ text: 'It leaves today.', by: 'local', confidence: 0.8 })
  expect(draft.sentences).toEqual([{ text: 'It leaves today.', sources: ['article:1:1'], supported: true }])
  expect(draft.sources).toEqual([{ id: 'article:1:1', kind: 'article', title: 'T', passage: 'P' }])
  expect(await marked()).toBe(true)
})

test('what the agent has typed is never overwritten, and the newer draft lies beside it', async () => {
  await offer('First')
  await save('My own words')
  await offer('Second')
  const draft = await read()
  expect(draft.text).toBe('My own words')
  expect(draft.assistant?.text).toBe('Second')
  await offer(null)
  expect(await read()).toMatchObject({ text: 'My own words', assistant: null })
  await save('  ')
  expect(await read()).toMatchObject({ text: '', by: null })
  expect(await marked()).toBe(false)
})

test('of drafts begun for a message at the same moment one is offered, and none counts as left unused', async () => {
  const offered = await Promise.all(['One', 'Two', 'Three'].map((text) => offer(text, messageId, null)))
  expect(offered.filter((taken) => taken)).toHaveLength(1)
  const past = await asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId: id } }),
  )
  expect(past.map(({ type }) => type).filter((type) => type.startsWith('draft_'))).toEqual(['draft_offered'])
})

test('a draft for a message that is no longer the newest is dropped', async () => {
  await asSystem('test', (db) =>
    db.message.update({ where: { id: messageId }, data: { messageId: '<newest@customer.example>' } }),
  )
  const { email } = (await as(organization, 'agent', (ctx) => readConversation(ctx, id))).contact
  const { message } = await receiveMail(organization, { from: email, inReplyTo: '<newest@customer.example>' })
  expect(message.conversationId).toBe(id)
  await offer('Stale')
  expect((await read()).text).toBe('')
  await offer('Fresh', message.id)
  expect((await read()).text).toBe('Fresh')
})

test('a draft that comes after the reply is dropped, and the reply clears both', async () => {
  await offer('An offer')
  await save('Own words')
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: id, text: 'Sent', attachmentIds: [], resolve: false }),
  )
  expect(await read()).toMatchObject({ text: '', assistant: null })
  await offer('Too late')
  expect(await read()).toMatchObject({ text: '', assistant: null })
  expect(await marked()).toBe(false)
})

test('asking for a draft promises one', async () => {
  const { id: requestId } = await as(organization, 'agent', (ctx) => requestDraft(ctx, { conversation: id }))
  const jobs = await promisedJobs(organization, 'draft-reply')
  expect(jobs.at(-1)?.payload).toEqual({ conversationId: id, asked: 'yes', requestId })
})

test('the flow drafts from what is published here, and from nothing of another organization', async () => {
  const article = {
    title: 'Returning a lamp',
    body: 'You can return a lamp within thirty days of delivery.',
    language: 'en',
    collection: '',
    status: 'published' as const,
  }
  const ask = { subject: 'Return', text: 'Hello, can I still return my lamp? It was delivered last week.' }
  const other = await createOrganization()
  await as(other, 'admin', (ctx) => createArticle(ctx, article))
  const asked = await createConversation(organization, ask)
  const flow = () => draftConversationReply({ organizationId: organization.id, conversationId: asked.id })
  const drafted = () => as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: asked.id }))
  await as(organization, 'admin', (ctx) => createArticle(ctx, { ...article, status: 'draft' }))
  await flow()
  expect(await drafted()).toMatchObject({ text: '', assistant: null })
  await as(organization, 'admin', (ctx) => createArticle(ctx, article))
  await flow()
  const draft = await drafted()
  expect(draft.text).toContain('thirty days')
  expect(draft.sources.length).toBeGreaterThan(0)
})

const rate = (
  rating: { good: boolean; reason?: 'tone' | 'wrong' } | null,
  role: 'agent' | 'admin' = 'agent',
) => as(organization, role, (ctx) => rateDraft(ctx, { conversation: id, rating }))
const ratings = () =>
  asSystem('test', (db) =>
    db.draftRating.findMany({ where: { conversationId: id }, orderBy: { memberId: 'asc' } }),
  )

test('a draft written while its conversation was merged lies where its message is now', async () => {
  const into = id
  const merged = await createConversation(organization)
  await as(organization, 'agent', (ctx) => merge(ctx, { conversation: merged.id, into }))
  id = merged.id
  for (const text of ['It leaves today.', 'It leaves tomorrow.'])
    expect(await offer(text, merged.messageId)).toBe(true)
  const drafts = await asSystem('test', (db) => db.draft.findMany({ where: { messageId: merged.messageId } }))
  expect(drafts).toMatchObject([{ conversationId: into, text: 'It leaves tomorrow.' }])
  id = into
  expect(await marked()).toBe(true)
})

test('what a member says of a draft is their one word on it, tied to what was sent instead', async () => {
  await expect(rate({ good: true })).rejects.toMatchObject({ code: 'not_found' })
  await offer('It leaves today.')
  await rate({ good: true })
  await rate({ good: false, reason: 'tone' })
  await rate({ good: true }, 'admin')
  expect((await read()).rating).toEqual({ good: false, reason: 'tone', comment: '' })
  await expect(rate({ good: true, reason: 'tone' })).rejects.toMatchObject({ path: 'rating.reason' })
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: id, text: 'It left yesterday.', attachmentIds: [], resolve: false }),
  )
  const [review] = await asSystem('test', (db) => db.draftReview.findMany({ where: { conversationId: id } }))
  expect((await ratings()).map(({ reviewId }) => reviewId)).toEqual([review?.id, review?.id])
  expect(review?.similarity).toBeLessThan(1)
})

test('the next draft is another one, and a word can be taken back', async () => {
  await offer('It leaves today.')
  await rate({ good: false, reason: 'wrong' })
  await offer('It leaves tomorrow.')
  expect((await read()).rating).toBeNull()
  await rate({ good: true })
  expect(await rate(null)).toEqual({ rating: null })
  expect((await ratings()).map(({ reason }) => reason)).toEqual(['wrong'])
  const { items } = await as(organization, 'admin', (ctx) => compareProviders(ctx, { days: 7 }))
  expect(items).toMatchObject([
    { provider: 'local', ratedGood: 1, ratedBad: 2, faults: { tone: 1, wrong: 1 } },
  ])
})
