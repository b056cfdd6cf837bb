import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { createSavedReply } from '../saved-replies/create.ts'
import { listSavedReplies } from '../saved-replies/list.ts'
import { searchSavedReplies } from '../saved-replies/search.ts'
import { as } from '../test/contexts.ts'
import { listArticles } from './list.ts'
import { searchPassages } from './search.ts'
import { searchPublished } from './search-published.ts'
import { createArticle, deleteArticle, updateArticle } from './write.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
  const other = await createOrganization()
  for (const target of [organization, other]) {
    await write(target, 'Returns', 'You can return a lamp within thirty days.')
  }
  await write(organization, 'Delivery', '# How long\n\nA parcel takes three days.\n\n# Abroad\n\nA week.')
  await write(organization, 'Secret plans', 'We will sell lamps on the moon.', 'draft')
})

function write(
  to: TestOrganization,
  title: string,
  body: string,
  status: 'draft' | 'published' = 'published',
) {
  return as(to, 'admin', (ctx) => createArticle(ctx, { title, body, language: 'en', collection: '', status }))
}

const passages = (question: string, onlyPublished = true) =>
  as(organization, 'viewer', (ctx) => searchPassages(ctx, { question, limit: 10, onlyPublished }))

test('any telling word of a question finds its passage, the best first and each once', async () => {
  const found = await passages('Hello, I would like to know how long a parcel takes, please')
  expect(found[0]).toMatchObject({ title: 'Delivery', text: 'How long\nA parcel takes three days.' })
  expect((await passages('returning lamps')).map(({ title }) => title)).toEqual(['Returns'])
})

test('what is not published answers nobody, though members find it', async () => {
  expect((await passages('moon')).map(({ title }) => title)).toEqual([])
  expect((await passages('moon', false)).map(({ title }) => title)).toEqual(['Secret plans'])
})

test('a word misspelt still finds something', async () => {
  expect((await passages('delivry')).map(({ title }) => title)).toContain('Delivery')
})

test.each(["'", '!lamp & (', ':*', '\u0000', '\ud800', '', '?', '%_', 'x'.repeat(10_000)])(
  'a question of signs is text: %j',
  async (question) => {
    await expect(passages(question)).resolves.toBeInstanceOf(Array)
  },
)

test('articles of one title do not crowd out what else answers', async () => {
  const crowded = await createOrganization()
  for (const body of ['In the menu.', 'On the page.', 'By mail.', 'By phone.', 'In the shop.']) {
    await write(crowded, 'How do I cancel my order?', body)
  }
  await write(crowded, 'Cancel an order that was paid', 'It takes a day longer.')
  const found = await as(crowded, 'viewer', (ctx) => searchPublished(ctx, { q: 'cancel order', limit: 3 }))
  expect(found.map(({ title }) => title)).toContain('Cancel an order that was paid')
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
})

test('without a word to search for, the newest published articles are found', async () => {
  const found = await as(organization, 'viewer', (ctx) => searchPublished(ctx, { q: '*', limit: 10 }))
  expect(found.map(({ title }) => title)).toEqual(['Delivery', 'Returns'])
})

test('a question in another language finds what says the same', async () => {
  expect((await passages('¿Cómo puedo devolver una lámpara?')).map(({ title }) => title)).toContain('Returns')
})

test('an article is found by what it says now, and not at all once deleted', async () => {
  const { id } = await write(organization, 'Warranty', 'Two years on every chandelier.')
  expect(await passages('chandelier')).toHaveLength(1)
  await as(organization, 'admin', (ctx) =>
    updateArticle(ctx, {
      id,
      title: 'Warranty',
      body: 'Two years on every candelabra.',
      language: 'en',
      collection: '',
      status: 'published',
    }),
  )
  expect([(await passages('chandelier')).length, (await passages('candelabra')).length]).toEqual([0, 1])
  const list = (q?: string) => as(organization, 'viewer', (ctx) => listArticles(ctx, { limit: 1, q }))
  expect((await list()).items.map(({ title }) => title)).toEqual(['Warranty'])
  expect((await list('candelabra')).items.map(({ title }) => title)).toEqual(['Warranty'])
  await as(organization, 'admin', (ctx) => deleteArticle(ctx, id))
  expect(await passages('candelabra')).toEqual([])
})

test('saved replies are paged by title and searched by their words', async () => {
  for (const title of ['Thanks', 'Apology', 'Thanks']) {
    await as(organization, 'admin', (ctx) =>
      createSavedReply(ctx, { title, body: `${title}: we value your patience`, language: 'en' }),
    )
  }
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'viewer', (ctx) => listSavedReplies(ctx, { limit: 1, cursor }))
    titles.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(titles).toEqual(['Apology', 'Thanks', 'Thanks'])
  const found = await as(organization, 'viewer', (ctx) =>
    searchSavedReplies(ctx, { question: 'an apology, please', limit: 2 }),
  )
  expect(found[0]?.title).toBe('Apology')
})
