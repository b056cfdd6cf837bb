import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { searchPassages } from '../../articles/search.ts'
import { createArticle, updateArticle } from '../../articles/write.ts'
import { asSystem } from '../../context.ts'
import { as } from '../../test/contexts.ts'
import { replayOver, resultsOf } from '../../test/replays.ts'

withTestDatabase()

let organization: TestOrganization
let id: string

const returns = (days: string) => `You can return a lamp within ${days} days. Put it back in its box.`
const fields = (body: string, status: 'draft' | 'published') =>
  ({ title: 'Returning a lamp', body, language: 'en', collection: '', audience: 'public', status }) as const

beforeEach(async () => {
  organization = await createOrganization()
  id = (await as(organization, 'admin', (ctx) => createArticle(ctx, fields(returns('thirty'), 'published'))))
    .id
})

const ask = (text: string) => createConversation(organization, { subject: 'A question', text })
const question = 'Hello, within how many days can I return my lamp?'

test('a draft of an article shows the replies it would change, and search goes on finding what is published', async () => {
  await as(organization, 'admin', (ctx) =>
    updateArticle(ctx, { id, ...fields(returns('fourteen'), 'draft') }),
  )
  const about = await ask(question)
  await ask('What do your kettles weigh?')
  const replay = await replayOver(organization, { kind: 'article', id }, { last: 10 })
  expect(replay).toMatchObject({ lookedAt: 2, different: 1, counts: { replies: 1 } })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.conversation.id).toBe(about.id)
  expect(result?.differences[0]?.before).toContain('within thirty days')
  expect(result?.differences[0]?.after).toContain('within fourteen days')
  const found = await as(organization, 'viewer', (ctx) =>
    searchPassages(ctx, { question, limit: 3, onlyPublished: true }),
  )
  expect(found.map(({ text }) => text).join()).toContain('thirty')
  const drafts = await asSystem('test', (db) =>
    db.draft.count({ where: { organizationId: organization.id } }),
  )
  expect(drafts).toBe(0)
})

test('an article that says the same changes nothing', async () => {
  await ask(question)
  const replay = await replayOver(organization, { kind: 'article', id }, { last: 10 })
  expect(replay).toMatchObject({ lookedAt: 1, matched: 0, different: 0, counts: {} })
})

test('words that are not saved can be tried, and so can an article nobody has published', async () => {
  await ask('Is there a warranty on chandeliers?')
  const draft = await as(organization, 'admin', (ctx) =>
    createArticle(ctx, { ...fields('', 'draft'), title: 'Warranty', body: 'Chandeliers?' }),
  )
  const body = 'The warranty on chandeliers lasts two years.'
  const replay = await replayOver(organization, { kind: 'article', id: draft.id, body }, { last: 10 })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences[0]?.before).toBe('no draft')
  expect(result?.differences[0]?.after).toContain('two years')
  expect(replay.numbers.replies).toEqual({ before: 0, after: 1 })
})
