import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelImport } from '../../articles/imports/cancel.ts'
import { listImportItems, readImport } from '../../articles/imports/list.ts'
import { startCrawl } from '../../articles/imports/start.ts'
import { listArticles } from '../../articles/list.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { importArticles } from './import-articles.ts'

withTestDatabase()

type Answer = { body: string; type?: string; status?: number; location?: string }

let organization: TestOrganization
let server: Server
let site: string
let pages: Record<string, Answer>
let asked: { path: string; agent: string }[]

beforeEach(async () => {
  organization = await createOrganization()
  asked = []
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, agent: request.headers['user-agent'] ?? '' })
    const { body, type = 'text/html', status = 200, location } = pages[path] ?? { body: '', status: 404 }
    response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const about = (topic: string, links: string[] = []): Answer => ({
  body: `<title>${topic}</title><nav><a href="/">Home</a></nav><main><h1>${topic}</h1><p>All there is to know about ${topic}, in a paragraph that is long enough to be read.</p>${links
    .map((href) => `<a href="${href}">more</a>`)
    .join(' ')}</main>`,
})

const common = { audience: 'public' as const, language: '', collection: 'Site' }
const start = (url: string, maxPages = 50) =>
  as(organization, 'agent', (ctx) => startCrawl(ctx, { ...common, url, maxPages }))
const read = (id: string) => as(organization, 'viewer', (ctx) => readImport(ctx, id))
const step = (importId: string, allowPrivate = true) =>
  importArticles({ organizationId: organization.id, importId }, { allowPrivate })
const titles = () =>
  as(organization, 'viewer', async (ctx) =>
    (await listArticles(ctx, { limit: 100 })).items.map(({ title }) => title).sort(),
  )

async function crawl(url: string, maxPages = 50, allowPrivate = true) {
  const { id } = await start(url, maxPages)
  while (['waiting', 'running'].includes((await read(id)).state)) await step(id, allowPrivate)
  const { items } = await as(organization, 'viewer', (ctx) => listImportItems(ctx, { id, limit: 100 }))
  const reasons = new Map(items.map(({ source, reason }) => [source.replace(site, ''), reason]))
  return { ...(await read(id)), items, reasons }
}

test('the pages of a site become drafts, found by links and by its sitemap, within what robots.txt allows', async () => {
  pages = {
    '/robots.txt': {
      body: `User-agent: *\nDisallow: /private\nSitemap: ${site}/map.xml`,
      type: 'text/plain',
    },
    '/map.xml': { body: `<urlset><url><loc>${site}/hidden</loc></url></urlset>`, type: 'application/xml' },
    '/': about('Lamps', ['/bulbs#top', '/private/x', 'https://elsewhere.example/', '/price.pdf', '/gone']),
    '/bulbs': about('Bulbs', ['/', '/feed']),
    '/hidden': about('Hidden'),
    '/private/x': about('Secret'),
    '/feed': { body: '{}', type: 'application/json' },
  }
  const done = await crawl(`${site}/`)
  expect(await titles()).toEqual(['Bulbs', 'Hidden', 'Lamps'])
  expect(done).toMatchObject({ state: 'done', counts: { created: 3, waiting: 0 } })
  expect(done.reasons.get('/gone')).toBe('The site answered 404')
  expect(done.reasons.get('/feed')).toBe('It is application/json')
  const paths = asked.map(({ path }) => path)
  expect(paths).not.toContain('/private/x')
  expect(paths).not.toContain('/price.pdf')
  expect(asked.every(({ agent }) => agent.startsWith('FrontdeskBot'))).toBe(true)
})

test('a site read again updates what changed, by its address', async () => {
  pages = { '/': about('Lamps', ['/bulbs']), '/bulbs': about('Bulbs') }
  await crawl(site)
  pages['/bulbs'] = about('Light bulbs')
  expect(await crawl(site)).toMatchObject({ counts: { created: 0, updated: 1, skipped: 1 } })
  expect(await titles()).toEqual(['Lamps', 'Light bulbs'])
})

test('no more pages become articles than were asked for', async () => {
  const paths = Array.from({ length: 12 }, (_, at) => `/p${at}`)
  pages = Object.fromEntries(paths.map((path) => [path, about(path)]))
  pages['/'] = about('Start', paths)
  expect(await crawl(site, 7)).toMatchObject({ state: 'done', counts: { created: 7, waiting: 0 } })
  expect(await titles()).toHaveLength(7)
})

test('a page known by two addresses is one article', async () => {
  const canonical = { body: `<link rel="canonical" href="/bulbs">${about('Bulbs').body}` }
  pages = { '/': about('Lamps', ['/bulbs', '/bulbs?from=menu']), '/bulbs': canonical }
  pages['/bulbs?from=menu'] = canonical
  const { reasons } = await crawl(site)
  expect(await titles()).toEqual(['Bulbs', 'Lamps'])
  expect(reasons.get('/bulbs?from=menu')).toContain('the same page')
})

test('a crawl whose steps run in several places at once makes each page one article, and promises each step once', async () => {
  const paths = Array.from({ length: 12 }, (_, at) => `/p${at}`)
  pages = Object.fromEntries(paths.map((path) => [path, about(path)]))
  pages['/'] = about('Start', paths)
  const { id } = await start(site)
  while (['waiting', 'running'].includes((await read(id)).state))
    await Promise.all(Array.from({ length: 3 }, () => step(id)))
  expect((await read(id)).counts).toMatchObject({ created: 13, failed: 0 })
  expect(await titles()).toHaveLength(13)
  // Its beginning, the first page, and the twelve it leads to in fives; a late run may take the step after its own.
  expect(await promisedJobs(organization, 'import-articles')).toHaveLength(5)
})

test('a site whose robots.txt fails to answer is left alone', async () => {
  pages = { '/robots.txt': { body: '', status: 503 }, '/': about('Lamps') }
  expect(await crawl(site)).toMatchObject({ counts: { created: 0, skipped: 1 } })
})

test('a page that leads to another site is not read from there', async () => {
  const other = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(about('Theirs').body)
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()))
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`
  pages = { '/': about('Lamps', ['/away']), '/away': { body: '', status: 302, location } }
  const { reasons } = await crawl(site)
  other.close()
  expect(reasons.get('/away')).toBe('It leads to another site')
  expect(await titles()).toEqual(['Lamps'])
})

test.each(['', 'http://169.254.169.254/latest/meta-data', 'http://[::1]/'])(
  'an address that is not on the public internet is not asked at all: %j',
  async (url) => {
    pages = { '/': about('Inside') }
    const { counts, items } = await crawl(url === '' ? site : url, 5, false)
    expect(counts).toMatchObject({ created: 0, waiting: 0 })
    expect(items).toHaveLength(1)
    expect(asked).toEqual([])
  },
)

test('a crawl that is canceled stops, and another can begin', async () => {
  pages = { '/': about('Lamps', ['/bulbs']), '/bulbs': about('Bulbs') }
  const { id } = await start(site)
  await expect(start(site)).rejects.toMatchObject({ code: 'crawl_under_way' })
  await step(id)
  await as(organization, 'agent', (ctx) => cancelImport(ctx, id))
  await step(id)
  expect(await titles()).toEqual([])
  expect((await start(site)).state).toBe('waiting')
})

test.each(['ftp://a.example/', 'https://me:secret@a.example/', 'help', 'file:///etc/passwd'])(
  '%s is no address of a page',
  async (url) => {
    await expect(start(url)).rejects.toMatchObject({ code: 'invalid', path: 'url' })
  },
)
