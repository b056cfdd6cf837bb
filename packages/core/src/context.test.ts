import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { asSystem, type Notice, type PromisedJob, setAfterCommit } from './context.ts'
import { retryFailedJob } from './failed-jobs/retry.ts'
import { giveUpJob } from './outbox/give-up.ts'
import { markJobsDone } from './outbox/mark-done.ts'
import { takeDueJobs } from './outbox/take-due.ts'
import { as, asProduct, promisedJobs } from './test/contexts.ts'

withTestDatabase()

let organization: TestOrganization
let conversationId: string
const enqueued: PromisedJob[] = []
const published: Notice[] = []

beforeAll(async () => {
  organization = await createOrganization()
  conversationId = (await createConversation(organization)).id
  setAfterCommit({
    enqueue: async (jobs) => {
      enqueued.push(...jobs)
      throw new Error('Redis is away')
    },
    publish: async (notices) => {
      published.push(...notices)
    },
  })
})

afterEach(async () => {
  enqueued.splice(0)
  published.splice(0)
  await asSystem('test', (db) => db.outbox.deleteMany({}))
})

const ask = () =>
  asProduct(organization, async (ctx) => ctx.emit({ type: 'draft.requested', conversationId }))
const age = (seconds: number) =>
  asSystem(
    'test',
    (db) => db.$executeRaw`UPDATE outbox SET not_before = now() - make_interval(secs => ${seconds}),
      enqueued_at = now() - make_interval(secs => ${seconds})`,
  )

test('work is promised in the transaction of the change, and hinted at after it, Redis or not', async () => {
  await ask()
  const [row] = await promisedJobs(organization, 'draft-reply')
  expect(row).toMatchObject({ payload: { conversationId }, doneAt: null })
  expect(enqueued.map(({ id }) => id)).toEqual([row?.id])
  expect(published).toEqual([
    { organizationId: organization.id, event: { type: 'draft.requested', conversationId } },
  ])
})

test('a change that fails promises nothing and tells nobody', async () => {
  const failing = asProduct(organization, async (ctx) => {
    ctx.emit({ type: 'draft.requested', conversationId })
    await ctx.db.note.deleteMany({})
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await promisedJobs(organization, 'draft-reply')).toEqual([])
  expect([enqueued, published]).toEqual([[], []])
})

test('promises not kept in time are taken again by one relay of many, until they are done', async () => {
  await ask()
  expect(await takeDueJobs()).toEqual([])
  await age(10)
  const taken = (await Promise.all([takeDueJobs(), takeDueJobs(), takeDueJobs()])).flat()
  expect(taken).toHaveLength(1)
  expect(taken[0]).toMatchObject({ organizationId: organization.id, job: 'draft-reply' })
  await age(10)
  const again = await takeDueJobs()
  expect(again.map(({ id }) => id)).toEqual(taken.map(({ id }) => id))
  expect(await markJobsDone(again.map(({ id }) => id))).toBe(1)
  await age(10)
  expect(await takeDueJobs()).toEqual([])
})

test('work for later is in no queue, whose workers may have wrong clocks, and not taken before its time', async () => {
  const notBefore = new Date(Date.now() + 60_000)
  await asProduct(organization, async (ctx) =>
    ctx.emit({ type: 'reply.queued', conversationId, messageId: newId(), notBefore }),
  )
  expect(enqueued).toEqual([])
  expect(await takeDueJobs()).toEqual([])
  await asSystem('test', (db) => db.outbox.updateMany({ data: { notBefore: new Date(Date.now() - 1_000) } }))
  expect(await takeDueJobs()).toHaveLength(1)
})

test('work that was for later and is due by now is hinted at like any other', async () => {
  const notBefore = new Date(Date.now() - 1_000)
  await asProduct(organization, async (ctx) =>
    ctx.emit({ type: 'reply.queued', conversationId, messageId: newId(), notBefore }),
  )
  expect(enqueued).toHaveLength(1)
})

test('work given up waits for a person, who has it done after all', async () => {
  await ask()
  const [{ id: outboxId } = { id: '' }] = await promisedJobs(organization, 'draft-reply')
  const given = { organizationId: organization.id, outboxId, error: 'it broke', attempts: 8 }
  await Promise.all([giveUpJob(given), giveUpJob(given)])
  const failed = await asSystem('test', (db) => db.failedJob.findMany({ where: { id: outboxId } }))
  expect(failed).toMatchObject([{ job: 'draft-reply', error: 'it broke', payload: { conversationId } }])
  expect(await takeDueJobs()).toEqual([])
  await as(organization, 'admin', (ctx) => retryFailedJob(ctx, outboxId))
  expect((await takeDueJobs()).map(({ id }) => id)).toEqual([outboxId])
})

test('an error with a NUL byte in it is given up all the same', async () => {
  await ask()
  const [{ id: outboxId } = { id: '' }] = await promisedJobs(organization, 'draft-reply')
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'a\0b', attempts: 8 })
  const failed = await asSystem('test', (db) => db.failedJob.findUniqueOrThrow({ where: { id: outboxId } }))
  expect(failed.error).toBe('ab')
})
