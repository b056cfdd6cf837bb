import { useTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { withLogContext } from '@frontdesk/runtime/logger'
import { expect, test } from 'vitest'
import type { OrgContext } from './context.ts'
import { promisedJobs } from './test/contexts.ts'
import { inOrganizationTogether, type Outcome } from './together.ts'

useTestDatabase()

const actor = { type: 'system', name: 'test' } as const

/** A writer of its own for each test. */
function together<Item, Result>(write: (ctx: OrgContext, items: Item[]) => Promise<Outcome<Result>[]>) {
  return (organizationId: string, item: Item) =>
    inOrganizationTogether({ organizationId, actor }, item, write)
}

test('what arrives while an earlier group is written shares the next transaction', async () => {
  const { id } = await createOrganization()
  const transactionOf = together<number, string | undefined>(async (ctx, items) => {
    const [row] = await ctx.db.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`
    return items.map((item) => ({ result: `${row?.id} ${item}`, events: [] }))
  })
  const results = await Promise.all(Array.from({ length: 10 }, (_, item) => transactionOf(id, item)))
  expect(results.map((result) => Number(result?.split(' ')[1]))).toEqual([...Array(10).keys()])
  expect(new Set(results.map((result) => result?.split(' ')[0])).size).toBe(2)
})

test('organizations never share a transaction', async () => {
  const organizations = [await createOrganization(), await createOrganization()]
  const seen = together<string, string>(async (ctx, items) => {
    const visible = await ctx.db.organization.findMany()
    return items.map((item) => ({
      result: [item, ctx.organizationId, ...visible.map((row) => row.id)].join(),
      events: [],
    }))
  })
  const results = await Promise.all([...organizations, ...organizations].map(({ id }) => seen(id, id)))
  expect(results).toEqual([...organizations, ...organizations].map(({ id }) => [id, id, id].join()))
})

test('an item that fails harms no other of its group', async () => {
  const { id: organizationId } = await createOrganization()
  const tag = together<string, string[]>(async (ctx, names) => {
    for (const name of names) {
      await ctx.db.tag.create({ data: { id: crypto.randomUUID(), organizationId, name } })
      if (name === 'bad') await ctx.db.$executeRaw`SELECT 1 / 0`
    }
    const tags = await ctx.db.tag.findMany()
    return names.map(() => ({ result: tags.map((row) => row.name), events: [] }))
  })
  const ended = await Promise.allSettled(
    ['first', 'second', 'bad', 'third'].map((name) => tag(organizationId, name)),
  )
  expect(ended.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect((await tag(organizationId, 'last')).sort()).toEqual(['first', 'last', 'second', 'third'])
})

test('each item promises its work under the request it came with', async () => {
  const organization = await createOrganization()
  const request = together<string, null>(async (_ctx, ids) =>
    ids.map((conversationId) => ({ result: null, events: [{ type: 'draft.requested', conversationId }] })),
  )
  const asked = ['one', 'two', 'three'].map((requestId) => ({ requestId, conversationId: newId() }))
  await Promise.all(
    asked.map(({ requestId, conversationId }) =>
      withLogContext({ requestId }, () => request(organization.id, conversationId)),
    ),
  )
  const jobs = await promisedJobs(organization, 'draft-reply')
  expect(jobs.map((job) => [job.requestId, job.payload])).toEqual(
    asked.map(({ requestId, conversationId }) => [requestId, { asked: 'yes', conversationId }]),
  )
})
