import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { assignTeam } from '../../conversations/assign-team.ts'
import { createTeam } from '../../teams/create.ts'
import { setTeamMembers } from '../../teams/set-members.ts'
import { as } from '../../test/contexts.ts'
import { assignQueue } from '../assign-queue.ts'
import { setRoutingProfile } from '../members/set-profile.ts'
import { choosePresence } from '../presence/choose.ts'
import { createSkill } from '../skills/write.ts'
import { usualRules } from '../teams/rules.ts'
import { setTeamRules } from '../teams/set-rules.ts'
import { readRouting } from './explain.ts'
import { setNeeds } from './needs.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string
let billing: string

beforeEach(async () => {
  organization = await createOrganization()
  conversation = (await createConversation(organization)).id
  const { agent, admin } = organization.members
  await as(organization, 'owner', async (ctx) => {
    const { id: teamId } = await createTeam(ctx, { name: 'Returns', description: '' })
    await setTeamMembers(ctx, { id: teamId, memberIds: [agent.id, admin.id] })
    await setTeamRules(ctx, { ...usualRules, teamId, automatic: true })
    await assignTeam(ctx, { conversation, teamId })
    billing = (await createSkill(ctx, { name: 'Billing', description: '', categories: [] })).id
  })
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id: conversation }, data: { route: 'informational' } }),
  )
})

const routing = () => as(organization, 'viewer', (ctx) => readRouting(ctx, conversation))
const ask = (level: number) =>
  as(organization, 'agent', (ctx) => setNeeds(ctx, { conversation, skills: [{ id: billing, level }] }))
const learn = (role: 'agent' | 'admin', level: number) =>
  as(organization, 'owner', (ctx) =>
    setRoutingProfile(ctx, {
      memberId: organization.members[role].id,
      capacity: 4,
      skills: [{ id: billing, level }],
      languages: [],
      workingHours: [],
      timeZone: 'UTC',
    }),
  )

test('says what keeps everybody while nobody has it, and why somebody got it afterwards', async () => {
  await ask(3)
  await learn('agent', 4)
  await learn('admin', 2)
  const { agent, admin } = organization.members
  const waiting = await routing()
  expect(waiting).toMatchObject({
    automatic: true,
    decisions: [],
    needs: { skills: [{ name: 'Billing', level: 3 }] },
  })
  const verdicts = new Map(waiting.candidates.map(({ id, verdict, missing }) => [id, [verdict, missing]]))
  expect(verdicts.get(agent.id)).toEqual(['offline', null])
  expect(verdicts.get(admin.id)).toEqual(['lacks_skill', 'Billing'])
  await as(organization, 'agent', (ctx) => choosePresence(ctx, { status: 'online' }))
  await assignQueue({ organizationId: organization.id })
  const given = await routing()
  expect(given.candidates).toEqual([])
  expect(given.decisions).toMatchObject([
    { kind: 'assigned', member: agent.name, reason: 'Billing, the only one who can take it' },
  ])
  expect(given.decisions[0]?.candidates).toHaveLength(2)
})

test('the higher level counts where a conversation and its category ask for the same skill', async () => {
  const { refund } = organization.categories
  await asSystem('test', async (db) => {
    await db.conversation.update({ where: { id: conversation }, data: { categoryId: refund } })
    await db.skillCategory.create({
      data: { organizationId: organization.id, skillId: billing, categoryId: refund, level: 4 },
    })
  })
  expect((await ask(2)).needs.skills).toMatchObject([{ name: 'Billing', level: 4 }])
  expect((await ask(5)).needs.skills).toMatchObject([{ name: 'Billing', level: 5 }])
})
