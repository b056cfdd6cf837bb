import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { draftConversationReply } from '../../flows/draft-reply.ts'
import { reply } from '../../messages/reply.ts'
import type { Role } from '../../permissions.ts'
import { as } from '../../test/contexts.ts'
import { listArticles } from '../list.ts'
import { createArticle, updateArticle } from '../write.ts'
import { noteArticleView } from './note-view.ts'
import { readArticleUsage } from './read.ts'
import { voteOnArticle } from './vote.ts'

withTestDatabase()

let organization: TestOrganization
let wrapping: string

const fields = { language: 'en', collection: '', status: 'published' } as const
const write = (title: string, body: string) =>
  as(organization, 'admin', async (ctx) => (await createArticle(ctx, { title, body, ...fields })).id)
const usage = (id: string, role: Role = 'agent') => as(organization, role, (ctx) => readArticleUsage(ctx, id))
const look = (id: string, role: Role) => as(organization, role, (ctx) => noteArticleView(ctx, id))
const vote = (id: string, role: Role, helpful: boolean | null) =>
  as(organization, role, (ctx) => voteOnArticle(ctx, { id, helpful }))

beforeEach(async () => {
  organization = await createOrganization()
  const body = 'We offer gift wrapping for all lamps. Gift wrapping costs 4 EUR for each lamp.'
  wrapping = await write('Gift wrapping', body)
})

test('who looks at an article counts once a day', async () => {
  for (const role of ['agent', 'agent', 'viewer', 'admin'] as const) await look(wrapping, role)
  expect(await usage(wrapping)).toMatchObject({ views: 3, viewers: 3 })
})

test('each member has one word on a version, which they can change and take back', async () => {
  await vote(wrapping, 'agent', true)
  await vote(wrapping, 'agent', false)
  await vote(wrapping, 'admin', true)
  expect(await usage(wrapping)).toMatchObject({ helpful: 1, notHelpful: 1, mine: false })
  expect(await vote(wrapping, 'agent', null)).toMatchObject({ helpful: 1, notHelpful: 0, mine: null })
})

test('a new version is judged anew, and the newest word of each member counts', async () => {
  await vote(wrapping, 'agent', false)
  await vote(wrapping, 'admin', false)
  await as(organization, 'admin', (ctx) =>
    updateArticle(ctx, { ...fields, id: wrapping, title: 'Gift wrapping', body: 'It costs 5 EUR.' }),
  )
  expect(await usage(wrapping)).toMatchObject({ notHelpful: 2, mine: null })
  await vote(wrapping, 'agent', true)
  expect(await usage(wrapping)).toMatchObject({ helpful: 1, notHelpful: 1, mine: true })
})

test('an article that a draft rests on counts for the message, also while nothing was sent', async () => {
  const { id } = await createConversation(organization, {
    subject: 'Question',
    text: 'Do you offer gift wrapping for lamps?',
  })
  const place = { organizationId: organization.id, conversationId: id }
  await draftConversationReply(place)
  await draftConversationReply(place)
  expect(await usage(wrapping)).toMatchObject({ drafts: 1, cited: 0, inReplies: 0 })
  const text = 'We offer gift wrapping for all lamps. Gift wrapping costs 4 EUR for each lamp.'
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: id, text, attachmentIds: [], resolve: false }),
  )
  expect(await usage(wrapping)).toMatchObject({ drafts: 1, cited: 1, inReplies: 1 })
})

test('the list can begin with what is looked at or found helpful most', async () => {
  const opening = await write('Opening', 'Our shop is open on Mondays.')
  await look(opening, 'agent')
  await vote(wrapping, 'agent', true)
  const order = async (sort: 'viewed' | 'helpful') =>
    (await as(organization, 'viewer', (ctx) => listArticles(ctx, { limit: 5, sort }))).items.map(
      ({ id, usage: { views, helpful } }) => [id, views, helpful],
    )
  expect(await order('viewed')).toEqual([
    [opening, 1, 0],
    [wrapping, 0, 1],
  ])
  expect(await order('helpful')).toEqual([
    [wrapping, 0, 1],
    [opening, 1, 0],
  ])
})
