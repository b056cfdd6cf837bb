import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { correctClassification } from '../../classification/correct.ts'
import { asSystem } from '../../context.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { type ListInput, listConversations } from '../../conversations/query/list.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { setTags } from '../../conversations/set-tags.ts'
import { snooze } from '../../conversations/snooze.ts'
import { undoDelivery } from '../../deliveries/undo.ts'
import { reply } from '../../messages/reply.ts'
import { as } from '../../test/contexts.ts'
import { receiveMail } from '../../test/mails.ts'
import type { SlaPolicyInput } from '../policies/row.ts'
import { createSlaPolicy, deleteSlaPolicy, updateSlaPolicy } from '../policies/write.ts'
import { setSlaPolicy } from '../set-policy.ts'
import { checkSla } from './check.ts'
import { explainSla } from './explain.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const each = (minutes: number | null) => ({ low: minutes, normal: minutes, high: minutes, urgent: minutes })
const everyHour = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

async function promise(change: Partial<SlaPolicyInput> = {}) {
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { businessHours: everyHour } }),
  )
  return as(organization, 'admin', (ctx) =>
    createSlaPolicy(ctx, {
      name: 'Standard',
      conditions: {},
      targetsBy: 'priority',
      targets: { first: each(60), next: each(30), resolution: each(480) },
      calendarId: null,
      nearPercent: 80,
      pauses: ['pending', 'snoozed'],
      active: true,
      ...change,
    }),
  )
}

const arrive = async () => (await receiveMail(organization)).conversation.id
const clocksOf = (conversationId: string) =>
  asSystem('test', (db) =>
    db.slaClock.findMany({ where: { conversationId }, orderBy: [{ startedAt: 'asc' }, { kind: 'asc' }] }),
  )
const clockOf = async (conversationId: string, kind: string) => {
  const clock = (await clocksOf(conversationId)).findLast((one) => one.kind === kind)
  if (!clock) throw new Error(`There is no clock of the ${kind}`)
  return clock
}
const answer = (conversation: string) =>
  as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'On its way.', attachmentIds: [], resolve: false }),
  )
const eventsOf = async (conversationId: string) =>
  (
    await asSystem('test', (db) =>
      db.conversationEvent.findMany({ where: { conversationId, type: { startsWith: 'sla_' } } }),
    )
  ).map(({ type, detail }) => [type, (detail as { kind: string }).kind])

/** Moves the clocks of a conversation back as if so many minutes more had passed. */
const age = (conversationId: string, minutes: number) =>
  asSystem(
    'test',
    (db) => db.$executeRaw`
    WITH c AS (UPDATE conversations SET waiting_since = waiting_since - make_interval(mins => ${minutes}),
      created_at = created_at - make_interval(mins => ${minutes}) WHERE id = ${conversationId}::uuid)
    UPDATE sla_clocks SET started_at = started_at - make_interval(mins => ${minutes}),
      due_at = due_at - make_interval(mins => ${minutes}), near_at = near_at - make_interval(mins => ${minutes}),
      check_at = check_at - make_interval(mins => ${minutes}) WHERE conversation_id = ${conversationId}::uuid`,
  )

test('an arriving mail starts clocks from when it was received, our reply meets the first', async () => {
  const policy = await promise()
  const id = await arrive()
  const first = await clockOf(id, 'first')
  expect(first).toMatchObject({ policyId: policy.id, minutes: 60, metAt: null })
  const { waitingSince } = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id } }),
  )
  expect(first.startedAt).toEqual(waitingSince)
  expect((first.dueAt?.getTime() ?? 0) - first.startedAt.getTime()).toBe(3_600_000)
  const { id: messageId } = await answer(id)
  expect((await clockOf(id, 'first')).metAt).not.toBeNull()
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId }))
  expect((await clockOf(id, 'first')).metAt).toBeNull()
})

test('a further mail of the customer after our reply starts the clock of the next answer', async () => {
  await promise()
  const { conversation, message } = await receiveMail(organization)
  await answer(conversation.id)
  await receiveMail(organization, { inReplyTo: message.messageId ?? '' })
  expect((await clocksOf(conversation.id)).map(({ kind, metAt }) => [kind, metAt === null])).toEqual([
    ['first', false],
    ['resolution', true],
    ['next', true],
  ])
})

test('without an active policy nothing is written', async () => {
  await promise({ active: false })
  expect(await clocksOf(await arrive())).toEqual([])
})

test('pending and snoozed pause, spam stops, resolving meets and reopening goes on', async () => {
  await promise()
  const conversation = await arrive()
  const set = (status: 'open' | 'pending' | 'resolved') =>
    as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status }))
  await set('pending')
  expect(await clockOf(conversation, 'resolution')).toMatchObject({ dueAt: null, checkAt: null })
  await set('open')
  const until = new Date(Date.now() + 3_600_000)
  expect((await clockOf(conversation, 'resolution')).pauses).toHaveLength(1)
  await as(organization, 'agent', (ctx) => snooze(ctx, { conversation, until }))
  expect((await clockOf(conversation, 'first')).pausedAt).not.toBeNull()
  await as(organization, 'agent', (ctx) => snooze(ctx, { conversation, until: null }))
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation, spam: true }))
  expect((await clocksOf(conversation)).every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation, spam: false }))
  await set('resolved')
  expect((await clocksOf(conversation)).every(({ metAt }) => metAt !== null)).toBe(true)
  await set('open')
  expect(await clockOf(conversation, 'resolution')).toMatchObject({ metAt: null, stoppedAt: null })
})

test('a policy that fits what a conversation has become takes over', async () => {
  const vip = await promise({
    name: 'VIP',
    conditions: { tags: ['vip'] },
    targets: { first: each(5), next: each(5), resolution: each(null) },
  })
  await promise()
  const conversation = await arrive()
  expect(await clockOf(conversation, 'first')).toMatchObject({ minutes: 60 })
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation, tags: ['vip'] }))
  expect(await clockOf(conversation, 'first')).toMatchObject({ minutes: 5, policyId: vip.id })
  expect((await clockOf(conversation, 'resolution')).stoppedAt).not.toBeNull()
})

test('a corrected severity changes the target where it goes by severity', async () => {
  await promise({
    targetsBy: 'severity',
    targets: { first: { ...each(60), urgent: 15 }, next: each(30), resolution: each(60) },
  })
  const conversation = await arrive()
  await as(organization, 'agent', (ctx) => correctClassification(ctx, { conversation, severity: 'urgent' }))
  expect(await clockOf(conversation, 'first')).toMatchObject({ minutes: 15 })
})

test('nearness and breach are told once each, however many schedulers look at the same time', async () => {
  await promise()
  const ids = await Promise.all(Array.from({ length: 8 }, arrive))
  const checkTogether = () => Promise.all([checkSla(), checkSla(), checkSla()])
  for (const id of ids) await age(id, 50)
  await checkTogether()
  expect(await Promise.all(ids.map(eventsOf))).toEqual(ids.map(() => [['sla_near_breach', 'first']]))
  for (const id of ids) await age(id, 15)
  await checkTogether()
  await checkTogether()
  const both = [
    ['sla_near_breach', 'first'],
    ['sla_breached', 'first'],
  ]
  expect((await Promise.all(ids.map(eventsOf))).map((events) => events.toSorted().reverse())).toEqual(
    ids.map(() => both),
  )
  expect(await checkSla()).toBe(0)
})

test('clocks of a policy that is switched off or deleted go over to another, or stop', async () => {
  const doomed = await promise()
  const other = await promise({
    name: 'Other',
    targets: { first: each(90), next: each(90), resolution: each(90) },
  })
  const id = await arrive()
  await as(organization, 'admin', (ctx) => deleteSlaPolicy(ctx, doomed.id))
  await checkSla()
  expect(await clockOf(id, 'first')).toMatchObject({ policyId: other.id, minutes: 90, stoppedAt: null })
  await as(organization, 'admin', (ctx) => updateSlaPolicy(ctx, { ...other, active: false }))
  await checkSla()
  expect((await clocksOf(id)).every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
})

test('conversations of another organization are left alone', async () => {
  await promise()
  const other = await createOrganization()
  const { id } = await createConversation(other)
  await as(other, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  expect(await clocksOf(id)).toEqual([])
})

test('the list tells of the promise that is due first, filters by it and sorts by it', async () => {
  await promise()
  const [calm, near, late, paused, met] = await Promise.all(Array.from({ length: 5 }, arrive))
  const ids = { calm, near, late, paused, met } as Record<string, string>
  const id = (name: string) => ids[name] ?? ''
  await age(id('calm'), 1)
  await age(id('near'), 50)
  await age(id('late'), 70)
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation: id('paused'), status: 'pending' }))
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation: id('met'), status: 'resolved' }))
  const list = (input: Partial<ListInput>) =>
    as(organization, 'viewer', (ctx) => listConversations(ctx, { limit: 50, ...input }))
  const named = async (input: Partial<ListInput>) =>
    (await list(input)).items.map((one) => Object.keys(ids).find((name) => ids[name] === one.id))
  const states = Object.fromEntries((await list({})).items.map((one) => [one.id, one.sla?.state]))
  expect(states).toEqual({
    [id('calm')]: 'ok',
    [id('near')]: 'near',
    [id('late')]: 'breached',
    [id('paused')]: 'paused',
    [id('met')]: 'met',
  })
  expect(await named({ sla: 'near' })).toEqual(['near'])
  expect(await named({ sla: 'breached' })).toEqual(['late'])
  expect(await named({ sort: 'due' })).toEqual(['late', 'near', 'calm'])
  const first = await list({ sort: 'due', limit: 2 })
  expect(await named({ sort: 'due', limit: 2, cursor: first.nextCursor ?? undefined })).toEqual(['calm'])
})

test('an explanation names the hours that count, the pauses and the policy', async () => {
  const policy = await promise()
  const conversation = await arrive()
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'pending' }))
  const explained = () => as(organization, 'viewer', (ctx) => explainSla(ctx, conversation))
  const [paused] = (await explained()).clocks
  expect(paused).toMatchObject({ state: 'paused', dueAt: null, pauses: [{ to: null }] })
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'open' }))
  const { clocks } = await explained()
  const first = clocks.find(({ kind }) => kind === 'first')
  expect(first).toMatchObject({
    state: 'ok',
    policy: { id: policy.id, name: 'Standard' },
    calendar: { name: 'Business hours', timeZone: 'UTC' },
    minutes: 60,
    elapsedMinutes: 0,
    holidays: [],
  })
  expect(first?.counted.at(-1)?.to).toBe(first?.dueAt)
  expect(first?.counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(60)
})

test('an explanation names the policy somebody set, whatever its conditions, until it is taken away', async () => {
  await promise()
  const other = await promise({ name: 'Only urgent', conditions: { priorities: ['urgent'] } })
  const conversation = await arrive()
  const set = (policyId: string | null) =>
    as(organization, 'agent', (ctx) => setSlaPolicy(ctx, { conversation, policyId }))
  const explained = () => as(organization, 'viewer', (ctx) => explainSla(ctx, conversation))
  expect((await explained()).setPolicy).toBeNull()
  await set(other.id)
  expect(await explained()).toMatchObject({
    setPolicy: { id: other.id, name: 'Only urgent' },
    clocks: [{ policy: { name: 'Only urgent' } }, { policy: { name: 'Only urgent' } }],
  })
  await set(null)
  expect(await explained()).toMatchObject({
    setPolicy: null,
    clocks: [{ policy: { name: 'Standard' } }, { policy: { name: 'Standard' } }],
  })
})
