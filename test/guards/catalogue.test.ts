import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { expect, test } from 'vitest'
import { catalogueFaults } from './catalogue.ts'

withTestDatabase()

/** The faults a statement causes, which is taken back afterwards. */
function faultsAfter(sql: string): Promise<string[]> {
  return asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query(sql)
    const faults = await catalogueFaults(client)
    await client.query('ROLLBACK')
    return faults
  })
}

const setting = `nullif(current_setting('app.organization_id', true), '')::uuid`
const policy = `organization_id = (SELECT ${setting})`
const whole = `id uuid PRIMARY KEY, organization_id uuid NOT NULL REFERENCES organizations, UNIQUE (organization_id, id)`
const secured = `ALTER TABLE planted ENABLE ROW LEVEL SECURITY; ALTER TABLE planted FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON planted USING (${policy}) WITH CHECK (${policy});`

test('every table, key, role and function keeps organizations apart', async () => {
  expect(await asOwner(catalogueFaults)).toEqual([])
})

test('a table made as all others are has no fault', async () => {
  expect(await faultsAfter(`CREATE TABLE planted (${whole}); ${secured}`)).toEqual([])
})

test.each([
  [
    'a table without row-level security',
    `CREATE TABLE planted (${whole})`,
    'planted has no row-level security',
  ],
  [
    'a table whose owner passes its policy',
    `CREATE TABLE planted (${whole}); ${secured} ALTER TABLE planted NO FORCE ROW LEVEL SECURITY`,
    'planted does not force row-level security on its owner',
  ],
  [
    'a policy that filters and does not check',
    `DROP POLICY tenant ON notes; CREATE POLICY tenant ON notes USING (${policy}) WITH CHECK (true)`,
    'notes has no policy that filters and checks by the organization of the session',
  ],
  [
    'a policy that is read once a row, and known to the planner',
    `DROP POLICY tenant ON notes; CREATE POLICY tenant ON notes
       USING (organization_id = ${setting}) WITH CHECK (organization_id = ${setting})`,
    'notes has no policy that filters and checks by the organization of the session',
  ],
  [
    'a policy beside the first',
    'CREATE POLICY wide ON notes USING (true)',
    'notes has a second policy, which would widen the first',
  ],
  [
    'a table that belongs to nobody',
    'CREATE TABLE planted (id uuid PRIMARY KEY)',
    'planted has neither organization_id nor a reason to go without',
  ],
  [
    'a plain key between tables of an organization',
    'ALTER TABLE notes ADD CONSTRAINT planted FOREIGN KEY (conversation_id) REFERENCES conversations (id)',
    'notes.planted refers to another table of the organization without saying whose row it is',
  ],
  [
    'a table without a key to refer to',
    `CREATE TABLE planted (id uuid PRIMARY KEY, organization_id uuid NOT NULL REFERENCES organizations); ${secured}`,
    'planted has no unique key that starts with organization_id for others to refer to',
  ],
  [
    'an app role that passes row-level security',
    'ALTER ROLE app_user BYPASSRLS',
    'app_user may pass row-level security or do more than its work needs',
  ],
  ['a table the app role owns', 'ALTER TABLE notes OWNER TO app_user', 'notes is owned by app_user'],
  [
    'an open table of sign-ins',
    'GRANT SELECT ON users TO app_user',
    'users is open to app_user although it knows no organization',
  ],
  [
    'an audit log that can be rewritten',
    'GRANT UPDATE ON audit_entries TO app_user',
    'audit_entries can be rewritten by app_user',
  ],
  [
    'a function under a search path of its caller',
    'ALTER FUNCTION search_conversations RESET search_path',
    'search_conversations runs with more rights than its caller under a search path the caller chooses',
  ],
  [
    'a function for everybody with the rights of its owner',
    `CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
       AS 'SELECT count(*) FROM notes'`,
    'planted runs with more rights than its caller for everybody',
  ],
  [
    'a view with the rights of its owner',
    'CREATE VIEW planted AS SELECT * FROM notes',
    'planted shows rows with the rights of its owner',
  ],
])('notices %s', async (_, sql, fault) => {
  expect(await faultsAfter(sql)).toContain(fault)
})
