import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { listArticles } from '../articles/list.ts'
import { createArticle } from '../articles/write.ts'
import { readDraft } from '../drafts/read.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { reply } from '../messages/reply.ts'
import { as } from '../test/contexts.ts'
import { readArticleUsage } from './article-usage.ts'
import { dismissGap, writeGapArticle } from './decide.ts'
import { listGaps } from './list.ts'
import { readGap } from './read.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

async function ask(text: string, subject = 'Question'): Promise<string> {
  const { id } = await createConversation(organization, { subject, text })
  await draftConversationReply({ organizationId: organization.id, conversationId: id })
  await draftConversationReply({ organizationId: organization.id, conversationId: id })
  return id
}
const answer = (conversation: string, text: string) =>
  as(organization, 'agent', (ctx) => reply(ctx, { conversation, text, attachmentIds: [], resolve: false }))
const gaps = async (state: 'open' | 'dismissed' | 'written' = 'open') =>
  (await as(organization, 'viewer', (ctx) => listGaps(ctx, { state, limit: 10 }))).items

test('questions without an answer that ask for the same are one gap, without personal details', async () => {
  await ask('Hello, do you offer gift wrapping for lamps? Write to ada@home.example.')
  await ask('Is gift wrapping possible for a lamp?')
  await ask('Which voltage does the ceiling fan need?')
  const [first, second, ...others] = await gaps()
  expect(others).toEqual([])
  expect(first).toMatchObject({ questionCount: 2 })
  expect(first?.title).toContain('gift wrapping')
  expect(JSON.stringify(first)).not.toContain('ada@home.example')
  expect(second).toMatchObject({ questionCount: 1, title: 'Which voltage does the ceiling fan need?' })
})

test('a question that an article answers is none, and the article knows that it was used', async () => {
  const body = 'We offer gift wrapping for all lamps. Gift wrapping costs 4 EUR for each lamp.'
  const fields = { language: 'en', collection: '', status: 'published' } as const
  const { id } = await as(organization, 'admin', (ctx) =>
    createArticle(ctx, { title: 'Gift wrapping', body, ...fields }),
  )
  const conversation = await ask('Do you offer gift wrapping for lamps?')
  expect(await gaps()).toEqual([])
  await answer(conversation, 'Something else entirely, for 9 EUR.')
  const usage = await as(organization, 'viewer', (ctx) => readArticleUsage(ctx, id))
  expect(usage).toMatchObject({ cited: 1, unchanged: 0, edited: 1 })
})

test('the list says how often each article was cited and kept, and can be in that order, page by page', async () => {
  const fields = { language: 'en', collection: '', status: 'published' } as const
  const write = (title: string, body: string) =>
    as(organization, 'admin', (ctx) => createArticle(ctx, { title, body, ...fields }))
  await write(
    'Gift wrapping',
    'We offer gift wrapping for all lamps. Gift wrapping costs 4 EUR for each lamp.',
  )
  await write('Voltage', 'The ceiling fan needs a voltage of 230 volts.')
  await write('Opening', 'Our shop is open on Mondays.')
  const first = await ask('Do you offer gift wrapping for lamps?')
  const draft = await as(organization, 'viewer', (ctx) => readDraft(ctx, { conversation: first }))
  await answer(first, draft.text)
  await answer(await ask('Is gift wrapping for lamps possible?'), 'No, and it never was, sadly.')
  await answer(await ask('Which voltage does the ceiling fan need?'), 'Please look at its label for that.')
  const list = (cursor?: string) =>
    as(organization, 'viewer', (ctx) => listArticles(ctx, { limit: 2, cursor, sort: 'cited' }))
  const one = await list()
  const two = await list(one.nextCursor ?? '')
  expect([...one.items, ...two.items].map(({ title, usage }) => ({ title, ...usage }))).toEqual([
    { title: 'Gift wrapping', cited: 2, unchanged: 1 },
    { title: 'Voltage', cited: 1, unchanged: 0 },
    { title: 'Opening', cited: 0, unchanged: 0 },
  ])
  expect(two.nextCursor).toBeNull()
  const changed = await as(organization, 'viewer', (ctx) =>
    listArticles(ctx, { limit: 5, status: 'published' }),
  )
  expect(changed.items.map(({ title, usage }) => [title, usage.cited])).toEqual([
    ['Opening', 0],
    ['Voltage', 1],
    ['Gift wrapping', 2],
  ])
})

test('the proposed article says what several agents answered, and nothing of one customer alone', async () => {
  const one = await ask('Do you offer gift wrapping for lamps?')
  const two = await ask('Is gift wrapping possible for a lamp?')
  await answer(one, 'Dear Ada, yes. We wrap every lamp as a gift for 4 EUR. Your order 48213 leaves today.')
  await answer(two, 'Hello, we wrap every lamp as a gift for 4 EUR. The weather is nice.')
  const [gap] = await gaps()
  const read = await as(organization, 'viewer', (ctx) => readGap(ctx, gap?.id ?? ''))
  expect(read.proposal).toMatchObject({ replies: 2 })
  expect(read.proposal.body).toMatch(/wrap every lamp as a gift for 4 EUR/)
  expect(read.proposal.body).not.toMatch(/48213|weather/)
  const article = await as(organization, 'agent', (ctx) => writeGapArticle(ctx, gap?.id ?? ''))
  expect(article).toMatchObject({ status: 'draft', publishedVersion: null, body: read.proposal.body })
  expect(await gaps()).toEqual([])
  expect(await gaps('written')).toMatchObject([{ articleId: article.id }])
})

test('a dismissed gap stays away when it is asked again', async () => {
  await ask('Which voltage does the ceiling fan need?')
  const [gap] = await gaps()
  await as(organization, 'agent', (ctx) => dismissGap(ctx, gap?.id ?? ''))
  await ask('What voltage does a ceiling fan need?')
  expect(await gaps()).toEqual([])
  expect(await gaps('dismissed')).toMatchObject([{ questionCount: 2 }])
})
