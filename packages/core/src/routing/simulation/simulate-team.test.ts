import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import type { Role } from '../../permissions.ts'
import { as } from '../../test/contexts.ts'
import { setRoutingProfile } from '../members/set-profile.ts'
import { createSkill } from '../skills/write.ts'
import { scaleArrivals } from './read-arrivals.ts'
import { simulateTeam } from './simulate-team.ts'

withTestDatabase()

const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

let organization: TestOrganization
let teamId: string

beforeEach(async () => {
  organization = await createOrganization()
  teamId = newId()
  const organizationId = organization.id
  const memberId = organization.members.agent.id
  await asSystem('test', async (db) => {
    await db.organization.update({ where: { id: organizationId }, data: { businessHours: always } })
    await db.team.create({ data: { id: teamId, organizationId, name: 'Returns' } })
    await db.teamMember.create({ data: { organizationId, teamId, memberId } })
    await db.memberCapacity.create({ data: { organizationId, memberId, capacity: 8, workingHours: always } })
  })
})

const play = (input: Partial<Parameters<typeof simulateTeam>[1]> = {}, role: Role = 'admin') => {
  const { id: memberId, name } = organization.members[role]
  const actor = { type: 'member', memberId, name, role } as const
  return simulateTeam(
    { organizationId: organization.id, actor },
    { teamId, days: 2, perDay: null, handlingMinutes: 10, extraMembers: 0, ...input },
  )
}

/** Conversations of the team that came so many hours ago. */
const arrive = async (hoursAgo: number[], categoryId: string | null = null) => {
  for (const hours of hoursAgo) {
    const { id } = await createConversation(organization, { at: new Date(Date.now() - hours * 3_600_000) })
    await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { teamId, categoryId } }))
  }
}

test('plays the conversations the team had in those days, and no others', async () => {
  await arrive([1, 1, 30, 60])
  const { arrived, begun, members, hours } = await play()
  expect([arrived, begun]).toEqual([3, 3])
  expect(members).toMatchObject([{ id: organization.members.agent.id, conversations: 3, workedMinutes: 30 }])
  expect(hours).toHaveLength(48)
})

test('a skill nobody has leaves them waiting, until somebody more has it', async () => {
  const { refund } = organization.categories
  const skill = await as(organization, 'admin', (ctx) =>
    createSkill(ctx, { name: 'Billing', description: '', categories: [{ id: refund, level: 3 }] }),
  )
  await arrive([1, 2], refund)
  expect((await play()).begun).toBe(0)
  await as(organization, 'admin', (ctx) =>
    setRoutingProfile(ctx, {
      memberId: organization.members.agent.id,
      capacity: 8,
      skills: [{ id: skill.id, level: 3 }],
      languages: [],
      workingHours: always,
      timeZone: 'UTC',
    }),
  )
  expect((await play()).begun).toBe(2)
})

test('another volume comes in the pattern of the one there was, or over a working week', async () => {
  await arrive([1, 5, 20])
  expect((await play({ perDay: 50 })).arrived).toBe(100)
  const span = {
    from: Date.UTC(2026, 5, 1),
    to: Date.UTC(2026, 5, 8),
    days: 7,
    timeZone: 'UTC',
    handlingMinutes: 5,
  }
  const spread = scaleArrivals([], 10, span)
  expect(spread).toHaveLength(70)
  for (const { at } of spread) {
    const [day, hour] = [new Date(at).getUTCDay(), new Date(at).getUTCHours()]
    expect(day >= 1 && day <= 5 && hour >= 9 && hour < 17).toBe(true)
  }
})

test('more people than there are shorten the wait', async () => {
  await arrive([10, 10, 10, 10, 10, 10])
  const [alone, helped] = [await play(), await play({ extraMembers: 5 })]
  expect(alone.wait?.longest).toBe(50)
  expect(helped.wait?.longest).toBe(0)
})

test('thousands a day are played within a moment of an impatient reader', async () => {
  await arrive([1, 5, 20, 30])
  const { arrived, begun } = await play({ perDay: 5_000, handlingMinutes: 1 })
  expect(arrived).toBe(5_000)
  expect(begun).toBeGreaterThan(1_000)
})

test('who has named no hours works in those of the organization', async () => {
  const { id } = organization.members.agent
  await asSystem('test', async (db) => {
    await db.memberCapacity.updateMany({ where: { memberId: id }, data: { workingHours: [] } })
    const businessHours = always.map((day) => ({ ...day, to: '12:00' }))
    await db.organization.update({ where: { id: organization.id }, data: { businessHours } })
  })
  const { members } = await play()
  expect(members[0]?.openMinutes).toBe(24 * 60)
})

test('is for those who set teams up', async () => {
  await expect(play({}, 'agent')).rejects.toMatchObject({ code: 'forbidden' })
})
