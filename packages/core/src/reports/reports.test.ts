import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { asSystem, type OrgContext } from '../context.ts'
import { assign } from '../conversations/assign.ts'
import { markSpam } from '../conversations/mark-spam.ts'
import { openConversation } from '../conversations/open.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import { split } from '../conversations/reorganize/split.ts'
import { undoMove } from '../conversations/reorganize/undo.ts'
import { setStatus } from '../conversations/set-status.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { offerDraft } from '../drafts/offer.ts'
import { DomainError } from '../errors.ts'
import { listMessages } from '../messages/list.ts'
import { reply } from '../messages/reply.ts'
import { addNote } from '../notes/add.ts'
import { as, asProduct } from '../test/contexts.ts'
import { expectedCounts, rawRows, storedCounts } from '../test/day-counts.ts'
import { markDays } from './counting/mark-days.ts'
import { countOrganization, keepCounted } from './keep-counted.ts'
import { readDaily } from './read-daily.ts'
import { recountOrganization } from './recount.ts'
import { noteTouched } from './touch.ts'

withTestDatabase()

let organization: TestOrganization
const timeZone = 'Europe/Berlin'

beforeEach(async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { timeZone } }),
  )
})

const asAgent = <T>(run: (ctx: OrgContext) => Promise<T>) => as(organization, 'agent', run)
const open = async () => {
  const { id } = await asAgent((ctx) =>
    openConversation(ctx, {
      contact: { email: `${newId().slice(-8)}@customer.example`, name: 'Ada' },
      subject: 'A lamp',
      text: 'It is broken',
      direction: 'inbound',
      tags: [],
    }),
  )
  return id
}
const answer = (conversation: string, resolve: boolean) =>
  asAgent((ctx) => reply(ctx, { conversation, text: 'We send another.', attachmentIds: [], resolve }))
const messagesOf = async (conversation: string) =>
  (await asAgent((ctx) => listMessages(ctx, { conversation, limit: 100 }))).items

/** Puts everything of a conversation so many hours into the past, and notes the days it leaves and enters. */
async function age(conversation: string, hours: number): Promise<void> {
  await asProduct(organization, async (ctx) => {
    await noteTouched(ctx, [conversation])
    await markDays(ctx)
    const tables = ['messages', 'conversation_events', 'notes', 'ai_calls', 'draft_reviews']
    for (const table of tables)
      await ctx.db.$executeRawUnsafe(
        `UPDATE ${table} SET created_at = created_at - make_interval(hours => $1) WHERE conversation_id = $2::uuid`,
        hours,
        conversation,
      )
    await noteTouched(ctx, [conversation])
  })
}

const call = {
  task: 'draft',
  provider: 'openai',
  model: 'm',
  inputTokens: 1,
  outputTokens: 1,
  estimatedTokens: 1,
  cachedTokens: 0,
  promptVersion: 0,
  costMicros: 21,
  latencyMs: 5,
  outcome: 'ok',
} as unknown as Parameters<typeof recordAiCalls>[2][number]

async function offer(conversation: string): Promise<void> {
  const newest = (await messagesOf(conversation)).filter(({ direction }) => direction === 'inbound').at(-1)
  const text = 'We send another.'
  const sentences = [{ text, sources: ['a'], supported: true }]
  const draft = { text, sentences, confidence: 0.8, by: 'local', unmet: [], calls: [] }
  await asProduct(organization, (ctx) =>
    offerDraft(ctx, {
      conversationId: conversation,
      messageId: newest?.id ?? '',
      passages: [],
      draft,
      mode: 'suggest',
      categoryId: null,
    }),
  )
}

type Act = { act: keyof typeof acts; one: number; other: number; hours: number }

/** What may happen; what is refused where it does not fit changes nothing. */
const acts = {
  reply: (id: string) => answer(id, false),
  replyAndResolve: (id: string) => answer(id, true),
  undo: async (id: string) => {
    const last = (await messagesOf(id)).at(-1)
    if (last) await asAgent((ctx) => undoDelivery(ctx, { messageId: last.id }))
  },
  resolve: (id: string) => asAgent((ctx) => setStatus(ctx, { conversation: id, status: 'resolved' })),
  reopen: (id: string) => asAgent((ctx) => setStatus(ctx, { conversation: id, status: 'open' })),
  assign: (id: string) => asAgent((ctx) => assign(ctx, { conversation: id, assigneeId: 'me' })),
  note: (id: string) => asAgent((ctx) => addNote(ctx, { conversation: id, text: 'Called' })),
  spam: (id: string) => asAgent((ctx) => markSpam(ctx, { conversation: id, spam: true })),
  merge: (id: string, into: string) => asAgent((ctx) => merge(ctx, { conversation: id, into })),
  undoMerge: async (id: string) => {
    const move = await asSystem('test', (db) =>
      db.conversationMove.findFirst({ where: { sourceId: id, undoneAt: null, kind: 'merge' } }),
    )
    if (move) await asAgent((ctx) => undoMove(ctx, { kind: 'merge', moveId: move.id, conversation: id }))
  },
  split: async (id: string) => {
    const last = (await messagesOf(id)).at(-1)
    if (last) await asAgent((ctx) => split(ctx, { conversation: id, messageIds: [last.id] }))
  },
  offer,
  call: (id: string) => asProduct(organization, (ctx) => recordAiCalls(ctx, id, [call])),
  age: (id: string, _: string, hours: number) => age(id, hours),
  count: () => countOrganization(organization.id),
} satisfies Record<string, (id: string, other: string, hours: number) => Promise<unknown>>

async function live(history: Act[]): Promise<void> {
  const ids = [await open(), await open(), await open()]
  for (const { act, one, other, hours } of history)
    await acts[act](ids[one] ?? '', ids[other] ?? '', hours).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
    })
}

const history = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    one: fc.nat(2),
    other: fc.nat(2),
    hours: fc.integer({ min: 1, max: 900 }),
  }),
  { minLength: 4, maxLength: 14 },
)

const expectExact = async (zone = timeZone) =>
  expect(await storedCounts(organization.id)).toEqual(expectedCounts(await rawRows(organization.id), zone))

test('whatever happens, in whatever order and however often counted between, days hold what raw rows say', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (happened) => {
      organization = await createOrganization()
      await asSystem('test', (db) =>
        db.organization.update({ where: { id: organization.id }, data: { timeZone } }),
      )
      await live(happened)
      await countOrganization(organization.id)
      await expectExact()
      expect(await recountOrganization(organization.id)).toBe(0)
    }),
    { numRuns: 6 },
  )
}, 60_000)

test('several workers that count while others write leave the days exact', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, open))
  await Promise.all([
    ...ids.map((id, index) => answer(id, index % 2 === 0)),
    ...Array.from({ length: 4 }, () => countOrganization(organization.id)),
    ...ids.map((id) => asAgent((ctx) => assign(ctx, { conversation: id, assigneeId: 'me' }))),
  ])
  await Promise.all([countOrganization(organization.id), keepCounted()])
  await countOrganization(organization.id)
  await expectExact()
  expect(await storedCounts(organization.id)).not.toEqual({})
})

test('a worker that dies after taking what was noted takes nothing away', async () => {
  const id = await open()
  await answer(id, true)
  const dying = asProduct(organization, async (ctx) => {
    expect(await markDays(ctx)).toBeGreaterThan(0)
    throw new Error('killed')
  })
  await expect(dying).rejects.toThrow('killed')
  await countOrganization(organization.id)
  await expectExact()
})

test('a change that is taken back is not counted, and none is noted', async () => {
  const id = await open()
  await countOrganization(organization.id)
  const failing = asAgent(async (ctx) => {
    await setStatus(ctx, { conversation: id, status: 'resolved' })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  const left = await asSystem('test', (db) =>
    db.rollupTouch.count({ where: { organizationId: organization.id } }),
  )
  expect(left).toBe(0)
  await expectExact()
})

test('a nightly recount repairs what was changed past the verbs, and says in how many days', async () => {
  const [gone, kept] = [await open(), await open()]
  await answer(gone, true)
  await answer(kept, false)
  await age(gone, 72)
  await countOrganization(organization.id)
  await asSystem('test', async (db) => {
    await db.draftReview.deleteMany({ where: { conversationId: gone } })
    await db.conversation.delete({ where: { id: gone } })
  })
  expect(await recountOrganization(organization.id)).toBeGreaterThan(0)
  await expectExact()
  expect(await recountOrganization(organization.id)).toBe(0)
  const repaired = await asSystem('test', (db) =>
    db.rollupDay.count({ where: { organizationId: organization.id, repairedRows: { gt: 0 } } }),
  )
  expect(repaired).toBeGreaterThan(0)
})

test('after a change of the time zone every day is counted by the new clocks', async () => {
  const ids = [await open(), await open(), await open()]
  for (const [index, id] of ids.entries()) {
    await answer(id, true)
    await age(id, 7 + index * 30)
  }
  await countOrganization(organization.id)
  const zone = 'Pacific/Kiritimati'
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { timeZone: zone } }),
  )
  await countOrganization(organization.id)
  await expectExact(zone)
})

test('an organization whose past was never counted is counted whole', async () => {
  const id = await open()
  await answer(id, true)
  await asSystem('test', (db) => db.rollupTouch.deleteMany({ where: { organizationId: organization.id } }))
  await keepCounted()
  await expectExact()
  expect(Object.keys(await storedCounts(organization.id))).not.toHaveLength(0)
})

test('a report tells days, sums and names, and says until when it is counted', async () => {
  const [slow, quick] = [await open(), await open()]
  await answer(quick, true)
  await asAgent((ctx) => assign(ctx, { conversation: slow, assigneeId: 'me' }))
  await countOrganization(organization.id)
  const { days, total, groups, ...report } = await as(organization, 'viewer', (ctx) =>
    readDaily(ctx, { days: 7, by: 'member' }),
  )
  expect(days).toHaveLength(7)
  expect(days.at(-1)).toMatchObject({ day: report.to, opened: 2, resolved: 1, repliesByPeople: 1 })
  expect(total).toMatchObject({ opened: 2, firstResponse: { count: 1 }, resolution: { count: 1 } })
  expect(groups).toHaveLength(2)
  expect(groups).toContainEqual(
    expect.objectContaining({ name: organization.members.agent.name, opened: 1, repliesByPeople: 1 }),
  )
  expect(groups).toContainEqual(expect.objectContaining({ key: '', name: null, opened: 1, resolved: 1 }))
  const read = async () =>
    Date.parse((await asAgent((ctx) => readDaily(ctx, { days: 7, by: 'team' }))).countedUntil)
  const until = await read()
  await answer(slow, false)
  expect(await read()).toBeGreaterThan(until)
  const noted = await asSystem('test', (db) =>
    db.rollupTouch.aggregate({ where: { organizationId: organization.id }, _min: { at: true } }),
  )
  expect(await read()).toBe(noted._min.at?.getTime())
})
