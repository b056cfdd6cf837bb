import { useTestDatabase } from '@frontdesk/db/test/database'
import { newId } from '@frontdesk/runtime/id'
import { expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { signIn } from '../identity/sign-in.ts'
import { createOrganization } from './create.ts'

useTestDatabase()

const from = { address: null, userAgent: null }
const name = () => `org-${newId().slice(-8)}`

test('founds an organization whose owner can sign in and who finds categories to begin with', async () => {
  const slug = name()
  const owner = { email: `Owner@${slug}.example`, name: 'Ola', password: 'a good password' }
  const { organizationId } = await createOrganization({ slug, name: 'Ours', owner })
  const session = await signIn({ email: owner.email, password: owner.password, ...from })
  expect(session).toMatchObject({ organizationId, name: 'Ola' })
  const rows = await asSystem('test', async (db) => ({
    categories: await db.category.count({ where: { organizationId } }),
    entries: await db.auditEntry.findMany({ where: { organizationId } }),
  }))
  expect(rows.categories).toBeGreaterThan(5)
  expect(rows.entries.map(({ action }) => action)).toContain('organization.created')
})

test('leaves the password of somebody who has one already', async () => {
  const [first, second] = [name(), name()]
  const owner = { email: `owner@${first}.example`, name: 'Ola', password: 'the first password' }
  await createOrganization({ slug: first, name: 'First', owner })
  await createOrganization({ slug: second, name: 'Second', owner: { ...owner, password: 'another one' } })
  await expect(signIn({ ...owner, password: 'another one', ...from })).rejects.toThrow('wrong')
  const session = await signIn({ ...owner, organization: second, ...from })
  expect(session.token).toMatch(/^[\w-]{43}$/)
})

test('leaves nothing behind when the slug is taken', async () => {
  const slug = name()
  const owner = (email: string) => ({ email, name: 'Ola', password: 'a good password' })
  await createOrganization({ slug, name: 'First', owner: owner(`a@${slug}.example`) })
  await expect(
    createOrganization({ slug, name: 'Second', owner: owner(`b@${slug}.example`) }),
  ).rejects.toMatchObject({ code: 'P2002' })
  const users = await asSystem('test', (db) => db.user.count({ where: { email: `b@${slug}.example` } }))
  expect(users).toBe(0)
})
