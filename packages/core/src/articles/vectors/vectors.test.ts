import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { replaceProviders } from '../../assistant/providers/replace.ts'
import { asSystem } from '../../context.ts'
import { embedPassages } from '../../flows/knowledge/embed-passages.ts'
import { searchKnowledge } from '../../flows/search-knowledge.ts'
import { as } from '../../test/contexts.ts'
import { createArticle, updateArticle } from '../write.ts'
import { cosine, packVector } from './packed.ts'
import { readEmbeddingState } from './read-state.ts'
import { requestEmbedding } from './request.ts'

withTestDatabase()

let server: Server
let asked: string[][] = []
let broken = false
let organization: TestOrganization

/** What a model might know: that these words are about one thing. */
const meanings = [/lamp|glow|lumin/i, /parcel|courier/i]

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] }
      asked.push(input)
      const data = input.map((text, index) => ({
        index,
        embedding: [0.01, ...meanings.map((known) => (known.test(text) ? 1 : 0))],
      }))
      response.statusCode = broken ? 500 : 200
      response.end(JSON.stringify({ data: data.toReversed() }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => server.close())

beforeEach(async () => {
  broken = false
  organization = await createOrganization()
  await write('Brightness', 'The lamp has three steps.')
  await write('Delivery', 'A courier brings it.')
  await as(organization, 'admin', (ctx) =>
    replaceProviders(ctx, {
      usePlatform: false,
      items: [
        {
          provider: 'compatible',
          label: 'Ours',
          enabled: true,
          apiKey: 'sk-ours-0123456789',
          baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
          apiVersion: null,
          model: 'chat',
          models: { embed: 'meanings-1' },
        },
      ],
    }),
  )
  asked = []
})

function write(title: string, body: string) {
  const article = { title, body, language: 'en', collection: '', status: 'published' as const }
  return as(organization, 'admin', (ctx) => createArticle(ctx, article))
}

const embed = () => embedPassages({ organizationId: organization.id })
const state = () => as(organization, 'viewer', readEmbeddingState)
async function search(q: string): Promise<string[]> {
  const actor = { type: 'system', name: 'test' } as const
  const found = await searchKnowledge({ organizationId: organization.id, actor }, { q, limit: 5 })
  return found.map(({ title }) => title)
}

test('asks for meaning besides words once the passages are embedded, and for words alone before', async () => {
  expect(await search('my luminary flickers')).toEqual([])
  expect(asked).toEqual([])
  expect(await as(organization, 'admin', requestEmbedding)).toMatchObject({ stale: 2, inUse: false })
  await embed()
  expect(await state()).toEqual({ model: 'compatible/meanings-1', passages: 2, stale: 0, inUse: true })
  expect((await search('my luminary flickers'))[0]).toBe('Brightness')
})

test('a promised job does the work, and an article written later is embedded too', async () => {
  const jobs = () =>
    asSystem('test', (db) =>
      db.outbox.count({ where: { organizationId: organization.id, job: 'embed-passages' } }),
    )
  expect(await jobs()).toBe(0)
  await as(organization, 'admin', requestEmbedding)
  expect(await jobs()).toBe(1)
  await embed()
  const { id } = await write('Glow', 'It shines.')
  expect([await jobs(), (await state()).stale]).toEqual([2, 1])
  await as(organization, 'admin', (ctx) =>
    updateArticle(ctx, {
      id,
      title: 'Parcels',
      body: 'They come by courier.',
      language: 'en',
      collection: '',
      status: 'published',
    }),
  )
  await embed()
  expect((await state()).stale).toBe(0)
  expect((await search('a lumin')).includes('Parcels')).toBe(false)
})

test('what is personal in a question is replaced before it leaves', async () => {
  await embed()
  asked = []
  await search('does lamp@customer.example get a lamp')
  expect(asked).toEqual([['does [EMAIL_1] get a lamp']])
})

test('while the provider is down, the words alone answer', async () => {
  await embed()
  broken = true
  expect(await search('three steps')).toEqual(['Brightness'])
})

test("another organization's passages and vectors are never found", async () => {
  await embed()
  organization = await createOrganization()
  expect(await search('lamp')).toEqual([])
})

test('a direction survives being packed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (values) => {
        fc.pre(values.some((value) => Math.abs(value) > 0.01))
        expect(cosine(packVector(values), packVector(values.map((value) => value * 3)))).toBeGreaterThan(0.99)
      },
    ),
  )
  expect(cosine(packVector([1, 0]), packVector([0, 1]))).toBe(0)
  expect(cosine(packVector([1]), packVector([0, 1]))).toBe(0)
})
