import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createCompany } from '../companies/create.ts'
import { setCompany } from '../contacts/set-company.ts'
import { type ListInput, listConversations } from '../conversations/query/list.ts'
import { listConversationEvents } from '../conversations/query/list-events.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { archiveCustomField, changeCustomField } from './change.ts'
import { createCustomField, type NewField } from './create.ts'
import type { Subject } from './field.ts'
import { listCustomFields } from './list.ts'
import { reorderCustomFields } from './reorder.ts'
import { readFieldValues } from './values/read.ts'
import { setFieldValues } from './values/set.ts'
import type { Value } from './values/value.ts'

withTestDatabase()

let organization: TestOrganization
let other: TestOrganization
let conversation: { id: string; number: number; contactId: string }

beforeAll(async () => {
  other = await createOrganization()
})

beforeEach(async () => {
  organization = await createOrganization()
  conversation = await createConversation(organization)
})

const make = (field: Partial<NewField> & { label: string }, where = organization) =>
  as(where, 'admin', (ctx) =>
    createCustomField(ctx, { subject: 'conversation', type: 'text', options: [], ...field }),
  )
const set = (values: Record<string, Value>, subject: Subject = 'conversation', id = conversation.id) =>
  as(organization, 'agent', (ctx) => setFieldValues(ctx, { subject, id, values }))
const read = async (subject: Subject = 'conversation', id = conversation.id) =>
  Object.fromEntries(
    (await as(organization, 'viewer', (ctx) => readFieldValues(ctx, { subject, id }))).map(
      ({ key, value }) => [key, value],
    ),
  )
const found = async (field: string) =>
  (await as(organization, 'viewer', (ctx) => listConversations(ctx, { limit: 10, field }))).items.map(
    ({ id }) => id,
  )

test('each type keeps what fits it', async () => {
  await make({ label: 'Order' })
  await make({ label: 'Seats', type: 'number' })
  await make({ label: 'Renews', type: 'date' })
  await make({ label: 'Beta', type: 'checkbox' })
  await make({ label: 'Plan', type: 'select', options: ['Free', 'Gold'] })
  const values = { order: 'A-1', seats: 12.5, renews: '2026-02-28', beta: false, plan: 'Gold' }
  await set(values)
  expect(await read()).toEqual(values)
  await set({ order: '', seats: null })
  expect(await read()).toEqual({ ...values, order: null, seats: null })
})

test.each([
  ['number', '12'],
  ['number', Number.POSITIVE_INFINITY],
  ['text', 5],
  ['text', 'x'.repeat(501)],
  ['date', '2026-02-30'],
  ['date', '28.02.2026'],
  ['checkbox', 'yes'],
  ['select', 'Silver'],
  ['select', 1],
] as const)('a field of the type %s refuses %j', async (type, value) => {
  await make({ label: 'Field', type, options: type === 'select' ? ['Gold'] : [] })
  await expect(set({ field: value })).rejects.toMatchObject({ path: 'values.field' })
  expect(await read()).toEqual({ field: null })
})

test('a value that is refused leaves the others unwritten', async () => {
  await make({ label: 'Order' })
  await make({ label: 'Seats', type: 'number' })
  await expect(set({ order: 'A', seats: 'many' })).rejects.toThrow('“Seats” is a number')
  expect(await read()).toEqual({ order: null, seats: null })
})

test('fields and values of another organization are out of reach', async () => {
  const theirs = await make({ label: 'Secret' }, other)
  const away = await createConversation(other)
  await expect(set({ secret: 'x' })).rejects.toThrow('There is no field “secret”')
  await make({ label: 'Order' })
  await expect(set({ order: 'x' }, 'conversation', away.id)).rejects.toThrow('was not found')
  await expect(set({ order: 'x' }, 'contact', away.contactId)).rejects.toThrow('was not found')
  await expect(as(organization, 'admin', (ctx) => archiveCustomField(ctx, theirs.id))).rejects.toThrow(
    'was not found',
  )
})

test('an archived field keeps its values, shows them, and takes no new ones', async () => {
  const { id } = await make({ label: 'Order' })
  await set({ order: 'A-1' })
  await as(organization, 'admin', (ctx) => archiveCustomField(ctx, id))
  expect(await read()).toEqual({ order: 'A-1' })
  await expect(set({ order: 'B' })).rejects.toThrow('“Order” is archived')
  expect(await found('order:A-1')).toEqual([conversation.id])
  const shown = await as(organization, 'viewer', (ctx) => listCustomFields(ctx, { limit: 10 }))
  expect(shown.items).toEqual([])
  await as(organization, 'admin', (ctx) =>
    changeCustomField(ctx, { id, label: 'Order', options: [], archived: false }),
  )
  await set({ order: 'B' })
  expect(await read()).toEqual({ order: 'B' })
})

test('an option that is taken away stays where it was chosen', async () => {
  const { id } = await make({ label: 'Plan', type: 'select', options: ['Free', 'Gold'] })
  await set({ plan: 'Gold' })
  await as(organization, 'admin', (ctx) =>
    changeCustomField(ctx, { id, label: 'Plan', options: ['Free'], archived: false }),
  )
  expect(await read()).toEqual({ plan: 'Gold' })
  await expect(set({ plan: 'Gold ' })).rejects.toThrow('one of Free')
})

test('conversations are found by what their fields, their contact and their company say', async () => {
  const second = await createConversation(organization)
  await make({ label: 'Seats', type: 'number' })
  await make({ label: 'VIP', type: 'checkbox', subject: 'contact' })
  await make({ label: 'Plan', type: 'select', options: ['Gold'], subject: 'company' })
  const company = await as(organization, 'agent', (ctx) =>
    createCompany(ctx, { name: 'Acme', note: '', domains: [] }),
  )
  await as(organization, 'agent', (ctx) => setCompany(ctx, { id: second.contactId, companyId: company.id }))
  await set({ seats: 12 })
  await set({ vip: true }, 'contact', conversation.contactId)
  await set({ plan: 'Gold' }, 'company', company.id)
  expect(await found('seats:12')).toEqual([conversation.id])
  expect(await found('seats:')).toEqual([second.id])
  expect(await found('contact.vip:true')).toEqual([conversation.id])
  expect(await found('company.plan:gold')).toEqual([second.id])
  expect(await found('unheard_of:1')).toEqual([])
  await expect(found('seats:many')).rejects.toThrow('is a number')
})

test('what fields say narrows a search, a team and the order by deadlines as well', async () => {
  await make({ label: 'Seats', type: 'number' })
  await createConversation(organization)
  await set({ seats: 12 })
  const company = await as(organization, 'agent', (ctx) =>
    createCompany(ctx, { name: 'Acme', note: '', domains: [] }),
  )
  await as(organization, 'agent', (ctx) =>
    setCompany(ctx, { id: conversation.contactId, companyId: company.id }),
  )
  const among = async (asked: Partial<ListInput>) => {
    const narrowed = { limit: 10, field: 'seats:12', company: company.id, ...asked }
    const page = await as(organization, 'agent', (ctx) => listConversations(ctx, narrowed))
    return page.items.map(({ id }) => id)
  }
  expect(await among({ q: 'order' })).toEqual([conversation.id])
  expect(await among({ team: 'none', status: 'open' })).toEqual([conversation.id])
  expect(await among({ sort: 'due' })).toEqual([])
  expect(await among({ q: 'order', field: 'seats:13' })).toEqual([])
  expect(await among({ follower: 'me' })).toEqual([])
})

test('a change is in the timeline and the audit log once, and nowhere when nothing changes', async () => {
  await make({ label: 'Order' })
  await set({ order: 'A' })
  await set({ order: 'A' })
  const events = await as(organization, 'viewer', (ctx) =>
    listConversationEvents(ctx, { conversation: conversation.id, limit: 10 }),
  )
  expect(events.items.filter(({ type }) => type === 'fields_set').map(({ detail }) => detail)).toEqual([
    { fields: { Order: 'A' } },
  ])
  expect(await auditEntries(organization, 'conversation.fields_set')).toHaveLength(1)
})

test('keys come from labels, are unique within a subject, and never change', async () => {
  expect((await make({ label: 'Höhe (cm)' })).key).toBe('hohe_cm')
  await expect(make({ label: 'x', key: 'hohe_cm' })).rejects.toThrow('already')
  expect((await make({ label: 'Höhe (cm)', subject: 'contact' })).key).toBe('hohe_cm')
  await expect(make({ label: 'x', key: 'No Key' })).rejects.toMatchObject({ path: 'key' })
})

test('fields are shown in the order somebody gave them, page by page', async () => {
  const [a, b, c] = [await make({ label: 'A' }), await make({ label: 'B' }), await make({ label: 'C' })]
  await as(organization, 'admin', (ctx) =>
    reorderCustomFields(ctx, { subject: 'conversation', ids: [c.id, a.id] }),
  )
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'viewer', (ctx) => listCustomFields(ctx, { limit: 1, cursor }))
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual([c.id, a.id, b.id])
})
