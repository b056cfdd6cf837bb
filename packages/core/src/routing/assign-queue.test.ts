import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { setStatus } from '../conversations/set-status.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { assignQueue } from './assign-queue.ts'
import { choosePresence } from './presence/choose.ts'

withTestDatabase()

let organization: TestOrganization
let teamId: string

beforeEach(async () => {
  organization = await createOrganization()
  teamId = await makeTeam({})
})

type Rules = {
  method?: string
  languageRule?: string
  returnAfterMinutes?: number
  relaxAfterMinutes?: number
  stickyDays?: number
}

const makeTeam = (rules: Rules, name = newId()) =>
  asSystem('test', async (db) => {
    const team = { organizationId: organization.id, teamId: newId() }
    await db.team.create({ data: { id: team.teamId, organizationId: organization.id, name } })
    await db.teamRouting.create({ data: { ...team, automatic: true, ...rules } })
    return team.teamId
  })

type Fields = {
  capacity?: number
  languages?: string[]
  presence?: string
  awayMinutes?: number
  teams?: string[]
}

/** A member of the team who is there, unless said otherwise. */
const join = (name: string, fields: Fields = {}) =>
  asSystem('test', async (db) => {
    const id = newId()
    const whose = { organizationId: organization.id, memberId: id }
    const [userId, email] = [newId(), `${id}@shop.example`]
    await db.user.create({ data: { id: userId, email } })
    await db.member.create({
      data: { id, organizationId: organization.id, userId, email, name, role: 'agent' },
    })
    for (const team of fields.teams ?? [teamId])
      await db.teamMember.create({ data: { ...whose, teamId: team } })
    await db.memberCapacity.create({ data: { ...whose, capacity: fields.capacity ?? 8 } })
    for (const language of fields.languages ?? [])
      await db.memberLanguage.create({ data: { ...whose, language } })
    const since = new Date(Date.now() - (fields.awayMinutes ?? 0) * 60_000)
    await db.memberPresence.create({
      data: { ...whose, status: fields.presence ?? 'online', since, lastSeenAt: new Date() },
    })
    return id
  })

type Row = { priority?: 'low' | 'normal' | 'high' | 'urgent'; language?: string; assigneeId?: string }

const arrive = async (fields: Row = {}, at = new Date(), email?: string, team = teamId) => {
  const { id } = await createConversation(organization, { at, ...(email === undefined ? {} : { email }) })
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id }, data: { teamId: team, route: 'informational', ...fields } }),
  )
  return id
}

const assigneeOf = (id: string) =>
  asSystem('test', async (db) => (await db.conversation.findUniqueOrThrow({ where: { id } })).assigneeId)
const run = () => assignQueue({ organizationId: organization.id })
const decisions = () =>
  asSystem('test', (db) =>
    db.routingDecision.findMany({ where: { organizationId: organization.id }, orderBy: { id: 'asc' } }),
  )
const timelineOf = (conversationId: string) =>
  asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId }, orderBy: { id: 'asc' } }),
  )
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

test('a German question goes to who speaks German, and the timeline says why', async () => {
  await join('Ben')
  const ana = await join('Ana', { languages: ['de'] })
  for (let count = 0; count < 3; count += 1) await arrive({ assigneeId: ana })
  await join('Eva', { languages: ['de'], capacity: 2, presence: 'away' })
  const id = await arrive({ language: 'de' })
  await run()
  expect(await assigneeOf(id)).toBe(ana)
  const [event] = await timelineOf(id)
  expect(event).toMatchObject({
    type: 'assigned',
    detail: { name: 'Ana', reason: 'German, the only one who can take it' },
  })
  const [decision] = await decisions()
  expect(decision).toMatchObject({ kind: 'assigned', conversationId: id, memberId: ana, teamId })
})

test('the most urgent get the places there are; the others wait until some are free', async () => {
  const ana = await join('Ana', { capacity: 3 })
  const normal = await arrive({}, minutesAgo(90))
  const newer = await arrive({}, minutesAgo(10))
  const urgent = await arrive({ priority: 'urgent' }, minutesAgo(1))
  await run()
  expect(await Promise.all([urgent, normal, newer].map(assigneeOf))).toEqual([ana, ana, null])
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation: urgent, status: 'resolved' }))
  expect(await promisedJobs(organization, 'assign-queue')).toHaveLength(1)
  await run()
  expect(await assigneeOf(newer)).toBe(ana)
})

test('what was promised soonest comes first, before any priority; what is paused or kept does not', async () => {
  const ana = await join('Ana', { capacity: 2 })
  const urgent = await arrive({ priority: 'urgent' }, minutesAgo(90))
  const [due, later, paused] = [await arrive(), await arrive(), await arrive()]
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  const clock = {
    organizationId: organization.id,
    kind: 'first',
    terms: {},
    minutes: 60,
    startedAt: new Date(),
  }
  await asSystem('test', (db) =>
    db.slaClock.createMany({
      data: [
        { ...clock, id: newId(), conversationId: later, dueAt: inMinutes(40) },
        { ...clock, id: newId(), conversationId: due, dueAt: inMinutes(20) },
        { ...clock, id: newId(), conversationId: paused, dueAt: inMinutes(5), pausedAt: new Date() },
      ],
    }),
  )
  await run()
  expect(await Promise.all([due, later, paused, urgent].map(assigneeOf))).toEqual([ana, ana, null, null])
})

test('one with needs nobody there can meet does not hold up those behind it', async () => {
  await asSystem('test', (db) =>
    db.teamRouting.updateMany({ where: { teamId }, data: { languageRule: 'required' } }),
  )
  const ana = await join('Ana', { languages: ['en'] })
  const finnish = await arrive({ language: 'fi', priority: 'urgent' }, minutesAgo(60))
  const english = await arrive({ language: 'en' })
  await run()
  expect([await assigneeOf(finnish), await assigneeOf(english)]).toEqual([null, ana])
  await asSystem('test', (db) =>
    db.teamRouting.updateMany({ where: { teamId }, data: { relaxAfterMinutes: 30 } }),
  )
  await run()
  expect(await assigneeOf(finnish)).toBe(ana)
  expect((await decisions()).at(-1)?.reason).toContain('waited long enough')
})

test('a contact comes back to who wrote to them last', async () => {
  await join('Ben')
  const ana = await join('Ana')
  const earlier = await arrive({ assigneeId: ana }, minutesAgo(60), 'ada@customer.example')
  await asSystem('test', (db) =>
    db.message.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        conversationId: earlier,
        mailboxId: organization.mailbox.id,
        sequence: 2,
        direction: 'outbound',
        fromAddress: organization.mailbox.address,
        authorId: ana,
        text: 'It leaves tomorrow',
        sentAt: new Date(),
      },
    }),
  )
  const again = await arrive({}, new Date(), 'ada@customer.example')
  await run()
  expect(await assigneeOf(again)).toBe(ana)
  expect((await decisions())[0]?.reason).toBe('answered this contact last')
})

test('in turn, ten conversations are shared out evenly', async () => {
  await asSystem('test', (db) =>
    db.teamRouting.updateMany({ where: { teamId }, data: { method: 'round_robin' } }),
  )
  const members = [await join('Ana'), await join('Ben')]
  const ids: string[] = []
  for (let count = 0; count < 10; count += 1) ids.push(await arrive())
  await run()
  const assigned = await Promise.all(ids.map(assigneeOf))
  expect(members.map((member) => assigned.filter((one) => one === member).length)).toEqual([5, 5])
})

test('eight assigners at once give each conversation to one member and nobody more than they can take', async () => {
  const other = await makeTeam({})
  const members = [
    await join('Ana', { capacity: 7, teams: [teamId, other] }),
    await join('Ben', { capacity: 5, teams: [teamId, other] }),
    await join('Eva', { capacity: 4, teams: [other] }),
  ]
  const ids: string[] = []
  for (let count = 0; count < 24; count += 1) {
    ids.push(await arrive({}, minutesAgo(count), undefined, count % 2 === 0 ? teamId : other))
  }
  await Promise.all(Array.from({ length: 8 }, run))
  const assigned = await Promise.all(ids.map(assigneeOf))
  expect(assigned.filter((one) => one !== null)).toHaveLength(16)
  const counts = members.map((member) => assigned.filter((one) => one === member).length)
  expect(counts).toEqual([7, 5, 4])
  const made = await decisions()
  expect(new Set(made.map(({ conversationId }) => conversationId)).size).toBe(made.length)
  expect(made).toHaveLength(16)
}, 60_000)

test('a member who takes one by hand at the same moment keeps it', async () => {
  const ana = await join('Ana')
  const ben = organization.members.agent.id
  const ids = await Promise.all(Array.from({ length: 8 }, () => arrive()))
  const taking = ids
    .slice(0, 4)
    .map((conversation) => as(organization, 'agent', (ctx) => assign(ctx, { conversation, assigneeId: ben })))
  await Promise.all([run(), run(), ...taking])
  expect(await Promise.all(ids.slice(0, 4).map(assigneeOf))).toEqual([ben, ben, ben, ben])
  expect(await Promise.all(ids.slice(4).map(assigneeOf))).toEqual([ana, ana, ana, ana])
  for (const id of ids) {
    const kinds = (await timelineOf(id)).filter(({ type }) => type === 'assigned')
    expect(kinds.length).toBeLessThanOrEqual(2)
  }
})

test('unanswered work of a member who went away goes to somebody who is there', async () => {
  await asSystem('test', (db) =>
    db.teamRouting.updateMany({ where: { teamId }, data: { returnAfterMinutes: 15 } }),
  )
  const ana = await join('Ana', { presence: 'away', awayMinutes: 20 })
  const eva = await join('Eva', { presence: 'away', awayMinutes: 5 })
  const ben = await join('Ben')
  const left = await arrive({ assigneeId: ana })
  const answered = await arrive({ assigneeId: ana })
  const brief = await arrive({ assigneeId: eva })
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id: answered }, data: { waitingSince: null } }),
  )
  await Promise.all([run(), run()])
  expect(await Promise.all([left, answered, brief].map(assigneeOf))).toEqual([ben, ana, eva])
  expect((await decisions()).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['returned', 'Ana has been away for 15 minutes'],
    ['assigned', 'the only one who can take it'],
  ])
  const [returned] = await timelineOf(left)
  expect(returned).toMatchObject({
    type: 'unassigned',
    detail: { reason: 'Ana has been away for 15 minutes' },
  })
})

test('a member who comes online is given what waits', async () => {
  const { id } = organization.members.agent
  await asSystem('test', (db) =>
    db.teamMember.create({ data: { organizationId: organization.id, teamId, memberId: id } }),
  )
  const conversation = await arrive()
  await run()
  expect(await assigneeOf(conversation)).toBeNull()
  await as(organization, 'agent', (ctx) => choosePresence(ctx, { status: 'online' }))
  expect(await promisedJobs(organization, 'assign-queue')).toHaveLength(1)
  await run()
  expect(await assigneeOf(conversation)).toBe(id)
})

test('what is snoozed, spam, merged, of another team or not judged yet is left alone', async () => {
  await join('Ana')
  const ids = await Promise.all([arrive(), arrive(), arrive(), arrive()])
  const away: object[] = [
    { snoozedUntil: new Date(Date.now() + 3_600_000) },
    { spam: true },
    { teamId: null },
    { route: null },
  ]
  await asSystem('test', async (db) => {
    for (const [at, id] of ids.entries())
      await db.conversation.update({ where: { id }, data: away[at] ?? {} })
  })
  await run()
  expect(await Promise.all(ids.map(assigneeOf))).toEqual([null, null, null, null])
})
