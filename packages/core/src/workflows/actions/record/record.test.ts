import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createCompany } from '../../../companies/create.ts'
import { setCompany } from '../../../contacts/set-company.ts'
import { setTags } from '../../../conversations/set-tags.ts'
import { archiveCustomField } from '../../../custom-fields/change.ts'
import { createCustomField, type NewField } from '../../../custom-fields/create.ts'
import { readFieldValues } from '../../../custom-fields/values/read.ts'
import { setFieldValues } from '../../../custom-fields/values/set.ts'
import { listFollowers } from '../../../followers/list.ts'
import { as } from '../../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../../test/workflows.ts'
import { readCatalogue } from '../../catalogue.ts'
import { checkDraft } from '../../definition/check-draft.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: { id: string; contactId: string }

beforeEach(async () => {
  organization = await createOrganization()
  conversation = await createConversation(organization)
})

let other: TestOrganization

beforeAll(async () => {
  other = await createOrganization()
})

const make = (field: Partial<NewField> & { label: string }, where = organization) =>
  as(where, 'admin', (ctx) =>
    createCustomField(ctx, { subject: 'conversation', type: 'text', options: [], ...field }),
  )

async function company(name: string, domains: string[] = []): Promise<string> {
  return as(organization, 'agent', async (ctx) => {
    const { id } = await createCompany(ctx, { name, note: '', domains })
    await setCompany(ctx, { id: conversation.contactId, companyId: id })
    return id
  })
}

/** Runs a workflow of these parts for the conversation, and tells what became of it. */
async function run(parts: { conditions?: unknown; steps?: unknown[] }) {
  const steps = parts.steps ?? [{ do: 'add_tags', with: { tags: ['held'] } }]
  const id = await activeWorkflow(organization, { ...parts, steps })
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: conversation.id, tags: [id] }))
  await workOff(organization)
  return (await runsOf(id))[0]
}

const values = async (subject: NewField['subject'], id: string) =>
  Object.fromEntries(
    (await as(organization, 'viewer', (ctx) => readFieldValues(ctx, { subject, id }))).map(
      ({ key, value }) => [key, value],
    ),
  )

test.each([
  ['company.name', 'is', 'ACME', true],
  ['company.name', 'is', 'Other', false],
  ['company.domain', 'include_any', ['acme.example'], true],
  ['company.domain', 'include_any', ['other.example'], false],
  ['company.fields.plan', 'is', 'Gold', true],
  ['company.fields.plan', 'is_none_of', ['Gold'], false],
  ['contact.fields.seats', 'at_least', 10, true],
  ['contact.fields.seats', 'below', 10, false],
  ['contact.fields.vip', 'is_true', undefined, true],
  ['conversation.fields.due', 'before', '2026-06-01', true],
  ['conversation.fields.due', 'over_ago', 30, true],
  ['conversation.fields.due', 'in_next', 7, false],
  ['conversation.fields.order', 'starts_with', 'A-', true],
  ['conversation.fields.empty', 'is_empty', undefined, true],
  ['conversation.fields.empty', 'is', 'x', false],
  ['conversation.fields.empty', 'is_not', 'x', true],
])('%s %s %j comes out %s', async (field, is, value, holds) => {
  await make({ label: 'Plan', type: 'select', options: ['Free', 'Gold'], subject: 'company' })
  await make({ label: 'Seats', type: 'number', subject: 'contact' })
  await make({ label: 'VIP', type: 'checkbox', subject: 'contact' })
  await make({ label: 'Due', type: 'date' })
  await make({ label: 'Order' })
  await make({ label: 'Empty' })
  const id = await company('Acme', ['acme.example'])
  await as(organization, 'agent', async (ctx) => {
    await setFieldValues(ctx, { subject: 'company', id, values: { plan: 'Gold' } })
    await setFieldValues(ctx, {
      subject: 'contact',
      id: conversation.contactId,
      values: { seats: 12, vip: true },
    })
    const said = { due: '2026-01-31', order: 'A-77' }
    await setFieldValues(ctx, { subject: 'conversation', id: conversation.id, values: said })
  })
  const conditions = { field, is, ...(value === undefined ? {} : { value }) }
  expect((await run({ conditions })) !== undefined).toBe(holds)
})

test('a workflow sets fields of the conversation, its contact and its company, as their types ask', async () => {
  await make({ label: 'Order' })
  await make({ label: 'VIP', type: 'checkbox', subject: 'contact' })
  await make({ label: 'Seats', type: 'number', subject: 'company' })
  const id = await company('Acme')
  const done = await run({
    steps: [
      { do: 'set_field', with: { field: 'conversation.order', value: 'of {{company.name}}' } },
      { do: 'set_field', with: { field: 'contact.vip', value: 'yes' } },
      { do: 'set_field', with: { field: 'company.seats', value: '12' } },
    ],
  })
  expect(done?.steps.map(({ effect }) => effect)).toEqual([
    '“Conversation: Order” is “of Acme”',
    '“Contact: VIP” is “yes”',
    '“Company: Seats” is “12”',
  ])
  expect(await values('conversation', conversation.id)).toEqual({ order: 'of Acme' })
  expect(await values('contact', conversation.contactId)).toEqual({ vip: true })
  expect(await values('company', id)).toEqual({ seats: 12 })
})

test('a value that is not of the field’s type fails the step with a sentence, and writes nothing', async () => {
  await make({ label: 'Seats', type: 'number' })
  const failed = await run({
    steps: [{ do: 'set_field', with: { field: 'conversation.seats', value: '{{contact.name}}' } }],
  })
  expect(failed?.steps[0]).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('“Seats” is a number'),
  })
  expect(await values('conversation', conversation.id)).toEqual({ seats: null })
})

test('a workflow adds and removes followers; of another organization it adds none', async () => {
  const { admin, agent } = organization.members
  const follower = (memberId: string) => ({ do: 'add_follower', with: { memberId }, onError: 'continue' })
  const done = await run({
    steps: [
      follower(admin.id),
      follower(agent.id),
      follower(other.members.agent.id),
      { do: 'remove_follower', with: { memberId: agent.id } },
    ],
  })
  expect(done?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'done'])
  const followers = await as(organization, 'viewer', (ctx) => listFollowers(ctx, conversation.id))
  expect(followers.map(({ id }) => id)).toEqual([admin.id])
})

test('the editor is offered the organization’s own fields by their labels, archived ones and others’ not', async () => {
  const { id } = await make({ label: 'Old' })
  await make({ label: 'Plan', type: 'select', options: ['Gold'], subject: 'contact' })
  await make({ label: 'Secret' }, other)
  await as(organization, 'admin', (ctx) => archiveCustomField(ctx, id))
  const { fields, named } = await as(organization, 'viewer', readCatalogue)
  expect(fields.filter(({ name }) => name.includes('.fields.'))).toEqual([
    {
      name: 'contact.fields.plan',
      label: "the contact's Plan",
      group: 'Contact',
      type: 'choice',
      choices: ['Gold'],
      named: null,
      unit: null,
    },
  ])
  expect(named.filter(({ kind }) => kind === 'field')).toEqual([
    { kind: 'field', id: 'contact.plan', name: 'Contact: Plan' },
  ])
})

test('a draft says what it does with fields, and is told of those there are not', async () => {
  await make({ label: 'Plan', type: 'select', options: ['Gold'], subject: 'contact' })
  const check = (field: string, set: string) =>
    as(organization, 'viewer', (ctx) =>
      checkDraft(ctx, {
        definition: {
          trigger: { on: 'tagged' },
          conditions: { field, is: 'is', value: 'Gold' },
          steps: [{ do: 'set_field', with: { field: set, value: 'Gold' } }],
        },
      }),
    )
  await make({ label: 'Seats', type: 'number' })
  expect((await check('contact.fields.plan', 'conversation.seats')).problems).toEqual([
    { path: ['steps', 0, 'with'], message: 'Its value is a number' },
  ])
  const right = await check('contact.fields.plan', 'contact.plan')
  expect(right.problems).toEqual([])
  expect(right.sentence).toContain("if the contact's Plan is Gold, then set “Contact: Plan” to “Gold”")
  const wrong = await check('contact.fields.none', 'contact.none')
  expect(wrong.problems.map(({ message }) => message)).toEqual([
    'There is no field “contact.fields.none”',
    'There is no field “contact.none”',
  ])
})
