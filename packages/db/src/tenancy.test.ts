import { beforeAll, expect, test } from 'vitest'
import { inTenantTransaction, type TenantDb } from './tenancy.ts'
import { useTestDatabase as withTestDatabase } from './test/database.ts'
import { createConversation, createOrganization, type TestOrganization } from './test/factories.ts'

withTestDatabase()

let ours: TestOrganization
let theirs: TestOrganization

beforeAll(async () => {
  ours = await createOrganization()
  theirs = await createOrganization()
  for (const organization of [ours, theirs]) {
    await createConversation(organization)
    await createConversation(organization)
  }
})

const organizationsSeen = (db: TenantDb) =>
  db.conversation.findMany({ select: { organizationId: true }, distinct: ['organizationId'] })

test('a transaction shows one organization, however many run side by side on the same connections', async () => {
  const turns = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ours : theirs))
  const seen = await Promise.all(turns.map(({ id }) => inTenantTransaction(id, organizationsSeen)))
  expect(seen).toEqual(turns.map(({ id }) => [{ organizationId: id }]))
})

test('nothing of a transaction stays on its connection, not even after an error', async () => {
  await expect(
    inTenantTransaction(ours.id, async (db) => {
      await db.$queryRaw`SELECT 1 / 0`
    }),
  ).rejects.toThrow()
  const left = await Promise.all(Array.from({ length: 20 }, () => inTenantTransaction('', organizationsSeen)))
  expect(left.flat()).toEqual([])
})

test.each(['x', `${'0'.repeat(36)}`, "'; RESET ROLE; --"])(
  'an organization id that is none opens nothing: %s',
  async (id) => {
    await expect(inTenantTransaction(id, organizationsSeen)).rejects.toThrow()
  },
)

/** Locks both rows in the given order, waiting in between for the other side to hold its first. */
function lockBoth(order: string[], metInTheMiddle: () => Promise<void>, withRaw: boolean): Promise<number> {
  let runs = 0
  return inTenantTransaction(ours.id, async (db) => {
    runs += 1
    for (const [index, id] of order.entries()) {
      if (withRaw) await db.$executeRaw`UPDATE conversations SET priority = 'high' WHERE id = ${id}::uuid`
      else await db.conversation.update({ where: { id }, data: { priority: 'high' } })
      if (index === 0 && runs === 1) await metInTheMiddle()
    }
    return runs
  })
}

test.each([
  ['written in SQL', true],
  ['written through the client', false],
])(
  'of two transactions that lock each other out, %s, one is tried again and both succeed',
  async (_, withRaw) => {
    const rows = await inTenantTransaction(ours.id, (db) =>
      db.conversation.findMany({ select: { id: true } }),
    )
    const ids = rows.map(({ id }) => id)
    let waiting = 2
    const { promise: met, resolve: meet } = Promise.withResolvers<void>()
    const metInTheMiddle = () => {
      waiting -= 1
      if (waiting === 0) meet()
      return met
    }
    const runs = await Promise.all([
      lockBoth(ids, metInTheMiddle, withRaw),
      lockBoth(ids.toReversed(), metInTheMiddle, withRaw),
    ])
    expect(runs.toSorted()).toEqual([1, 2])
  },
)
