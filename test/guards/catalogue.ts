import type pg from 'pg'

/**
 * What is wrong with the tables, keys, roles and functions of a migrated database as far as the parting of
 * organizations goes: one sentence each.
 */
export async function catalogueFaults(client: pg.Client): Promise<string[]> {
  const faults: string[] = []
  for (const [sentence, sql] of checks) {
    const { rows } = await client.query<{ subject: string }>(sql)
    faults.push(...rows.map(({ subject }) => `${subject} ${sentence}`))
  }
  return faults.sort()
}

/** Read once a statement, and unknown to the planner: see docs/decisions/0012-plans-for-all-organizations.md. */
const setting = `( SELECT (nullif(current_setting('app.organization_id'::text, true), ''::text))::uuid AS "nullif")`

const tables = `
  SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity, c.relowner FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`

const tenantTables = `
  SELECT t.* FROM (${tables}) t
  WHERE EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'organization_id')`

/** The columns of an index or constraint, in order. */
const columns = (table: string, numbers: string) => `
  ARRAY(SELECT a.attname::text FROM unnest(${numbers}) WITH ORDINALITY k(number, place)
    JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.number ORDER BY place)`

/** Tables of people or of the installation, not of organizations: only the system role may touch them. */
const closed = `'users', 'user_identities', 'password_resets', 'schedules', 'health_probes', 'process_minutes', 'error_groups', '_prisma_migrations'`
const shared = `('organizations', ${closed})`

const checks: [sentence: string, sql: string][] = [
  [
    'has neither organization_id nor a reason to go without',
    `SELECT name AS subject FROM (${tables}) t WHERE name NOT IN ${shared}
       AND oid NOT IN (SELECT oid FROM (${tenantTables}) s)`,
  ],
  [
    'does not demand organization_id',
    `SELECT name AS subject FROM (${tenantTables}) t JOIN pg_attribute a ON a.attrelid = t.oid
     WHERE a.attname = 'organization_id' AND (NOT a.attnotnull OR a.atttypid <> 'uuid'::regtype)`,
  ],
  [
    'has no row-level security',
    `SELECT name AS subject FROM (${tenantTables}) t WHERE NOT relrowsecurity
     UNION SELECT name FROM (${tables}) t WHERE name = 'organizations' AND NOT relrowsecurity`,
  ],
  [
    'does not force row-level security on its owner',
    `SELECT name AS subject FROM (${tenantTables}) t WHERE NOT relforcerowsecurity
     UNION SELECT name FROM (${tables}) t WHERE name = 'organizations' AND NOT relforcerowsecurity`,
  ],
  [
    'has no policy that filters and checks by the organization of the session',
    `SELECT name AS subject FROM (${tables}) t
     WHERE (oid IN (SELECT oid FROM (${tenantTables}) s) OR name = 'organizations') AND NOT EXISTS (
       SELECT 1 FROM pg_policies p, (SELECT CASE WHEN name = 'organizations' THEN 'id' ELSE 'organization_id' END
           || ' = ' || $$${setting}$$ AS wanted) w
       WHERE p.schemaname = 'public' AND p.tablename = name AND p.permissive = 'PERMISSIVE' AND p.cmd = 'ALL'
         AND lower(p.qual) = lower('(' || wanted || ')') AND lower(p.with_check) = lower('(' || wanted || ')'))`,
  ],
  [
    'has a second policy, which would widen the first',
    `SELECT tablename::text AS subject FROM pg_policies WHERE schemaname = 'public' GROUP BY 1 HAVING count(*) > 1`,
  ],
  [
    'has no unique key that starts with organization_id for others to refer to',
    `SELECT name AS subject FROM (${tenantTables}) t WHERE NOT EXISTS (
       SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype IN ('p', 'u')
         AND (${columns('t.oid', 'k.conkey')})[1] = 'organization_id'
         AND (k.contype = 'p' OR (${columns('t.oid', 'k.conkey')}) <@ ARRAY['organization_id', 'id', 'message_id']))`,
  ],
  [
    'refers to another table of the organization without saying whose row it is',
    `SELECT f.conrelid::regclass || '.' || f.conname AS subject FROM pg_constraint f
     WHERE f.contype = 'f' AND f.conrelid IN (SELECT oid FROM (${tenantTables}) s)
       AND f.confrelid IN (SELECT oid FROM (${tenantTables}) s)
       AND NOT EXISTS (SELECT 1 FROM generate_subscripts(f.conkey, 1) i
         JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[i]
         JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[i]
         WHERE a.attname = 'organization_id' AND b.attname = 'organization_id')`,
  ],
  [
    'belongs to no organization that exists',
    `SELECT name AS subject FROM (${tenantTables}) t WHERE NOT EXISTS (
       SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = t.oid
         AND 'organization_id' = ANY (${columns('t.oid', 'f.conkey')}))`,
  ],
  [
    'may pass row-level security or do more than its work needs',
    `SELECT rolname::text AS subject FROM pg_roles WHERE rolname = 'app_user'
       AND (rolbypassrls OR rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication)
     UNION SELECT rolname::text FROM pg_roles WHERE rolname = 'app_system'
       AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication)
     UNION SELECT m.member::regrole::text FROM pg_auth_members m WHERE m.member = 'app_user'::regrole`,
  ],
  [
    'is owned by app_user',
    `SELECT relname::text AS subject FROM pg_class WHERE relowner = 'app_user'::regrole
     UNION SELECT proname::text FROM pg_proc WHERE proowner = 'app_user'::regrole
     UNION SELECT nspname::text FROM pg_namespace WHERE nspowner = 'app_user'::regrole
     UNION SELECT datname::text FROM pg_database WHERE datdba = 'app_user'::regrole`,
  ],
  [
    'can be changed by the apps',
    `SELECT nspname::text AS subject FROM pg_namespace n, unnest(ARRAY['app_user', 'app_system']) role
     WHERE nspname = 'public' AND has_schema_privilege(role, n.oid, 'CREATE')`,
  ],
  [
    'is open to app_user although it knows no organization',
    `SELECT name AS subject FROM (${tables}) t, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) verb
     WHERE name IN (${closed}) AND has_table_privilege('app_user', oid, verb)
     GROUP BY 1`,
  ],
  [
    'can be rewritten by app_user',
    `SELECT name AS subject FROM (${tables}) t, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) verb
     WHERE name IN ('audit_entries', 'compliance_entries') AND has_table_privilege('app_user', oid, verb) GROUP BY 1`,
  ],
  [
    'runs with more rights than its caller and is not owned by app_system',
    `SELECT p.proname::text AS subject FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.prosecdef AND p.proowner <> 'app_system'::regrole`,
  ],
  [
    'runs with more rights than its caller under a search path the caller chooses',
    `SELECT p.proname::text AS subject FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.prosecdef
       AND NOT coalesce(p.proconfig && ARRAY['search_path=public, pg_temp'], false)`,
  ],
  [
    'runs with more rights than its caller for everybody',
    `SELECT p.proname::text AS subject FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
       aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) granted
     WHERE n.nspname = 'public' AND p.prosecdef AND granted.grantee = 0`,
  ],
  [
    'shows rows with the rights of its owner',
    `SELECT c.relname::text AS subject FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm')
       AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true'], false)`,
  ],
]
