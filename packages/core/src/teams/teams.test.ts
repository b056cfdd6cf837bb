import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { assignTeam } from '../conversations/assign-team.ts'
import { readConversation } from '../conversations/query/find.ts'
import { listConversationEvents } from '../conversations/query/list-events.ts'
import { readDefaultTeam, setDefaultTeam } from '../mailboxes/settings/default-team.ts'
import { as, asProduct, auditEntries } from '../test/contexts.ts'
import { createTeam } from './create.ts'
import { deleteTeam, previewTeamDeletion } from './delete.ts'
import { deleteTeamInPortions } from './delete-in-portions.ts'
import { listTeams } from './list.ts'
import { renameTeam } from './rename.ts'
import { setTeamMembers } from './set-members.ts'

withTestDatabase()

let organization: TestOrganization
let other: TestOrganization

beforeAll(async () => {
  other = await createOrganization()
  await make('Returns', other)
})

beforeEach(async () => {
  organization = await createOrganization()
})

const make = (name: string, where = organization, description = '') =>
  as(where, 'admin', (ctx) => createTeam(ctx, { name, description }))
const rename = (id: string, name: string, description = '') =>
  as(organization, 'admin', (ctx) => renameTeam(ctx, { id, name, description }))
const setMembers = (id: string, memberIds: string[]) =>
  as(organization, 'admin', (ctx) => setTeamMembers(ctx, { id, memberIds }))
const give = (conversation: string, teamId: string | null) =>
  as(organization, 'agent', (ctx) => assignTeam(ctx, { conversation, teamId }))
const names = async () =>
  (await as(organization, 'viewer', (ctx) => listTeams(ctx, { limit: 50 }))).items.map(({ name }) => name)

test('teams are listed by name whatever their case, page by page, each once', async () => {
  const wanted = ['alpha', 'Beta', 'gamma', 'Émile', 'delta', 'Zeta', 'ärzte']
  for (const name of wanted) await make(name)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await as(organization, 'viewer', (ctx) => listTeams(ctx, { limit: 2, cursor }))
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen.toSorted()).toEqual(wanted.toSorted())
  expect(seen.slice(0, 4)).toEqual(['alpha', 'Beta', 'delta', 'gamma'])
})

test.each([
  ['Returns', 'RETURNS'],
  ['Ärzte', 'ärzte'],
  ['Café', 'Cafe\u0301'],
  ['Returns', '  returns\0 '],
])('beside %s there is no team %s, neither a new one nor by another name', async (first, second) => {
  const team = await make(first)
  await expect(make(second)).rejects.toMatchObject({ code: 'already_exists' })
  const third = await make('Third')
  await expect(rename(third.id, second)).rejects.toMatchObject({ code: 'already_exists' })
  expect(await names()).toEqual([team.name, 'Third'].toSorted())
})

test('two that make the same team at once make one', async () => {
  const made = await Promise.allSettled(['Sales', 'sales', 'SALES'].map((name) => make(name)))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await names()).toHaveLength(1)
})

test('a name without a letter in it is refused', async () => {
  await expect(make(' \0 ')).rejects.toMatchObject({ code: 'invalid', path: 'name' })
})

test('a team may change the case of its own name, and a change of nothing leaves no trace', async () => {
  const { id } = await make('returns')
  expect(await rename(id, 'Returns', 'Parcels')).toMatchObject({ name: 'Returns', description: 'Parcels' })
  await rename(id, 'Returns', 'Parcels')
  expect(await auditEntries(organization, 'team.rename')).toHaveLength(1)
})

test('members are exactly those that were named, and each knows that the team is theirs', async () => {
  const { agent, admin, viewer } = organization.members
  const { id } = await make('Returns')
  await setMembers(id, [agent.id, agent.id.toUpperCase(), admin.id])
  const { members } = await setMembers(id, [agent.id, viewer.id])
  expect(members.map((member) => member.id).toSorted()).toEqual([agent.id, viewer.id].toSorted())
  const mineFor = async (role: 'agent' | 'admin') =>
    (await as(organization, role, (ctx) => listTeams(ctx, { limit: 5 }))).items[0]?.mine
  expect([await mineFor('agent'), await mineFor('admin')]).toEqual([true, false])
  await setMembers(id, [viewer.id, agent.id])
  expect(await auditEntries(organization, 'team.members')).toHaveLength(2)
})

test('a member of another organization, or of none, joins no team, and nobody who was in it leaves', async () => {
  const { id } = await make('Returns')
  await setMembers(id, [organization.members.agent.id])
  for (const stranger of [other.members.agent.id, newId()]) {
    await expect(setMembers(id, [stranger])).rejects.toMatchObject({ code: 'not_found' })
  }
  const [team] = (await as(organization, 'viewer', (ctx) => listTeams(ctx, { limit: 5 }))).items
  expect(team?.members.map((member) => member.id)).toEqual([organization.members.agent.id])
})

test('a conversation tells its team, who gave it to it, and who took it away', async () => {
  const { id } = await createConversation(organization)
  const team = await make('Returns')
  expect((await give(id, team.id)).team).toEqual({ id: team.id, name: 'Returns' })
  await give(id, team.id)
  await rename(team.id, 'Parcels')
  expect((await as(organization, 'viewer', (ctx) => readConversation(ctx, id))).team?.name).toBe('Parcels')
  expect((await give(id, null)).team).toBeNull()
  const { items } = await as(organization, 'viewer', (ctx) =>
    listConversationEvents(ctx, { conversation: id, limit: 10 }),
  )
  expect(items.map(({ type, detail }) => [type, detail])).toEqual([
    ['team_assigned', { teamId: team.id, name: 'Returns' }],
    ['team_unassigned', { teamId: null }],
  ])
  const [taken] = await auditEntries(organization, 'conversation.team_unassigned')
  expect(taken).toMatchObject({ before: { teamId: team.id }, after: { teamId: null } })
})

test('the product itself gives conversations to teams, as routing does', async () => {
  const { id } = await createConversation(organization)
  const team = await make('Returns')
  const given = await asProduct(organization, (ctx) => assignTeam(ctx, { conversation: id, teamId: team.id }))
  expect(given.team?.id).toBe(team.id)
})

test('deleting a team says before and after what it clears, and clears nothing else', async () => {
  const [returns, sales] = [await make('Returns'), await make('Sales')]
  const [a, b, c] = await Promise.all([1, 2, 3].map(() => createConversation(organization)))
  await give(a?.id ?? '', returns.id)
  await give(b?.id ?? '', returns.id)
  await give(c?.id ?? '', sales.id)
  await setMembers(returns.id, [organization.members.agent.id])
  const { mailbox } = organization
  await as(organization, 'admin', (ctx) => setDefaultTeam(ctx, { id: mailbox.id, teamId: returns.id }))
  const use = { conversations: 2, mailboxes: 1 }
  expect(await as(organization, 'admin', (ctx) => previewTeamDeletion(ctx, returns.id))).toEqual(use)
  expect(await as(organization, 'admin', (ctx) => deleteTeam(ctx, returns.id))).toEqual(use)
  expect(await names()).toEqual(['Sales'])
  expect(await as(organization, 'viewer', (ctx) => readDefaultTeam(ctx, mailbox.id))).toEqual({ team: null })
  const rows = await asSystem('test', (db) =>
    db.conversation.findMany({ where: { organizationId: organization.id }, orderBy: { number: 'asc' } }),
  )
  expect(rows.map(({ teamId }) => teamId).filter((id) => id !== null)).toEqual([sales.id])
  const [entry] = await auditEntries(organization, 'team.delete')
  expect(entry?.before).toMatchObject({ name: 'Returns', ...use })
})

test('a team with many conversations is deleted in portions, and the sum is told', async () => {
  const [returns, sales] = [await make('Returns'), await make('Sales')]
  for (const team of [returns, returns, sales, returns, returns, returns]) {
    await give((await createConversation(organization)).id, team.id)
  }
  const { id, name } = organization.members.admin
  const actor = { type: 'member', memberId: id, name, role: 'admin' } as const
  const who = { organizationId: organization.id, actor }
  expect(await deleteTeamInPortions(who, returns.id, 2)).toEqual({ conversations: 5, mailboxes: 0 })
  expect(await auditEntries(organization, 'team.release')).toHaveLength(2)
  expect((await auditEntries(organization, 'team.delete'))[0]?.before).toMatchObject({ conversations: 1 })
  const rows = await asSystem('test', (db) =>
    db.conversation.groupBy({ by: ['teamId'], where: { organizationId: organization.id }, _count: true }),
  )
  expect(new Map(rows.map(({ teamId, _count }) => [teamId, _count]))).toEqual(
    new Map([
      [null, 5],
      [sales.id, 1],
    ]),
  )
})

test('nobody below admin deletes a portion of a team, and no other organization any', async () => {
  const team = await make('Returns')
  const { agent } = organization.members
  const actor = { type: 'member', memberId: agent.id, name: agent.name, role: 'agent' } as const
  const who = { organizationId: organization.id, actor }
  await expect(deleteTeamInPortions(who, team.id)).rejects.toMatchObject({ code: 'forbidden' })
  const stranger = { ...who, organizationId: other.id, actor: { ...actor, role: 'owner' } as const }
  await expect(deleteTeamInPortions(stranger, team.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await names()).toEqual(['Returns'])
})

test('a team that is deleted while it is given a conversation leaves none behind with it', async () => {
  const { id } = await createConversation(organization)
  const team = await make('Returns')
  await Promise.allSettled([
    give(id, team.id),
    as(organization, 'admin', (ctx) => deleteTeam(ctx, team.id)),
    give(id, team.id),
  ])
  expect((await as(organization, 'viewer', (ctx) => readConversation(ctx, id))).team).toBeNull()
  expect(await names()).toEqual([])
})
