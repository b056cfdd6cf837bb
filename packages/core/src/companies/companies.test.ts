import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createContact } from '../contacts/create.ts'
import { listContacts } from '../contacts/list.ts'
import { setCompany } from '../contacts/set-company.ts'
import { upsertContact } from '../contacts/upsert.ts'
import { listConversations } from '../conversations/query/list.ts'
import { as, asProduct, auditEntries } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { changeCompany } from './change.ts'
import { createCompany } from './create.ts'
import { deleteCompany } from './delete.ts'
import { domainOf } from './domain-of.ts'
import { listCompanies, readCompany } from './list.ts'
import { placeContacts } from './place-contacts.ts'

withTestDatabase()

let organization: TestOrganization
let other: TestOrganization

beforeAll(async () => {
  other = await createOrganization()
})

beforeEach(async () => {
  organization = await createOrganization()
})

const add = (email: string) => as(organization, 'agent', (ctx) => createContact(ctx, { email, name: '' }))
const make = (name: string, domains: string[], where = organization) =>
  as(where, 'agent', (ctx) => createCompany(ctx, { name, note: '', domains }))
const companies = async (q?: string) =>
  (await as(organization, 'viewer', (ctx) => listCompanies(ctx, { limit: 50, q }))).items
const companyOf = async (email: string) =>
  (await as(organization, 'viewer', (ctx) => listContacts(ctx, { limit: 5, q: email }))).items[0]?.company

test('people who write from one domain belong to one company, which their first mail makes', async () => {
  await receiveMail(organization, { from: 'Ada <ada@acme.example>' })
  await receiveMail(organization, { from: 'Bo <bo@support.acme.example>' })
  expect(await companies()).toMatchObject([
    { name: 'acme.example', domains: ['acme.example'], contactCount: 2 },
  ])
  const [company] = await companies()
  const page = await as(organization, 'viewer', (ctx) =>
    listConversations(ctx, { limit: 10, company: company?.id }),
  )
  expect(page.items.map(({ contact }) => contact.company?.name)).toEqual(['acme.example', 'acme.example'])
})

test.each([
  'eva@gmail.com',
  'eva@yahoo.co.uk',
  'eva@web.de',
  'eva@outlook.com',
  'eva@mail.hotmail.fr',
  'eva@proton.me',
  'eva@localhost',
  'eva@[192.0.2.1]',
  'eva@co.uk',
])('nobody works for %s', async (email) => {
  await asProduct(organization, async (ctx) => {
    await upsertContact(ctx, { name: 'Eva', address: email })
    await placeContacts(ctx, [email])
  })
  expect(await companies()).toEqual([])
  expect(await companyOf(email)).toBeNull()
})

test('robots and lists make no company', async () => {
  await receiveMail(organization, {
    from: 'noreply@robots.example',
    headers: ['Auto-Submitted: auto-generated'],
  })
  await receiveMail(organization, {
    from: 'news@letters.example',
    headers: ['List-Id: <news.letters.example>'],
  })
  expect(await companies()).toEqual([])
})

test('mails of one new company that are written at the same time make it once', async () => {
  const emails = Array.from({ length: 12 }, (_, index) => `p${index}@race.example`)
  await Promise.all(
    emails.map((email) =>
      asProduct(organization, async (ctx) => {
        await upsertContact(ctx, { name: '', address: email })
        await placeContacts(ctx, [email, 'x@also.example'])
      }),
    ),
  )
  expect(await companies()).toMatchObject([{ name: 'race.example', contactCount: 12 }])
})

test('an organization never finds the company of another', async () => {
  const theirs = await make('Theirs', ['shared.example'], other)
  await add('ada@shared.example')
  const [ours] = await companies()
  expect(ours?.id).not.toBe(theirs.id)
  const { id } = await add('bo@elsewhere.example')
  const strange = { id, companyId: theirs.id }
  await expect(as(organization, 'agent', (ctx) => setCompany(ctx, strange))).rejects.toThrow('was not found')
  await expect(as(organization, 'agent', (ctx) => readCompany(ctx, theirs.id))).rejects.toThrow(
    'was not found',
  )
})

test('what a person says about a company outlasts later mail', async () => {
  const { id } = await add('ada@agency.example')
  await as(organization, 'agent', (ctx) => setCompany(ctx, { id, companyId: null }))
  await receiveMail(organization, { from: 'ada@agency.example' })
  expect(await companyOf('ada@agency.example')).toBeNull()
  expect(await auditEntries(organization, 'contact.company')).toHaveLength(1)
})

test('a domain given to a company brings the people who write from it, and takes them along when it goes', async () => {
  const company = await make('Bell', [])
  await asProduct(organization, (ctx) => upsertContact(ctx, { name: '', address: 'eve@eu.bell.example' }))
  const change = (domains: string[]) =>
    as(organization, 'agent', (ctx) =>
      changeCompany(ctx, { id: company.id, name: 'Bell', note: '', domains }),
    )
  expect(await change(['@Bell.Example'])).toMatchObject({ domains: ['bell.example'], contactCount: 1 })
  expect(await change([])).toMatchObject({ domains: [], contactCount: 0 })
  await receiveMail(organization, { from: 'eve@eu.bell.example' })
  expect(await companyOf('eve@eu.bell.example')).toBeNull()
})

test('the nearest domain decides where a group has several companies', async () => {
  await make('Group', ['group.example'])
  await make('Labs', ['labs.group.example'])
  await add('a@labs.group.example')
  await add('b@sales.group.example')
  expect((await companyOf('a@labs.group.example'))?.name).toBe('Labs')
  expect((await companyOf('b@sales.group.example'))?.name).toBe('Group')
})

test('a deleted company leaves its people without one, and mail does not bring it back', async () => {
  await add('ada@gone.example')
  const [company] = await companies()
  await as(organization, 'agent', (ctx) => deleteCompany(ctx, company?.id ?? ''))
  await receiveMail(organization, { from: 'ada@gone.example' })
  expect(await companyOf('ada@gone.example')).toBeNull()
  expect(await companies()).toEqual([])
  const again = await make('Gone', ['gone.example'])
  expect(again.contactCount).toBe(1)
})

test.each([['gmail.com'], ['not a domain'], ['com'], ['192.0.2.7']])(
  '%s is no domain of a company',
  async (domain) => {
    await expect(make('X', [domain])).rejects.toMatchObject({ path: 'domains' })
  },
)

test('a domain has one company', async () => {
  await make('First', ['one.example'])
  await expect(make('Second', ['one.example'])).rejects.toThrow('First has the domain one.example')
})

test('companies are found by name and by domain, page by page', async () => {
  await make('Alpha', ['zz.example'])
  await make('Beta', [])
  expect((await companies('ALPH')).map(({ name }) => name)).toEqual(['Alpha'])
  expect((await companies('zz.ex')).map(({ name }) => name)).toEqual(['Alpha'])
  const first = await as(organization, 'viewer', (ctx) => listCompanies(ctx, { limit: 1 }))
  const second = await as(organization, 'viewer', (ctx) =>
    listCompanies(ctx, { limit: 1, cursor: first.nextCursor ?? undefined }),
  )
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Beta', 'Alpha'])
})

test('an address is looked up from its own host up to what can be registered', () => {
  expect(domainOf('a@b.c.acme.co.uk')).toEqual({
    domain: 'acme.co.uk',
    candidates: ['b.c.acme.co.uk', 'c.acme.co.uk', 'acme.co.uk'],
  })
  expect(domainOf('a@Bücher.example')?.domain).toBe('xn--bcher-kva.example')
})
