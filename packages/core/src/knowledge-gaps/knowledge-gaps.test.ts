import { type Behaviour, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { listArticles } from '../articles/list.ts'
import { readArticleUsage } from '../articles/usage/read.ts'
import { createArticle } from '../articles/write.ts'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { asSystem } from '../context.ts'
import { readDraft } from '../drafts/read.ts'
import { draftConversationReply } from '../flows/draft-reply.ts'
import { beginGapArticle, proposeGapArticle } from '../flows/knowledge/propose-gap-article.ts'
import { reply } from '../messages/reply.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { dismissGap, writeGapArticle } from './decide.ts'
import { listGaps } from './list.ts'
import { mergeGaps } from './merge.ts'
import { readGap } from './read.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
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
  const counts = ({ title, usage }: (typeof one.items)[number]) => [title, usage.cited, usage.unchanged]
  expect([...one.items, ...two.items].map(counts)).toEqual([
    ['Gift wrapping', 2, 1],
    ['Voltage', 1, 0],
    ['Opening', 0, 0],
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

const allGaps = () =>
  asSystem('test', (db) => db.knowledgeGap.findMany({ where: { organizationId: organization.id } }))

test('two gaps are put together by a person, with their questions, and never those an article was written for', async () => {
  await ask('Do you offer gift wrapping for lamps?')
  await ask('Could a lamp come in nice festive paper?')
  const [one, two] = await gaps()
  const merge = (id = '', into = '') => as(organization, 'agent', (ctx) => mergeGaps(ctx, { id, into }))
  await expect(merge(one?.id, one?.id)).rejects.toMatchObject({ code: 'invalid' })
  expect(await merge(two?.id, one?.id)).toMatchObject({ id: one?.id, questionCount: 2 })
  expect(await gaps()).toMatchObject([{ id: one?.id, questions: [{}, {}] }])
  await ask('Could lamps come in festive paper?')
  expect(await gaps()).toMatchObject([{ id: one?.id, questionCount: 3 }])
  await ask('Which voltage does the ceiling fan need?')
  const open = await gaps()
  await as(organization, 'agent', (ctx) => writeGapArticle(ctx, one?.id ?? ''))
  const other = open.find(({ id }) => id !== one?.id)
  await expect(merge(one?.id, other?.id)).rejects.toMatchObject({ code: 'wrong_state' })
})

test('a question that fits two gaps which are one matter puts them together', async () => {
  await ask('Is festive gift wrapping paper available for the lamps bought here?')
  await ask('Gift wrapping: which paper and ribbon can somebody choose for birthdays?')
  expect(await allGaps()).toHaveLength(2)
  await ask('Gift wrapping paper for lamps bought for birthdays: which ribbon is available?')
  expect(await allGaps()).toMatchObject([{ questionCount: 3 }])
})

test('a question about two matters leaves both as they are', async () => {
  await ask('Do you offer gift wrapping for lamps?')
  await ask('Which voltage does the ceiling fan need?')
  await ask('Do you offer gift wrapping for lamps? Which voltage does the ceiling fan need?')
  const counts = (await allGaps()).map(({ questionCount }) => questionCount)
  expect(counts.toSorted()).toEqual([1, 2])
})

async function withProvider(...script: Behaviour[]) {
  const llm = await startFakeLlm(...script)
  const own = { provider: 'compatible', label: 'Own', enabled: true, apiVersion: null, models: {} } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, model: 'tiny' }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
  return llm
}

async function answeredGap() {
  const one = await ask('Do you offer gift wrapping for lamps?')
  await answer(one, 'Hello. We wrap every lamp as a gift for 4 EUR. Write to ada@home.example.')
  const [gap] = await gaps()
  return gap?.id ?? ''
}
const who = () => {
  const { id, name } = organization.members.agent
  const actor = { type: 'member' as const, memberId: id, name, role: 'agent' as const }
  return { organizationId: organization.id, actor }
}

test('a provider words the article of what agents answered, which stays a draft and is asked for once', async () => {
  const id = await answeredGap()
  const sentences = [
    'We wrap every lamp as a gift for 4 EUR.',
    'We also wrap bicycles for 90 EUR.',
    'Write to [EMAIL_1].',
    'See https://evil.example/x for a gift.',
  ]
  const value = { answerable: true, title: 'Can a lamp be wrapped as a gift?', sentences }
  const llm = await withProvider({ kind: 'answer', value })
  const proposal = await proposeGapArticle(who(), id)
  expect(proposal).toEqual({
    title: 'Can a lamp be wrapped as a gift?',
    body: 'We wrap every lamp as a gift for 4 EUR.',
    replies: 1,
    by: 'compatible/tiny',
  })
  expect((await as(organization, 'viewer', (ctx) => readGap(ctx, id))).proposal).toEqual(proposal)
  const article = await beginGapArticle(who(), id)
  await llm.close()
  expect(article).toMatchObject({ status: 'draft', publishedVersion: null, body: proposal.body })
  expect(llm.requests).toHaveLength(1)
  expect(await auditEntries(organization, 'knowledge_gap.propose')).toMatchObject([
    { subjectId: id, after: { by: 'compatible/tiny', replies: 1 } },
  ])
  expect(llm.requests[0]?.body).not.toContain('ada@home.example')
  const calls = await asSystem('test', (db) => db.aiCall.findMany({ where: { task: 'article' } }))
  expect(calls.filter(({ organizationId }) => organizationId === organization.id)).toMatchObject([
    { outcome: 'ok', conversationId: null },
  ])
})

test('where the provider fails the article is put together of what agents said', async () => {
  const id = await answeredGap()
  const llm = await withProvider({ kind: 'status', status: 500 })
  const article = await beginGapArticle(who(), id)
  await llm.close()
  expect(article.body).toContain('We wrap every lamp as a gift for 4 EUR.')
  expect(article.status).toBe('draft')
  await expect(beginGapArticle(who(), id)).rejects.toMatchObject({ code: 'wrong_state' })
})
