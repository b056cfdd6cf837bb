import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from '../tenancy.ts'

/**
 * Gives the suite a database of its own, cloned from the migrated template, and points the application's
 * variables at it. Call it once at the top of a test file.
 */
export function useTestDatabase(): void {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const maintenance = process.env.TEST_POSTGRES_URL ?? ''

  beforeAll(async () => {
    await onServer(maintenance, (client) => cloneTemplate(client, name))
    process.env.DATABASE_URL = withDatabase(maintenance, name)
    process.env.DATABASE_APP_URL = withDatabase(process.env.DATABASE_APP_URL ?? '', name)
    process.env.DATABASE_SYSTEM_URL = withDatabase(process.env.DATABASE_SYSTEM_URL ?? '', name)
  })

  afterAll(async () => {
    await closeDatabase()
    await onServer(maintenance, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  })
}

/** A plain connection as the owner, for looking at the catalogue and for planting rows past the doors. */
export async function asOwner<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  return onServer(process.env.DATABASE_URL ?? '', run)
}

async function cloneTemplate(client: pg.Client, name: string): Promise<void> {
  const template = process.env.DATABASE_TEMPLATE ?? 'frontdesk_template'
  // Two suites cannot copy one template at the same moment, so they take turns.
  await client.query('SELECT pg_advisory_lock(72616002)')
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
}

/** The same for many questions; whoever opens it ends it. */
export function openAsOwner(): Promise<pg.Client> {
  return connectTo(process.env.DATABASE_URL ?? '')
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function onServer<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectTo(url)
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}
