import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { changeArticleState } from '../../articles/change-state.ts'
import { cancelImport } from '../../articles/imports/cancel.ts'
import type { ImportFile } from '../../articles/imports/file-items.ts'
import { listImportItems, readImport } from '../../articles/imports/list.ts'
import { startCrawl, startFileImport } from '../../articles/imports/start.ts'
import { listArticles } from '../../articles/list.ts'
import { searchPublished } from '../../articles/search-published.ts'
import { retryFailedJob } from '../../failed-jobs/retry.ts'
import { giveUpJob } from '../../outbox/give-up.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { importArticles } from './import-articles.ts'

withTestDatabase()

let organization: TestOrganization
beforeEach(async () => {
  organization = await createOrganization()
})

const common = { audience: 'public' as const, language: '', collection: 'Imported' }
const start = (files: ImportFile[]) =>
  as(organization, 'agent', (ctx) => startFileImport(ctx, { ...common, files }))
const step = (importId: string) => importArticles({ organizationId: organization.id, importId })
const read = (id: string) => as(organization, 'viewer', (ctx) => readImport(ctx, id))
const itemsOf = (id: string) =>
  as(organization, 'viewer', async (ctx) => (await listImportItems(ctx, { id, limit: 100 })).items)
const articles = () =>
  as(organization, 'viewer', async (ctx) => (await listArticles(ctx, { limit: 100 })).items)

async function run(files: ImportFile[]) {
  const { id } = await start(files)
  while ((await read(id)).counts.waiting > 0) await step(id)
  return { ...(await read(id)), items: await itemsOf(id) }
}

const markdown = { name: 'returns.md', content: '# Returns\n\nWithin **30 days**.' }

test('Markdown, HTML and CSV become drafts, each with its result', async () => {
  const done = await run([
    markdown,
    { name: 'help/warranty.html', content: '<html lang="de"><h1>Garantie</h1><p>Zwei Jahre.</p></html>' },
    { name: 'faq.csv', content: 'Title,Body,Language,Collection\nDelivery,"Three\ndays",fr,Orders\n,,,\n' },
    { name: 'empty.txt', content: '  ' },
    { name: 'plain.txt', content: 'Just words.' },
  ])
  expect(done).toMatchObject({ state: 'done', total: 6, counts: { created: 4, failed: 2, waiting: 0 } })
  expect(done.items.map(({ outcome }) => outcome)).toEqual([
    'created',
    'created',
    'created',
    'failed',
    'failed',
    'created',
  ])
  expect(new Map((await articles()).map((article) => [article.title, article]))).toEqual(
    new Map(
      Object.entries({
        Returns: expect.objectContaining({ body: 'Within **30 days**.', status: 'draft', language: 'en' }),
        Garantie: expect.objectContaining({ body: 'Zwei Jahre.', language: 'de', collection: 'Imported' }),
        Delivery: expect.objectContaining({ body: 'Three\ndays', language: 'fr', collection: 'Orders' }),
        plain: expect.objectContaining({ body: 'Just words.' }),
      }),
    ),
  )
})

test('the same content again makes nothing new, and other content a draft while what is published stays', async () => {
  const [item] = (await run([markdown])).items
  const id = item?.articleId ?? ''
  await as(organization, 'admin', (ctx) => changeArticleState(ctx, { id, step: 'publish' }))
  expect(await run([markdown])).toMatchObject({ counts: { skipped: 1, created: 0 } })
  const changed = await run([{ ...markdown, content: '# Returns\n\nWithin sixty days.' }])
  expect(changed).toMatchObject({ counts: { updated: 1 } })
  expect(await articles()).toMatchObject([{ id, version: 2, publishedVersion: 1, status: 'draft' }])
  const found = await as(organization, 'viewer', (ctx) => searchPublished(ctx, { q: 'returns', limit: 3 }))
  expect(found.map(({ passage }) => passage)).toEqual(['Within 30 days.'])
})

test('an archived article is not brought back by an import', async () => {
  const [item] = (await run([markdown])).items
  await as(organization, 'admin', (ctx) =>
    changeArticleState(ctx, { id: item?.articleId ?? '', step: 'archive' }),
  )
  const again = await run([{ ...markdown, content: '# Returns\n\nNow other.' }])
  expect(again.items).toMatchObject([{ outcome: 'skipped', reason: 'Its article is archived' }])
})

test('rows of the same title are articles of their own, and many come in steps that may run twice', async () => {
  const rows = Array.from({ length: 45 }, (_, at) => `Title ${at % 40};Body ${at}`).join('\n')
  const { id } = await start([{ name: 'many.csv', content: `title;body\n${rows}` }])
  await Promise.all(Array.from({ length: 5 }, () => step(id)))
  expect(await read(id)).toMatchObject({ state: 'running', counts: { created: 20, waiting: 25 } })
  // That of the first step and that of the second.
  expect(await promisedJobs(organization, 'import-articles')).toHaveLength(2)
  await step(id)
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'done', counts: { created: 45 } })
  expect(new Set((await articles()).map(({ body }) => body)).size).toBe(45)
})

test('an import that is canceled writes nothing more, and keeps what it has written', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `Title ${at},Body`).join('\n')
  const { id } = await start([{ name: 'many.csv', content: `title,body\n${rows}` }])
  await step(id)
  await as(organization, 'agent', (ctx) => cancelImport(ctx, id))
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'canceled', counts: { created: 20, waiting: 10 } })
  expect(await articles()).toHaveLength(20)
})

test('an import whose work gives up ends as failed, says why and goes on with the rest when it is tried again', async () => {
  const rows = Array.from({ length: 45 }, (_, at) => `Title ${at},Body`).join('\n')
  const { id } = await start([{ name: 'many.csv', content: `title,body\n${rows}` }])
  await step(id)
  const [job] = await promisedJobs(organization, 'import-articles')
  const outboxId = job?.id ?? ''
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'no room on the disk', attempts: 8 })
  const failed = await read(id)
  expect(failed).toMatchObject({ state: 'failed', counts: { created: 20, waiting: 25 } })
  expect(failed.error).toMatch(/no room on the disk.*8 attempts/)
  expect(failed.finishedAt).not.toBeNull()
  await step(id)
  expect((await read(id)).counts.created).toBe(20)
  await as(organization, 'admin', (ctx) => retryFailedJob(ctx, outboxId))
  expect(await read(id)).toMatchObject({ state: 'running', error: null, finishedAt: null })
  await step(id)
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'done', counts: { created: 45, waiting: 0 } })
})

test('an import that was canceled stays so when its work gives up', async () => {
  const { id } = await start([markdown])
  await as(organization, 'agent', (ctx) => cancelImport(ctx, id))
  const [job] = await promisedJobs(organization, 'import-articles')
  const outboxId = job?.id ?? ''
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'x', attempts: 8 })
  await as(organization, 'admin', (ctx) => retryFailedJob(ctx, outboxId))
  expect(await read(id)).toMatchObject({ state: 'canceled', error: null })
})

test('a site that failed waits with its retry while another is read', async () => {
  const crawl = (url: string) =>
    as(organization, 'agent', (ctx) => startCrawl(ctx, { ...common, url, maxPages: 5 }))
  const { id } = await crawl('https://one.example')
  const [job] = await promisedJobs(organization, 'import-articles')
  const outboxId = job?.id ?? ''
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'x', attempts: 8 })
  const other = await crawl('https://two.example')
  const retry = () => as(organization, 'admin', (ctx) => retryFailedJob(ctx, outboxId))
  await expect(retry()).rejects.toMatchObject({ code: 'crawl_under_way' })
  await as(organization, 'agent', (ctx) => cancelImport(ctx, other.id))
  await retry()
  expect(await read(id)).toMatchObject({ state: 'running' })
})

test('what HTML brings along does not run and does not load', async () => {
  const content =
    '<title>T</title><main><p onclick="x()">Say <a href="javascript:alert(1)">this</a></p><script>alert(1)</script><img src="https://track.example/x.gif"></main>'
  await run([{ name: 'bad.html', content }])
  expect(await articles()).toMatchObject([{ title: 'T', body: 'Say this' }])
})

const outside = [
  '../../etc/passwd',
  '/etc/passwd.md',
  'C:\\Windows\\win.md',
  'C:/x.md',
  'help/../../x.md',
  '..%2f..%2fx.md',
  'file:///etc/passwd.md',
  'a\0.md',
  'help//x.md',
  '~/x.md',
  ' ',
  'archive.zip',
  'link.lnk',
  'passwd',
]

test.each(outside)('A37: a file named %j is refused, and nothing of the import is kept', async (name) => {
  await expect(start([markdown, { name, content: 'x' }])).rejects.toMatchObject({
    code: 'invalid',
    path: 'files.1.name',
  })
  expect(await articles()).toEqual([])
  expect(await promisedJobs(organization, 'import-articles')).toEqual([])
})

test('A37: a file that says it is another is only text', async () => {
  const content = '---\ntitle: ../../etc/passwd\nbody: !include /etc/passwd\n---\n![x](file:///etc/passwd)'
  await run([{ name: 'link.md', content }])
  expect(await articles()).toMatchObject([
    { title: '../../etc/passwd', body: '![x](file:///etc/passwd)', source: 'file:link.md' },
  ])
})

test.each(['body\nx', 'title,text\na,b', '', 'title,body\n"a,b'])(
  'a table without what an article needs is refused: %j',
  async (content) => {
    await expect(start([{ name: 'x.csv', content }])).rejects.toMatchObject({ code: 'invalid' })
  },
)
