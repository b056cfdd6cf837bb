import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { as, auditEntries, promisedJobs } from '../test/contexts.ts'
import { listCategories } from './list.ts'
import { replaceCategories } from './replace.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const item = (key: string, name = key) => ({ key, name, description: '', route: 'informational' as const })
const replace = (...items: ReturnType<typeof item>[]) =>
  as(organization, 'admin', (ctx) => replaceCategories(ctx, { items }))

test('keeps by key, adds, archives the rest, and puts them in the order given', async () => {
  const { items } = await replace(item('warranty'), item('refund', 'Money back'))
  expect(items.map(({ key, name }) => [key, name])).toEqual([
    ['warranty', 'warranty'],
    ['refund', 'Money back'],
  ])
  expect(items[1]?.id).toBe(organization.categories.refund)
  const rows = await asSystem('test', (db) =>
    db.category.findMany({ where: { organizationId: organization.id, archivedAt: { not: null } } }),
  )
  expect(rows.map(({ key }) => key).sort()).toEqual(['order_status', 'safety'])
  expect(await promisedJobs(organization, 'train-classifier')).toHaveLength(1)
  const [entry] = await auditEntries(organization, 'categories.replace')
  expect(entry?.after).toEqual({ keys: ['warranty', 'refund'] })
})

test('one that comes back is the same as before', async () => {
  await replace(item('warranty'))
  const { items } = await replace(item('safety'))
  expect(items.map(({ id }) => id)).toEqual([organization.categories.safety])
})

test('a key given twice is refused and nothing changes', async () => {
  await expect(replace(item('a'), item('a'))).rejects.toMatchObject({ code: 'invalid', path: 'items' })
  const { items } = await as(organization, 'viewer', listCategories)
  expect(items.map(({ key }) => key)).toEqual(['refund', 'order_status', 'safety'])
})

test('the same keys in another organization stay as they are', async () => {
  const other = await createOrganization()
  await replace(item('refund', 'Ours alone'))
  const { items } = await as(other, 'viewer', listCategories)
  expect(items.map(({ name }) => name)).toEqual(['Refund', 'Order status', 'Safety'])
})

test('an id of another organization is unknown here, and nothing changes', async () => {
  const { refund: id } = (await createOrganization()).categories
  await expect(replace({ ...item('refund'), id } as ReturnType<typeof item>)).rejects.toMatchObject({
    code: 'not_found',
  })
  const { items } = await as(organization, 'admin', listCategories)
  expect(items.map(({ key }) => key)).toContain('safety')
})
