import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { replaceCategories } from '../../categories/replace.ts'
import { as } from '../../test/contexts.ts'
import { importExamples } from './import.ts'
import { listExamples } from './list.ts'
import { mostLines } from './read-lines.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

async function* chunked(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

function importText(text: string, { createCategories = false, size = 7, role = 'admin' as const } = {}) {
  const { id, name } = organization.members[role]
  return importExamples(
    { organizationId: organization.id, actor: { type: 'member', memberId: id, name, role } },
    { lines: chunked(text, size), createCategories },
  )
}

const ndjson = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const stored = () => as(organization, 'viewer', (ctx) => listExamples(ctx, { limit: 100 }))

test('lines are kept however the body is cut, and letters of several bytes stay whole', async () => {
  const result = await importText(
    ndjson(
      { text: 'Geld zurück für 店', category: 'refund' },
      { text: 'Where is it?', category: 'order_status' },
    ),
    { size: 1 },
  )
  expect(result).toMatchObject({ received: 2, stored: 2, duplicates: 0, refusedCount: 0 })
  const { items } = await stored()
  expect(items.map(({ text, category }) => [text, category])).toEqual([
    ['Where is it?', 'order_status'],
    ['Geld zurück für 店', 'refund'],
  ])
})

test('a category goes by its key or its name', async () => {
  await importText(ndjson({ text: 'a', category: 'Order status' }, { text: 'b', category: 'order_status' }))
  expect((await stored()).items.map(({ category }) => category)).toEqual(['order_status', 'order_status'])
})

test('what cannot be kept is named by its line and keeps nothing else from being kept', async () => {
  const result = await importText(
    [
      '{"text":"Money back","category":"refund"}',
      'not json',
      '',
      '{"text":"x","category":"unheard of"}',
      '{"text":" ","category":"refund"}',
      '{"category":"refund"}',
      '{"text":"Pay me back","category":"refund"}',
    ].join('\n'),
  )
  expect(result).toMatchObject({ received: 6, stored: 2, refusedCount: 4, categoriesCreated: [] })
  expect(result.refused.map(({ line }) => line).sort()).toEqual([2, 4, 5, 6])
  expect(result.refused.find(({ line }) => line === 4)?.reason).toContain('unheard of')
})

test('missing categories are made under the very name they go by, where that is wished for', async () => {
  const name = 'Refund_not_showing_up?'
  const result = await importText(ndjson({ text: 'Where did it go', category: name }), {
    createCategories: true,
  })
  expect(result).toMatchObject({ stored: 1, categoriesCreated: [name] })
  expect((await stored()).items[0]?.category).toBe(name)
})

test('an archived category comes back instead of a second one', async () => {
  await as(organization, 'admin', (ctx) =>
    replaceCategories(ctx, {
      items: [{ key: 'safety', name: 'Safety', description: '', route: 'safety_compliance' }],
    }),
  )
  const line = ndjson({ text: 'Money back', category: 'refund' })
  expect(await importText(line)).toMatchObject({ stored: 0, refusedCount: 1 })
  expect(await importText(line, { createCategories: true })).toMatchObject({ stored: 1 })
})

test('the same text in the same category counts once, in one call and in two', async () => {
  const twice = ndjson({ text: 'Money back', category: 'refund' }, { text: 'Money back', category: 'refund' })
  expect(await importText(twice)).toMatchObject({ stored: 1, duplicates: 1 })
  expect(await importText(twice)).toMatchObject({ stored: 0, duplicates: 2 })
  expect((await stored()).items).toHaveLength(1)
})

test('personal data is not kept', async () => {
  await importText(
    ndjson({ text: 'Refund to 4111 1111 1111 1111, ada@customer.example', category: 'refund' }),
  )
  expect((await stored()).items[0]?.text).not.toMatch(/4111|ada@/)
})

test('a NUL or half a character breaks no batch', async () => {
  const text = '{"text":"a\\u0000b \\ud800","category":"refund"}\n{"text":"c","category":"ref\\u0000"}'
  expect(await importText(text, { createCategories: true })).toMatchObject({ stored: 1, refusedCount: 1 })
})

test('a body beyond the bounds is refused with word of what was kept before', async () => {
  const line = ndjson({ text: 'x', category: 'refund' })
  const text = `${line}\n${'{}\n'.repeat(mostLines)}`
  await expect(importText(text, { size: 64 * 1024 })).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('1 new examples'),
  })
  expect((await stored()).items).toHaveLength(1)
}, 60_000)

test('whoever may not change categories imports nothing', async () => {
  const line = ndjson({ text: 'x', category: 'refund' })
  await expect(importText(line, { role: 'agent' as 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
  expect((await stored()).items).toEqual([])
})
