import { openAsOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '../contract/contract.ts'
import {
  listConversations,
  createConversation as openConversation,
  putAssignment,
} from '../contract/conversations/conversations.ts'
import { createReply } from '../contract/conversations/messages.ts'
import { putCategories } from '../contract/organization/settings.ts'
import { contracts } from '../contract/registry.ts'
import { createTeam, putConversationTeam, putDefaultTeam, putTeamMembers } from '../contract/routing/teams.ts'
import { call } from './test/call.ts'
import { type Credentials, signedIn } from './test/callers.ts'
import { type Planted, plant } from './test/plant.ts'
import { sampleBodies } from './test/samples.ts'

withTestDatabase()

let ours: TestOrganization
let theirs: TestOrganization
let owner: Credentials
let planted: Planted
/** One connection for all, which plans the statement over every table once. */
let database: Awaited<ReturnType<typeof openAsOwner>>
let everyTable: string

beforeAll(async () => {
  database = await openAsOwner()
  await database.query("SET plan_cache_mode = 'force_generic_plan'")
  ours = await createOrganization()
  theirs = await createOrganization()
  owner = await signedIn(ours, 'owner')
  planted = await plant(theirs)
  await createConversation(ours)
  everyTable = await statement()
})

afterAll(() => database.end())

/** Everything the database holds of the other organization, as one text. */
async function theirRows(): Promise<string> {
  const { rows } = await database.query<{ dump: string }>({
    name: 'their rows',
    text: everyTable,
    values: [theirs.id],
  })
  return rows.map(({ dump }) => dump).join('\n')
}

/** One statement that reads every table with an organization. */
async function statement(): Promise<string> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE column_name = 'organization_id' AND table_schema = 'public' ORDER BY 1`,
  )
  return tables
    .map(({ name }) => `SELECT '${name} ' || t::text AS dump FROM ${name} t WHERE organization_id = $1`)
    .join(' UNION ALL ')
    .concat(' ORDER BY 1')
}

const nameOf = ({ method, path }: Contract) => `${method} ${path}`
const withId = contracts.filter(({ params, permission }) => params && permission !== null)
const lists = contracts.filter(
  ({ method, params, permission, path }) =>
    method === 'GET' && !params && permission !== null && path !== '/events',
)

describe("an id of another organization is answered like one that doesn't exist", () => {
  test.each(withId.map((contract) => [nameOf(contract), contract] as const))('%s', async (_, contract) => {
    const [, noun = '', part] = contract.path.split('/')
    const id = planted[`${noun}/${part}`] ?? planted[noun]
    expect(id, `nothing is planted for /${noun}`).toBeDefined()
    const before = await theirRows()
    const body = sampleBodies[contract.name]
    const sent = { as: owner, ...(contract.body ? { body } : {}) }
    const foreign = await call(contract, { ...sent, params: { id: id ?? '' } })
    expect(foreign.status, foreign.text).toBe(404)
    const unknown = await call(contract, { ...sent, params: { id: '0198b2f0-0000-7000-8000-00000000dead' } })
    const withoutRequest = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    expect(withoutRequest(foreign.text)).toBe(withoutRequest(unknown.text))
    expect(await theirRows()).toBe(before)
  })
})

describe('a list shows nothing of another organization', () => {
  test.each(lists.map((contract) => [nameOf(contract), contract] as const))('%s', async (_, contract) => {
    const answer = await call(contract, { as: owner })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.text).not.toContain(theirs.slug)
    expect(answer.text).not.toContain(theirs.id)
    for (const id of Object.values(planted)) expect(answer.text).not.toContain(id)
  })

  test.each(['/conversations', '/articles', '/articles/search', '/contacts', '/saved-replies'])(
    'search in %s',
    async (path) => {
      const contract = lists.find((list) => list.path === path)
      expect(contract).toBeDefined()
      if (!contract) return
      const answer = await call(contract, { as: owner, query: `?q=${encodeURIComponent('Secret')}` })
      expect(answer).toMatchObject({ status: 200, body: { items: [] } })
    },
  )

  test('GET /conversations filtered by what belongs to another organization', async () => {
    const filters = {
      mailbox: theirs.mailbox.id,
      assignee: theirs.members.agent.id,
      contact: planted.contacts ?? '',
      team: planted.teams ?? '',
    }
    for (const [name, value] of Object.entries(filters)) {
      const answer = await call(listConversations, { as: owner, query: `?${name}=${value}` })
      expect(answer.body.items ?? [], name).toEqual([])
    }
  })
})

describe('a body that names something of another organization changes nothing', () => {
  test('A17: a new conversation with their contact or mailbox', async () => {
    const base = { subject: 'Hello', text: 'Hello' }
    const before = await theirRows()
    const bodies = [
      { ...base, contactId: planted.contacts },
      { ...base, contact: { email: 'a@customer.example' }, mailboxId: theirs.mailbox.id },
      { ...base, contact: { email: 'a@customer.example' }, assigneeId: theirs.members.agent.id },
    ]
    for (const body of bodies) {
      const answer = await call(openConversation, { as: owner, body })
      expect(answer.status, answer.text).toBe(404)
    }
    expect(await theirRows()).toBe(before)
  })

  test('their team for a conversation or a mailbox, their member for a team', async () => {
    const conversation = await createConversation(ours)
    const { body: team } = await call(createTeam, { as: owner, body: { name: 'Ours' } })
    const before = await theirRows()
    const theirTeam = { teamId: planted.teams }
    const attempts = [
      [putConversationTeam, conversation.id, theirTeam],
      [putDefaultTeam, ours.mailbox.id, theirTeam],
      [putTeamMembers, String(team.id), { memberIds: [theirs.members.agent.id] }],
    ] as const
    for (const [contract, id, body] of attempts) {
      const answer = await call(contract, { as: owner, params: { id }, body })
      expect(answer.status, `${nameOf(contract)}: ${answer.text}`).toBe(404)
    }
    expect(await theirRows()).toBe(before)
  })

  test('their member as assignee, their attachment in a reply, their category', async () => {
    const conversation = await createConversation(ours)
    const params = { id: conversation.id }
    const before = await theirRows()
    const assigned = await call(putAssignment, {
      as: owner,
      params,
      body: { assigneeId: theirs.members.agent.id },
    })
    expect(assigned.status, assigned.text).toBe(404)
    const replied = await call(createReply, {
      as: owner,
      params,
      body: { text: 'See attached', attachmentIds: [planted.attachments] },
    })
    expect(replied.status, replied.text).toBe(404)
    const items = [{ id: theirs.categories.refund, key: 'stolen', name: 'Stolen', route: 'service_action' }]
    const categories = await call(putCategories, { as: owner, body: { items } })
    expect(categories.text).not.toContain(theirs.categories.refund)
    expect(await theirRows()).toBe(before)
  })
})
