import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { env } from '@frontdesk/runtime/env'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Filled, fillTables } from './fill-tables.ts'

withTestDatabase()

let client: pg.Client
let ours: TestOrganization
let theirs: TestOrganization
let ourRows: Filled
let theirRows: Filled

beforeAll(async () => {
  client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  ours = await createOrganization()
  theirs = await createOrganization()
  await createConversation(theirs, { subject: 'Zanzibar', text: 'A parcel to Zanzibar' })
  ourRows = await fillTables(client, ours.id)
  theirRows = await fillTables(client, theirs.id)
})

afterAll(() => client.end())

type Outcome = { rows: Record<string, unknown>[]; error: string | null }

/** Runs a statement as the apps do, lets `look` see what became of it, and takes it back. */
async function runAs(
  organizationId: string,
  statement: string,
  look?: () => Promise<void>,
): Promise<Outcome> {
  await client.query('BEGIN')
  try {
    await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId])
    await client.query('SAVEPOINT before')
    await client.query('SET LOCAL ROLE app_user')
    const { rows, error } = await client.query<Record<string, unknown>>(statement).then(
      (result) => ({ rows: result.rows, error: null }),
      (failure: { code?: string }) => ({ rows: [], error: failure.code ?? 'unknown' }),
    )
    if (error) await client.query('ROLLBACK TO before')
    await client.query('RESET ROLE')
    await look?.()
    return { rows, error }
  } finally {
    await client.query('ROLLBACK')
  }
}

async function dumpTheirs(): Promise<string> {
  const parts = theirRows.tables.map(
    (table) =>
      `SELECT '${table}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest
       FROM ${table} t WHERE organization_id = '${theirs.id}'`,
  )
  const organization = `SELECT 'organizations', md5(o::text) FROM organizations o WHERE id = '${theirs.id}'`
  // Planning it takes longer than running it, and a statement with a name is planned once.
  const { rows } = await client.query({ name: 'theirs', text: [...parts, organization].join(' UNION ALL ') })
  return JSON.stringify(rows)
}

const wheres = (table: string): string[] => [
  'true',
  `organization_id = '${theirs.id}'`,
  `organization_id <> '${ours.id}'`,
  `organization_id = '${theirs.id}' OR true`,
  `organization_id IN (SELECT organization_id FROM mailboxes UNION SELECT '${theirs.id}')`,
  theirRows.ids.has(table) ? `id = '${theirRows.ids.get(table)}'` : 'true',
]

const statements: ((table: string, where: string) => string)[] = [
  (table, where) => `SELECT * FROM ${table} WHERE ${where}`,
  (table, where) =>
    `SELECT t.* FROM mailboxes m LEFT JOIN ${table} t ON true WHERE ${where.replaceAll(/\b(organization_id (?:=|<>|IN)|id =)/g, 't.$1')}`,
  (table, where) => `SELECT * FROM ${table} WHERE ${where} FOR UPDATE`,
  (table, where) => `UPDATE ${table} SET organization_id = organization_id WHERE ${where} RETURNING *`,
  (table, where) => `UPDATE ${table} SET organization_id = '${theirs.id}' WHERE ${where} RETURNING *`,
  (table, where) => `DELETE FROM ${table} WHERE ${where} RETURNING *`,
  (table, where) => `INSERT INTO ${table} SELECT * FROM ${table} WHERE ${where} RETURNING *`,
  (table, where) => `WITH gone AS (DELETE FROM ${table} WHERE ${where} RETURNING *) SELECT * FROM gone`,
]

test('no statement of one organization returns or changes a row of another', async () => {
  const before = await dumpTheirs()
  const statement = fc.record({
    table: fc.constantFrom(...theirRows.tables),
    shape: fc.constantFrom(...statements),
    where: fc.nat(5),
    organization: fc.constantFrom(ours.id, ''),
  })
  await fc.assert(
    fc.asyncProperty(statement, async ({ table, shape, where, organization }) => {
      const sql = shape(table, wheres(table)[where] ?? 'true')
      const { rows } = await runAs(organization, sql, async () => {
        expect(await dumpTheirs(), sql).toBe(before)
      })
      const seen = new Set(rows.map((row) => row.organization_id))
      expect(seen.has(theirs.id), sql).toBe(false)
      if (organization === '') expect(rows, sql).toEqual([])
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('each organization sees its own rows: the property above is not about empty tables', async () => {
  for (const table of ourRows.tables) {
    const { rows, error } = await runAs(ours.id, `SELECT organization_id FROM ${table}`)
    expect(error).toBeNull()
    expect(rows.length, table).toBeGreaterThan(0)
  }
})

test('no row can be written into another organization', async () => {
  const { rows: found } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'ALWAYS'`,
  )
  const computed = new Set(found.map(({ table_name }) => table_name))
  for (const table of theirRows.tables) {
    const copy = `INSERT INTO ${table} SELECT (jsonb_populate_record(t, '{"organization_id": "${theirs.id}"}')).* FROM ${table} t`
    const generated = computed.has(table)
    const { error } = await runAs(ours.id, copy)
    // A generated column refuses a value of its own before row-level security is asked.
    expect(error, table).toBe(generated ? '428C9' : '42501')
  }
  const text = `INSERT INTO tags (id, organization_id, name) VALUES (gen_random_uuid(), '${theirs.id}', 'x')`
  expect((await runAs(ours.id, text)).error).toBe('42501')
})

test("no reference can point at a row of another organization, while it can at one's own", async () => {
  const { rows: keys } = await client.query<{ table: string; target: string; column: string }>(
    `SELECT f.conrelid::regclass::text AS table, f.confrelid::regclass::text AS target, a.attname AS column
     FROM pg_constraint f, generate_subscripts(f.conkey, 1) i
     JOIN pg_attribute a ON true
     JOIN pg_attribute b ON true
     WHERE f.contype = 'f' AND a.attrelid = f.conrelid AND a.attnum = f.conkey[i]
       AND b.attrelid = f.confrelid AND b.attnum = f.confkey[i] AND b.attname = 'id'
       AND a.attname <> 'organization_id' AND f.confrelid IN (
         SELECT attrelid FROM pg_attribute WHERE attname = 'organization_id')`,
  )
  expect(keys.length).toBeGreaterThan(25)
  for (const { table, target, column } of keys) {
    const place = `${table}.${column} → ${target}`
    const { rows } = await client.query(`SELECT has_table_privilege('app_user', '${table}', 'UPDATE') AS may`)
    const point = (id: string | undefined) =>
      runAs(
        ours.id,
        rows[0].may
          ? `UPDATE ${table} SET ${column} = '${id}' WHERE ctid = (
              SELECT ctid FROM ${table} WHERE organization_id = '${ours.id}' LIMIT 1)`
          : appending(table, column, id),
      )
    expect((await point(theirRows.ids.get(target))).error, place).toBe('23503')
    expect((await point(ourRows.ids.get(target))).error, place).not.toBe('23503')
  }
})

/** Another row of a record that is only ever added to. */
function appending(table: string, column: string, id: string | undefined): string {
  const other = `jsonb_build_object('id', gen_random_uuid(), 'position', 1000, 'message_id', NULL, '${column}', '${id}')`
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${other})).* FROM ${table} t LIMIT 1`
}

test('search_conversations finds what its own organization wrote, and nothing for others', async () => {
  const call = `SELECT * FROM search_conversations('zanzibar:*', 100)`
  const theirFinds = await runAs(theirs.id, call)
  expect(theirFinds.error).toBeNull()
  expect(theirFinds.rows.length).toBeGreaterThan(0)
  expect((await runAs(ours.id, call)).rows).toEqual([])
  expect((await runAs('', call)).rows).toEqual([])
})

test('app_user cannot switch row-level security off, nor become another role', async () => {
  expect((await runAs(ours.id, 'ALTER TABLE notes DISABLE ROW LEVEL SECURITY')).error).toBe('42501')
  expect((await runAs(ours.id, 'DROP POLICY tenant ON notes')).error).toBe('42501')
  const app = new pg.Client({ connectionString: env.DATABASE_APP_URL })
  await app.connect()
  try {
    await expect(app.query('SET ROLE app_system')).rejects.toMatchObject({ code: '42501' })
    await app.query('SET row_security = off')
    await expect(app.query('SELECT * FROM notes')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await app.end()
  }
})
