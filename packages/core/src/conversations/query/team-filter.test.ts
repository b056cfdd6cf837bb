import { Prisma } from '@frontdesk/db/tenancy'
import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, describe, expect, test } from 'vitest'
import { inOrganization } from '../../context.ts'
import { createTeam } from '../../teams/create.ts'
import { setTeamMembers } from '../../teams/set-members.ts'
import { as } from '../../test/contexts.ts'
import { assignTeam } from '../assign-team.ts'
import { countConversations } from './count.ts'
import { type ListInput, listConversations } from './list.ts'
import { newestOfTeam } from './team-filter.ts'

withTestDatabase()

let organization: TestOrganization
let foreignTeam: string
const teams: Record<string, string> = {}
const perTeam = 2_000

beforeAll(async () => {
  const other = await createOrganization()
  foreignTeam = await makeTeam(other, 'Returns', [])
  const theirs = await createConversation(other)
  await as(other, 'agent', (ctx) => assignTeam(ctx, { conversation: theirs.id, teamId: foreignTeam }))
  organization = await createOrganization()
  const { agent } = organization.members
  teams.returns = await makeTeam(organization, 'Returns', [agent.id])
  teams.sales = await makeTeam(organization, 'Sales', [agent.id])
  teams.legal = await makeTeam(organization, 'Legal', [])
  const { contactId } = await createConversation(organization, { subject: 'alone' })
  // Most of what a team ever had is resolved; what is open is old.
  for (const [order, team] of [teams.returns, teams.sales, teams.legal, null].entries()) {
    await asOwner((client) =>
      client.query(
        `INSERT INTO conversations (id, organization_id, number, mailbox_id, contact_id, team_id, subject, status,
           spam, last_message_at)
         SELECT gen_random_uuid(), $1, 10 + $2::int + i * 4, $3, $4, $5, $2 || '-' || i,
           CASE WHEN i <= 100 THEN 'open' WHEN i % 50 = 0 THEN 'pending' ELSE 'resolved' END, i % 500 = 499,
           now() - interval '1 year' + i * interval '1 minute'
         FROM generate_series(1, $6::int) i`,
        [organization.id, order, organization.mailbox.id, contactId, team, perTeam],
      ),
    )
  }
  await asOwner((client) => client.query('ANALYZE conversations'))
})

async function makeTeam(where: TestOrganization, name: string, memberIds: string[]): Promise<string> {
  const { id } = await as(where, 'admin', (ctx) => createTeam(ctx, { name, description: '' }))
  await as(where, 'admin', (ctx) => setTeamMembers(ctx, { id, memberIds }))
  return id
}

const list = (input: Partial<ListInput>) =>
  as(organization, 'agent', (ctx) => listConversations(ctx, { limit: 100, ...input }))

async function everyPage(input: Partial<ListInput>): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...input, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return seen
}

/** What a list must show, asked of the table in the plainest way. */
async function expected(condition: string): Promise<string[]> {
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>(
      `SELECT id FROM conversations WHERE organization_id = $1 AND ${condition}
       ORDER BY last_message_at DESC, id DESC`,
      [organization.id],
    ),
  )
  return rows.map(({ id }) => id)
}

test.each([
  [
    'open ones of a team',
    (): string | undefined => teams.returns,
    'open',
    (id: string) => `team_id = '${id}' AND status = 'open'`,
  ],
  [
    'pending ones of a team',
    (): string | undefined => teams.sales,
    'pending',
    (id: string) => `team_id = '${id}' AND status = 'pending'`,
  ],
  [
    'open ones without a team',
    (): string | undefined => 'none',
    'open',
    () => `team_id IS NULL AND status = 'open'`,
  ],
  [
    'open ones of my teams',
    (): string | undefined => 'mine',
    'open',
    () => `team_id IN ('${teams.returns}', '${teams.sales}') AND status = 'open'`,
  ],
] as const)('%s are listed newest first, each once', async (_, team, status, condition) => {
  const wanted = await expected(`NOT spam AND ${condition(team() ?? '')}`)
  expect(wanted.length).toBeGreaterThan(20)
  expect(await everyPage({ team: team() ?? '', status })).toEqual(wanted)
})

test('without a status every status is listed but spam; with one, spam and all that was asked for', async () => {
  const team = teams.legal ?? ''
  const isTheirs = `team_id = '${team}'`
  expect(await everyPage({ team })).toEqual(await expected(`${isTheirs} AND NOT spam`))
  expect(await everyPage({ team, status: 'spam' })).toEqual(await expected(`${isTheirs} AND spam`))
  expect(await everyPage({ team, status: 'all' })).toEqual(await expected(isTheirs))
})

test('a team narrows what other filters and a search find', async () => {
  const both = { team: 'none', contact: (await list({ limit: 1 })).items[0]?.contact.id }
  expect(await everyPage({ ...both, status: 'open' })).toEqual(
    await expected(`team_id IS NULL AND status = 'open' AND contact_id = '${both.contact}'`),
  )
  expect((await list({ q: 'order', team: 'none' })).items.map(({ subject }) => subject)).toEqual(['alone'])
  expect((await list({ q: 'order', team: 'mine' })).items).toEqual([])
})

test("another organization's team, one that does not exist, and the teams of somebody in none show nothing", async () => {
  expect((await list({ team: foreignTeam })).items).toEqual([])
  expect((await list({ team: newId() })).items).toEqual([])
  const mine = await as(organization, 'admin', (ctx) => listConversations(ctx, { limit: 5, team: 'mine' }))
  expect(mine).toEqual({ items: [], nextCursor: null })
})

test('an API key has no teams of its own', async () => {
  const actor = { type: 'api_key', apiKeyId: newId(), name: 'Shop', role: 'agent' } as const
  const asked = inOrganization({ organizationId: organization.id, actor }, (ctx) =>
    listConversations(ctx, { limit: 5, team: 'mine' }),
  )
  await expect(asked).rejects.toMatchObject({ code: 'invalid', path: 'team' })
})

test('the counts name the open ones of each of my teams, and of no other', async () => {
  const { returns, sales } = teams
  const { teams: counted } = await as(organization, 'agent', countConversations)
  expect(counted).toEqual({ [returns ?? '']: 100, [sales ?? '']: 100 })
  expect((await as(organization, 'admin', countConversations)).teams).toEqual({})
})

type Plan = {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** Rows of conversations that a plan has looked at. */
function looked(plan: Plan): number {
  const own =
    plan['Relation Name'] === 'conversations'
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0
  return own + (plan.Plans ?? []).reduce((sum, below) => sum + looked(below), 0)
}

describe('a page looks at no more rows than its pairs of team and status hand out', () => {
  test.each([
    ['a team', (): string => teams.returns ?? '', 'open', 1],
    ['my teams', (): string => 'mine', 'open', 2],
    ['no team', (): string => 'none', 'open', 1],
    ['every status of my teams', (): string => 'mine', undefined, 8],
  ] as const)('%s', async (_, team, status, pairs) => {
    const limit = 20
    const rows = await as(
      organization,
      'agent',
      (ctx) =>
        ctx.db.$queryRaw<{ 'QUERY PLAN': { Plan: Plan }[] }[]>`EXPLAIN (ANALYZE, FORMAT JSON) ${newestOfTeam(
          ctx,
          {
            team: team(),
            status,
            condition: Prisma.sql`NOT spam`,
            limit,
          },
        )}`,
    )
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    expect(plan && looked(plan)).toBeGreaterThanOrEqual(limit)
    // Of resolved ones, one in five hundred is spam and looked at in vain.
    expect(plan && looked(plan)).toBeLessThanOrEqual(pairs * (limit + 1))
  })
})
