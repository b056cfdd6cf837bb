import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { findArticle } from '../articles/row.ts'
import { createArticle } from '../articles/write.ts'
import { asSystem } from '../context.ts'
import { offerDraft } from '../drafts/offer.ts'
import { reply } from '../messages/reply.ts'
import { as, asProduct, promisedJobs } from '../test/contexts.ts'
import { decideProposal } from './decide-proposal.ts'
import { activeGuidance, listGuidance, removeGuidance } from './guidance.ts'
import { learnFromReview } from './learn-from-review.ts'
import { listProposals } from './list-proposals.ts'

withTestDatabase()

let organization: TestOrganization
let articleId: string
const body = 'You can return a lamp within 14 days. Use the label in the box.'

beforeEach(async () => {
  organization = await createOrganization()
  const fields = { language: 'en', collection: '', status: 'published' } as const
  articleId = (
    await as(organization, 'admin', (ctx) => createArticle(ctx, { title: 'Returns', body, ...fields }))
  ).id
})

/** An agent sends something else than the draft, and what that teaches is taken down. */
async function edited(drafted: string, sent: string): Promise<void> {
  const { id, messageId } = await createConversation(organization)
  const sourceId = `article:${articleId}:1`
  await asProduct(organization, (ctx) =>
    offerDraft(ctx, {
      conversationId: id,
      messageId,
      passages: [{ sourceId, kind: 'article', title: 'Returns', text: body, score: 1 }],
      draft: {
        text: drafted,
        sentences: [{ text: drafted, sources: [sourceId], supported: true }],
        confidence: 0.8,
        by: 'local',
        unmet: [],
        calls: [],
      },
      mode: 'suggest',
      categoryId: null,
      checks: [],
    }),
  )
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: id, text: sent, attachmentIds: [], resolve: false }),
  )
  const jobs = await promisedJobs(organization, 'learn-from-review')
  const { reviewId } = (jobs.at(-1)?.payload ?? {}) as { reviewId: string }
  const learn = () => learnFromReview({ organizationId: organization.id, reviewId })
  await Promise.all([learn(), learn(), learn()])
}
const open = async () =>
  (await as(organization, 'agent', (ctx) => listProposals(ctx, { state: 'open', limit: 10 }))).items
const decide = (id: string, decision: 'accept' | 'decline', role: 'agent' | 'admin' = 'agent') =>
  as(organization, role, (ctx) => decideProposal(ctx, { id, decision }))

const drafted = 'You can return a lamp within 14 days.'

test('the same correction of a fact in two replies is one proposal for the article, with both as evidence', async () => {
  await edited(drafted, 'You can return a lamp within 30 days.')
  await edited(drafted, 'You can return the lamp within 30 days.')
  const [proposal, ...others] = await open()
  expect(others).toEqual([])
  expect(proposal).toMatchObject({
    kind: 'fact',
    article: { id: articleId, title: 'Returns' },
    before: drafted,
    after: 'You can return a lamp within 30 days.',
    count: 2,
  })
  expect(proposal?.evidence).toHaveLength(2)
})

test('another number is another proposal', async () => {
  await edited(drafted, 'You can return a lamp within 30 days.')
  await edited(drafted, 'You can return a lamp within 60 days.')
  expect(await open()).toHaveLength(2)
})

test('an accepted fact becomes a draft of the article, and what is published stays', async () => {
  await edited(drafted, 'You can return a lamp within 30 days.')
  const [proposal] = await open()
  expect(await decide(proposal?.id ?? '', 'accept')).toMatchObject({
    state: 'accepted',
    resultArticleId: articleId,
  })
  expect(await as(organization, 'agent', (ctx) => findArticle(ctx, articleId))).toMatchObject({
    body: 'You can return a lamp within 30 days. Use the label in the box.',
    status: 'draft',
    version: 2,
    publishedVersion: 1,
  })
  await expect(decide(proposal?.id ?? '', 'decline')).rejects.toMatchObject({ code: 'wrong_state' })
})

test('a missing step is added to the article, and what was declined is not proposed again', async () => {
  const step = 'Please put the warranty card into the parcel as well.'
  await edited(drafted, `${drafted} ${step}`)
  const [proposal] = await open()
  expect(proposal).toMatchObject({ kind: 'missing_step', after: step, article: { id: articleId } })
  await decide(proposal?.id ?? '', 'decline')
  await edited(drafted, `${drafted} ${step}`)
  expect(await open()).toEqual([])
})

test('a tone that an admin takes over is told to whoever drafts, until it is removed', async () => {
  await edited(
    'Unfortunately returning a lamp is always possible.',
    'Returning a lamp is always possible, gladly.',
  )
  const [proposal] = await open()
  expect(proposal).toMatchObject({ kind: 'tone', article: null })
  await expect(decide(proposal?.id ?? '', 'accept')).rejects.toMatchObject({ code: 'forbidden' })
  await decide(proposal?.id ?? '', 'accept', 'admin')
  const [kept] = (await as(organization, 'agent', listGuidance)).items
  expect(kept?.text).toBe('Returning a lamp is always possible, gladly.')
  expect(await asProduct(organization, activeGuidance)).toMatchObject([{ rule: kept?.text }])
  await as(organization, 'admin', (ctx) => removeGuidance(ctx, kept?.id ?? ''))
  expect(await asProduct(organization, activeGuidance)).toEqual([])
})

test('what concerns one customer alone teaches nothing', async () => {
  await edited(drafted, 'Your order 48213 can be returned within 90 days, write to ada@home.example.')
  expect(await open()).toEqual([])
  const rows = await asSystem('test', (db) =>
    db.assistantProposal.count({ where: { organizationId: organization.id } }),
  )
  expect(rows).toBe(0)
})
