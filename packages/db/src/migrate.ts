import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'
import pg from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))
const lockKey = 72_616_001

export type MigrateOptions = {
  ownerUrl: string
  appUrl: string
  systemUrl: string
  log?: (line: string) => void
}

/**
 * Applies prisma/migrations in order under an advisory lock, with the rows `prisma migrate deploy` would
 * write, after making sure both application roles exist. Returns the names applied now.
 */
export async function migrate({ ownerUrl, appUrl, systemUrl, log }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await ensureRole(client, appUrl, false)
    await ensureRole(client, systemUrl, true)
    const applied = await applyPending(client, log)
    await grant(client, roleOf(appUrl).name, roleOf(systemUrl).name)
    return applied
  } finally {
    await client.end()
  }
}

function roleOf(url: string): { name: string; password: string } {
  const parsed = new URL(url)
  return { name: decodeURIComponent(parsed.username), password: decodeURIComponent(parsed.password) }
}

async function ensureRole(client: pg.Client, url: string, bypass: boolean): Promise<void> {
  const { name, password } = roleOf(url)
  const found = await client.query('SELECT rolbypassrls FROM pg_roles WHERE rolname = $1', [name])
  const role = client.escapeIdentifier(name)
  const options = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE ${bypass ? 'BYPASSRLS' : 'NOBYPASSRLS'}`
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(`${verb} ROLE ${role} ${options} PASSWORD ${client.escapeLiteral(password)}`)
}

async function applyPending(client: pg.Client, log?: (line: string) => void): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  const applied: string[] = []
  for (const name of await migrationNames()) {
    const sql = await readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const recorded = done.get(name)
    if (recorded === checksum) continue
    if (recorded)
      throw new Error(`Migration ${name} was changed after it was applied: write a new one instead`)
    await applyOne(client, name, sql, checksum)
    log?.(`applied ${name}`)
    applied.push(name)
  }
  return applied
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name} failed and was rolled back`, { cause: error })
  }
}

/** What app_user must never touch: identities belong to sign-in, and the legal record is append-only. */
async function grant(client: pg.Client, app: string, system: string): Promise<void> {
  const [appRole, systemRole] = [client.escapeIdentifier(app), client.escapeIdentifier(system)]
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${appRole}, ${systemRole};
    GRANT CREATE ON SCHEMA public TO ${systemRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${appRole}, ${systemRole};
    REVOKE ALL ON users, user_identities, password_resets, schedules, _prisma_migrations FROM ${appRole};
    REVOKE ALL ON health_probes, process_minutes, error_groups FROM ${appRole};
    REVOKE UPDATE, DELETE ON audit_entries FROM ${appRole};
    REVOKE UPDATE, DELETE, TRUNCATE ON compliance_entries FROM ${appRole}, ${systemRole};
    REVOKE DELETE ON compliance_cases FROM ${appRole};
    REVOKE INSERT, DELETE ON organizations FROM ${appRole};`)
  const { rows } = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.prosecdef`,
  )
  for (const { signature } of rows) {
    await client.query(`ALTER FUNCTION ${signature} OWNER TO ${systemRole}`)
    await client.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`)
    await client.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${appRole}`)
  }
  await client.query(`REVOKE CREATE ON SCHEMA public FROM ${systemRole}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const applied = await migrate({
    ownerUrl: env.DATABASE_URL,
    appUrl: env.DATABASE_APP_URL,
    systemUrl: env.DATABASE_SYSTEM_URL,
  })
  logger.info({ applied }, 'migrations applied')
}
