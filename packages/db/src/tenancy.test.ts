import { beforeAll, expect, test } from 'vitest'
import { asSystem, inTenantTransaction, type TenantDb } from './tenancy.ts'
import { asOwner, useTestDatabase as withTestDatabase } from './test/database.ts'
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

/** Ends a connection, and waits until the server has. */
function endConnection(pid: number): Promise<unknown> {
  return asOwner(async (client) => {
    await client.query('SELECT pg_terminate_backend($1, 5000)', [pid])
  })
}

async function pidOf(db: Pick<TenantDb, '$queryRaw'>): Promise<number> {
  const [row] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
  return row?.pid ?? 0
}

async function raisePriority(db: Pick<TenantDb, '$executeRaw'>): Promise<void> {
  await db.$executeRaw`UPDATE conversations SET last_sequence = last_sequence + 1`
}

const sequences = async () => {
  const rows = await asSystem('test', (db) =>
    db.conversation.findMany({ where: { organizationId: ours.id }, select: { lastSequence: true } }),
  )
  return rows.map(({ lastSequence }) => lastSequence)
}

test.each([
  ['between two statements', async (db: TenantDb) => endConnection(await pidOf(db))],
  [
    'in the middle of one',
    async (db: TenantDb) => {
      await db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`
    },
  ],
])('a transaction whose connection is lost %s is run again, and happens once', async (_, lose) => {
  const before = await sequences()
  let runs = 0
  await inTenantTransaction(ours.id, async (db) => {
    runs += 1
    await raisePriority(db)
    if (runs < 3) await lose(db)
    await raisePriority(db)
  })
  expect(runs).toBe(3)
  expect(await sequences()).toEqual(before.map((one) => one + 2))
})

test('connections that ended while nobody used them are replaced unnoticed', async () => {
  for (let time = 0; time < 3; time += 1) {
    await endConnection(await inTenantTransaction(ours.id, pidOf))
    await endConnection(await asSystem('test', pidOf))
    expect(await inTenantTransaction(ours.id, organizationsSeen)).toEqual([{ organizationId: ours.id }])
  }
})

test('a connection that is lost again and again is given up after four times', async () => {
  let runs = 0
  const losing = asSystem('test', async (db) => {
    runs += 1
    await db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`
  })
  await expect(losing).rejects.toThrow('57P01')
  expect(runs).toBe(4)
})

test('a transaction that was cut off in its COMMIT is not run again', async () => {
  let runs = 0
  await asOwner(async (client) => {
    await client.query(`
      CREATE TABLE cut_off (id int); GRANT INSERT ON cut_off TO PUBLIC;
      CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER cut_off AFTER INSERT ON cut_off DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION cut_off()`)
  })
  const cut = inTenantTransaction(ours.id, async (db) => {
    runs += 1
    await db.$executeRaw`INSERT INTO cut_off VALUES (1)`
  })
  await expect(cut).rejects.toThrow()
  expect(runs).toBe(1)
})
