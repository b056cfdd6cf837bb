import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { as, auditEntries } from '../../test/contexts.ts'
import { createArticle, updateArticle } from '../write.ts'
import { compareArticleVersions, compareTexts } from './compare.ts'
import { listArticleVersions } from './list.ts'
import { readArticleVersion } from './read.ts'
import { rollBackArticle } from './roll-back.ts'

withTestDatabase()

let organization: TestOrganization
let id: string

const fields = { title: 'Returns', language: 'en', collection: '', status: 'draft' as const }

beforeEach(async () => {
  organization = await createOrganization()
  const article = await as(organization, 'agent', (ctx) => createArticle(ctx, { ...fields, body: 'First.' }))
  id = article.id
})

const save = (body: string, basedOn?: number, more = {}) =>
  as(organization, 'admin', (ctx) => updateArticle(ctx, { ...fields, ...more, id, body, basedOn }))
const read = (number: number) => as(organization, 'viewer', (ctx) => readArticleVersion(ctx, { id, number }))
const numbers = async () => {
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'viewer', (ctx) => listArticleVersions(ctx, { id, limit: 2, cursor }))
    seen.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return seen
}

test('every save is a version that says what was written, by whom and why', async () => {
  await save('Second.', 1, { note: 'shorter', title: 'Sending back' })
  await save('Third.', 2)
  expect(await numbers()).toEqual([3, 2, 1])
  expect(await read(1)).toMatchObject({ body: 'First.', by: organization.members.agent.name })
  expect(await read(2)).toMatchObject({
    body: 'Second.',
    title: 'Sending back',
    note: 'shorter',
    by: organization.members.admin.name,
  })
  await expect(read(4)).rejects.toMatchObject({ code: 'not_found' })
})

test('saving the same again makes no version', async () => {
  expect(await save('First.', 1)).toMatchObject({ version: 1 })
  expect(await numbers()).toEqual([1])
  expect(await auditEntries(organization, 'article.update')).toEqual([])
})

test('a save that rests on an older version is refused with who saved meanwhile, and nothing is lost', async () => {
  await save('Of the admin.', 1)
  const late = save('Too late.', 1)
  await expect(late).rejects.toMatchObject({ code: 'article_changed' })
  await expect(late).rejects.toThrow(organization.members.admin.name)
  expect(await numbers()).toEqual([2, 1])
  expect(await read(2)).toMatchObject({ body: 'Of the admin.' })
})

test('of two who save the same version at once one is told so', async () => {
  const outcomes = await Promise.allSettled([save('One.', 1), save('Other.', 1)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await numbers()).toEqual([2, 1])
})

test('rolling back makes the old text the newest version, and keeps those between', async () => {
  await save('Second.', 1)
  const back = await as(organization, 'agent', (ctx) => rollBackArticle(ctx, { id, number: 1, basedOn: 2 }))
  expect(back).toMatchObject({ version: 3, body: 'First.', status: 'draft' })
  expect(await numbers()).toEqual([3, 2, 1])
  expect(await auditEntries(organization, 'article.roll_back')).toMatchObject([
    { before: { version: 2 }, after: { version: 3, from: 1 } },
  ])
  await expect(
    as(organization, 'agent', (ctx) => rollBackArticle(ctx, { id, number: 1, basedOn: 2 })),
  ).rejects.toMatchObject({ code: 'article_changed' })
})

test('a comparison names the fields that differ, and shows lines and words that came and went', async () => {
  await save('Same.\nYou can return it within thirty days.\nNew.', 1)
  await save('Same.\nYou can return it within sixty days.\n', 2, { title: 'Sending back' })
  const { fields: changed, rows } = await as(organization, 'viewer', (ctx) =>
    compareArticleVersions(ctx, { id, from: 2, to: 3 }),
  )
  expect(changed).toEqual([{ field: 'title', from: 'Returns', to: 'Sending back' }])
  expect(rows[0]).toMatchObject({ kind: 'same', text: 'Same.\n' })
  expect(rows[1]?.parts).toContainEqual({ kind: 'added', text: 'sixty' })
  expect(rows[1]?.parts).toContainEqual({ kind: 'removed', text: 'thirty' })
})

const sideOf = (side: 'added' | 'removed', rows: ReturnType<typeof compareTexts>) =>
  rows
    .flatMap((row) => (row.kind === 'changed' ? row.parts : [{ kind: row.kind, text: row.text }]))
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text)
    .join('')

test('a comparison holds both texts whole', () => {
  const text = fc.array(fc.constantFrom('one two', 'two three', 'a', '', 'é ü', '**x**'), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const [from, to] = [older.join('\n'), newer.join('\n')]
      const rows = compareTexts(from, to)
      expect(sideOf('removed', rows)).toBe(from)
      expect(sideOf('added', rows)).toBe(to)
    }),
  )
})

test('two long texts that have nothing in common are still compared', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, line) => `${word} ${line}`).join('\n')
  const rows = compareTexts(long('a'), long('b'))
  expect([sideOf('removed', rows), sideOf('added', rows)]).toEqual([long('a'), long('b')])
})
