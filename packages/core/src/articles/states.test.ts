import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { readDraft } from '../drafts/read.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { changeArticleState } from './change-state.ts'
import { listArticles } from './list.ts'
import { listCollections } from './list-collections.ts'
import type { ArticleInput } from './row.ts'
import { searchPublished } from './search-published.ts'
import { createArticle, updateArticle } from './write.ts'

withTestDatabase()

let organization: TestOrganization
beforeEach(async () => {
  organization = await createOrganization()
})

const fields = {
  title: 'Returning a lamp',
  body: 'You can return a lamp within thirty days of delivery.',
  language: 'en',
  collection: 'Orders',
}
const write = (input: Partial<ArticleInput> = {}) =>
  as(organization, 'admin', (ctx) => createArticle(ctx, { ...fields, status: 'draft', ...input }))
const save = (id: string, input: Partial<ArticleInput>) =>
  as(organization, input.status === 'published' ? 'admin' : 'agent', (ctx) =>
    updateArticle(ctx, { ...fields, status: 'draft', ...input, id }),
  )
const step = (id: string, name: Parameters<typeof changeArticleState>[1]['step'], basedOn?: number) =>
  as(organization, 'admin', (ctx) => changeArticleState(ctx, { id, step: name, basedOn }))
const find = (q: string, audience?: 'public' | 'internal') =>
  as(organization, 'viewer', (ctx) => searchPublished(ctx, { q, limit: 5, audience }))
const passages = async (q: string) => (await find(q)).map(({ passage }) => passage)

test('an agent writes and asks for review, and only who may publish approves', async () => {
  const { id } = await as(organization, 'agent', (ctx) =>
    createArticle(ctx, { ...fields, status: 'in_review' }),
  )
  expect(await passages('return a lamp')).toEqual([])
  for (const name of ['publish', 'archive'] as const) {
    await expect(
      as(organization, 'agent', (ctx) => changeArticleState(ctx, { id, step: name })),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
  await expect(
    as(organization, 'agent', (ctx) => updateArticle(ctx, { ...fields, id, status: 'published' })),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect(await step(id, 'publish', 1)).toMatchObject({ status: 'published', publishedVersion: 1 })
  expect(await passages('return a lamp')).toHaveLength(1)
  expect(await auditEntries(organization, 'article.publish')).toHaveLength(1)
})

test('while a published article is rewritten, search finds what is published', async () => {
  const { id } = await write({ status: 'published' })
  await save(id, { title: 'Bringing back', body: 'A chandelier can be brought back within sixty days.' })
  expect(await passages('return a lamp')).toEqual([fields.body])
  expect(await passages('chandelier')).toEqual([])
  await step(id, 'request_review')
  expect(await passages('chandelier')).toEqual([])
  await step(id, 'publish', 2)
  expect(await passages('chandelier sixty days')).toHaveLength(1)
  expect(await passages('thirty')).toEqual([])
})

test('what is approved is the version that was read, not one saved meanwhile', async () => {
  const { id } = await write()
  await save(id, { body: 'Something else entirely.' })
  await expect(step(id, 'publish', 1)).rejects.toMatchObject({ code: 'article_changed' })
  expect(await passages('something else entirely')).toEqual([])
})

test('what is unpublished or archived answers nobody, and comes back as a draft', async () => {
  const { id } = await write({ status: 'published' })
  expect(await step(id, 'unpublish')).toMatchObject({ status: 'draft', publishedVersion: null })
  expect(await passages('return a lamp')).toEqual([])
  await step(id, 'publish')
  await step(id, 'archive')
  expect(await passages('return a lamp')).toEqual([])
  const listed = (status?: 'archived') =>
    as(organization, 'viewer', async (ctx) => (await listArticles(ctx, { limit: 9, status })).items.length)
  expect([await listed(), await listed('archived')]).toEqual([0, 1])
  expect(await as(organization, 'viewer', listCollections)).toEqual([])
  await expect(step(id, 'request_review')).rejects.toMatchObject({ code: 'wrong_state' })
  expect(await step(id, 'restore')).toMatchObject({ status: 'draft' })
  expect(await as(organization, 'viewer', listCollections)).toEqual([{ name: 'Orders', articles: 1 }])
})

test('a step that was taken already changes nothing', async () => {
  const { id, updatedAt } = await write({ status: 'published' })
  expect(await step(id, 'publish')).toMatchObject({ updatedAt })
  expect(await auditEntries(organization, 'article.publish')).toEqual([])
})

test('members find internal articles, and can leave them out', async () => {
  await write({ status: 'published', audience: 'internal' })
  expect(await find('return a lamp')).toMatchObject([{ audience: 'internal' }])
  expect(await find('return a lamp', 'public')).toEqual([])
  expect(await find('return a lamp', 'internal')).toHaveLength(1)
})

test('a draft never quotes an internal article, also while a public version of it is only written', async () => {
  const { id } = await write({ status: 'published', audience: 'internal' })
  const asked = await createConversation(organization, {
    subject: 'Return',
    text: 'Hello, can I still return my lamp? It was delivered last week.',
  })
  const drafted = async () => {
    await draftConversationReply({ organizationId: organization.id, conversationId: asked.id })
    return as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: asked.id }))
  }
  expect((await drafted()).text).toBe('')
  await save(id, { audience: 'public' })
  expect((await drafted()).text).toBe('')
  await step(id, 'publish')
  expect((await drafted()).text).toContain('thirty days')
  await save(id, { audience: 'internal', status: 'published' })
  expect((await drafted()).text).toBe('')
})
