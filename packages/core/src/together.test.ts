import { useTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { withLogContext } from '@frontdesk/runtime/logger'
import { expect, test } from 'vitest'
import type { OrgContext } from './context.ts'
import { promisedJobs } from './test/contexts.ts'
import { inOrganizationTogether } from './together.ts'

useTestDatabase()

const actor = { type: 'system', name: 'test' } as const
const transactionId = async (ctx: OrgContext) => {
  const [row] = await ctx.db.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`
  return row?.id
}

test('what arrives while an earlier group is written shares the next transaction', async () => {
  const { id: organizationId } = await createOrganization()
  const ids = await Promise.all(
    Array.from({ length: 10 }, () => inOrganizationTogether({ organizationId, actor }, transactionId)),
  )
  expect(new Set(ids).size).toBe(2)
})

test('organizations never share a transaction', async () => {
  const organizations = [await createOrganization(), await createOrganization()]
  const ids = await Promise.all(
    [...organizations, ...organizations].map(({ id }) =>
      inOrganizationTogether({ organizationId: id, actor }, async (ctx) => [
        ctx.organizationId,
        (await ctx.db.organization.findMany()).map((row) => row.id).join(),
      ]),
    ),
  )
  expect(ids).toEqual([...organizations, ...organizations].map(({ id }) => [id, id]))
})

test('a part that fails harms no other of its group', async () => {
  const { id: organizationId } = await createOrganization()
  const tag = (name: string) =>
    inOrganizationTogether({ organizationId, actor }, async (ctx) => {
      await ctx.db.tag.create({ data: { id: crypto.randomUUID(), organizationId, name } })
      if (name === 'bad') await ctx.db.$executeRaw`SELECT 1 / 0`
      return name
    })
  const ended = await Promise.allSettled(['first', 'second', 'bad', 'third'].map(tag))
  expect(ended.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  const tags = await inOrganizationTogether({ organizationId, actor }, (ctx) => ctx.db.tag.findMany())
  expect(tags.map((row) => row.name).sort()).toEqual(['first', 'second', 'third'])
})

test('each part promises its work under the request it came with', async () => {
  const organization = await createOrganization()
  await Promise.all(
    ['one', 'two', 'three'].map((requestId) =>
      withLogContext({ requestId }, () =>
        inOrganizationTogether({ organizationId: organization.id, actor }, async (ctx) =>
          ctx.emit({ type: 'draft.requested', conversationId: requestId }),
        ),
      ),
    ),
  )
  const jobs = await promisedJobs(organization, 'draft-reply')
  expect(jobs.map((job) => [job.requestId, job.payload])).toEqual(
    ['one', 'two', 'three'].map((requestId) => [requestId, { conversationId: requestId }]),
  )
})
