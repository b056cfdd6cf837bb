import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { as, auditEntries } from '../test/contexts.ts'
import { assign } from './assign.ts'
import { markRead } from './mark-read.ts'
import { openConversation } from './open.ts'
import { readConversation } from './query/find.ts'
import { listConversationEvents } from './query/list-events.ts'
import type { Status } from './query/row.ts'
import { setStatus } from './set-status.ts'
import { setTags } from './set-tags.ts'
import { snooze } from './snooze.ts'
import { wakeDueConversations } from './wake-due.ts'

withTestDatabase()

let organization: TestOrganization
let id: string

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  id = (await createConversation(organization)).id
})

const read = () => as(organization, 'agent', (ctx) => readConversation(ctx, id))
const become = (status: Status) =>
  as(organization, 'agent', (ctx) => setStatus(ctx, { conversation: id, status }))
const force = (status: string) =>
  asSystem('test', (db) => db.conversation.update({ where: { id }, data: { status } }))
const timeline = async () =>
  (await as(organization, 'agent', (ctx) => listConversationEvents(ctx, { conversation: id, limit: 100 })))
    .items

const statuses: Status[] = ['open', 'pending', 'resolved', 'closed']
const illegal = new Set(['resolved>pending', 'closed>pending', 'closed>resolved'])
const steps = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))

test.each(steps)('from %s to %s', async (from, to) => {
  await force(from)
  if (illegal.has(`${from}>${to}`)) {
    await expect(become(to)).rejects.toMatchObject({ code: 'illegal_transition' })
    expect((await read()).status).toBe(from)
    return
  }
  expect((await become(to)).status).toBe(to)
  expect(await timeline()).toHaveLength(from === to ? 0 : 1)
})

test('a resolved conversation waits no longer, sleeps no longer, and says who resolved it', async () => {
  await as(organization, 'agent', (ctx) =>
    snooze(ctx, { conversation: id, until: new Date(Date.now() + 60_000) }),
  )
  const view = await become('resolved')
  expect(view).toMatchObject({ status: 'resolved', waitingSince: null, snoozedUntil: null })
  const [, resolved] = await timeline()
  expect(resolved).toMatchObject({
    type: 'resolved',
    actor: { type: 'member', name: organization.members.agent.name },
    detail: { status: 'resolved' },
  })
})

test.each([
  ['now', 0],
  ['the past', -60_000],
  ['more than a year ahead', 367 * 86_400_000],
  ['no time at all', Number.NaN],
])('refuses to snooze until %s', async (_, ahead) => {
  const until = new Date(Date.now() + ahead)
  await expect(
    as(organization, 'agent', (ctx) => snooze(ctx, { conversation: id, until })),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('sleeps until its time, and is woken then, once, by however many schedules at once', async () => {
  const until = new Date(Date.now() + 366 * 86_400_000 - 60_000)
  const snoozed = await as(organization, 'agent', (ctx) => snooze(ctx, { conversation: id, until }))
  expect(snoozed.snoozedUntil).toBe(until.toISOString())
  expect(await wakeDueConversations()).toBe(0)
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id }, data: { snoozedUntil: new Date(Date.now() - 1_000) } }),
  )
  await Promise.all([wakeDueConversations(), wakeDueConversations(), wakeDueConversations()])
  expect(await wakeDueConversations()).toBe(0)
  expect((await read()).snoozedUntil).toBeNull()
  expect((await timeline()).map(({ type }) => type)).toEqual(['snoozed', 'woken'])
})

test('waking what does not sleep changes nothing', async () => {
  await as(organization, 'agent', (ctx) => snooze(ctx, { conversation: id, until: null }))
  expect(await timeline()).toEqual([])
})

test('tags are a set, replaced as a whole, and made when they are new', async () => {
  const tag = (tags: string[]) => as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags }))
  expect((await tag(['vip', 'return', 'vip'])).tags).toEqual(['return', 'vip'])
  expect((await tag(['vip', 'ret\0urn'])).tags).toEqual(['return', 'vip'])
  expect(await timeline()).toHaveLength(1)
  expect((await tag([])).tags).toEqual([])
  const kept = await asSystem('test', (db) => db.tag.count({ where: { organizationId: organization.id } }))
  expect(kept).toBe(2)
})

test('two agents who tag at the same moment leave one of both sets, not a mixture', async () => {
  const sets = [
    ['a', 'b'],
    ['c', 'd'],
  ]
  await Promise.all(
    sets.map((tags) => as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags }))),
  )
  expect(sets).toContainEqual((await read()).tags)
})

test('is assigned to a member who can work, or to me, and not to a key', async () => {
  const { admin, viewer } = organization.members
  const to = (assigneeId: string) =>
    as(organization, 'agent', (ctx) => assign(ctx, { conversation: id, assigneeId }))
  expect((await to('me')).assignee?.id).toBe(organization.members.agent.id)
  expect((await to(admin.id)).assignee?.id).toBe(admin.id)
  expect((await to(admin.id)).assignee?.id).toBe(admin.id)
  expect(await timeline()).toHaveLength(2)
  await asSystem('test', (db) =>
    db.member.update({ where: { id: viewer.id }, data: { disabledAt: new Date() } }),
  )
  await expect(to(viewer.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(to(crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' })
})

test('each member has read as far as they have read', async () => {
  const seen = (role: 'agent' | 'admin') => as(organization, role, (ctx) => readConversation(ctx, id))
  const mark = (isRead: boolean) =>
    as(organization, 'agent', (ctx) => markRead(ctx, { conversation: id, read: isRead }))
  expect((await seen('agent')).unread).toBe(true)
  await mark(true)
  expect([(await seen('agent')).unread, (await seen('admin')).unread]).toEqual([false, true])
  await mark(false)
  expect((await seen('agent')).unread).toBe(true)
})

test('is found by its number as by its id, and by nothing else', async () => {
  const { number } = await read()
  const found = await as(organization, 'viewer', (ctx) => readConversation(ctx, String(number)))
  expect(found.id).toBe(id)
  for (const reference of ['0', '-1', '1e3', '99999999999999999999', '', 'x', `${id}x`, "1' OR '1'='1"]) {
    const reading = as(organization, 'viewer', (ctx) => readConversation(ctx, reference))
    await expect(reading, reference).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('is opened by what a contact said, or by our own first mail', async () => {
  const contact = { email: 'New@Customer.example', name: 'New\0' }
  const base = { contact, subject: 'By\0 phone', text: 'Hel\0lo', tags: ['phone', 'phone'] }
  const spoken = await as(organization, 'agent', (ctx) =>
    openConversation(ctx, { ...base, direction: 'inbound' }),
  )
  expect(spoken).toMatchObject({
    subject: 'By phone',
    preview: 'Hello',
    contact: { email: 'new@customer.example', name: 'New' },
    tags: ['phone'],
    messageCount: 1,
  })
  expect(spoken.waitingSince).not.toBeNull()
  const written = await as(organization, 'agent', (ctx) =>
    openConversation(ctx, { ...base, direction: 'outbound' }),
  )
  expect(written).toMatchObject({ contact: { id: spoken.contact.id }, waitingSince: null, messageCount: 1 })
  expect(written.number).toBe(spoken.number + 1)
  const [first] = await asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId: written.id } }),
  )
  expect(first).toMatchObject({ direction: 'outbound', subject: 'By phone', inReplyTo: null })
  expect((await auditEntries(organization, 'conversation.open')).map(({ subjectId }) => subjectId)).toEqual(
    expect.arrayContaining([spoken.id, written.id]),
  )
})
