import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inOrganization, type OrgContext } from '@frontdesk/core/context'
import { migrate } from '@frontdesk/db/migrate'
import { closeDatabase } from '@frontdesk/db/tenancy'
import { createOrganization } from '@frontdesk/db/test/factories'
import pg from 'pg'
import { startPostgres } from '../../infra/local/postgres.ts'

/** One organization's door, as its owner. */
export type Room = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>
export type Rooms = {
  create(slug: string): Promise<{ id: string; room: Room }>
  /** A statement as the owner of the database, past every door. */
  asOwner(sql: string): Promise<void>
}

/** Runs with a PostgreSQL of its own, migrated and empty, that is gone afterwards. */
export async function withOrganizations(run: (rooms: Rooms) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-throw-away-'))
  const postgres = await startPostgres({ dataDir, fast: true })
  try {
    await openDatabase(postgres.url)
    await run({ create: createRoom, asOwner: (sql) => execute(postgres.url, sql) })
  } finally {
    await closeDatabase()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function openDatabase(ownerUrl: string): Promise<void> {
  const as = (user: string) => Object.assign(new URL(ownerUrl), { username: user, password: 'bench' }).href
  await migrate({ ownerUrl, appUrl: as('app_user'), systemUrl: as('app_system') })
  process.env.DATABASE_URL = ownerUrl
  process.env.DATABASE_APP_URL = as('app_user')
  process.env.DATABASE_SYSTEM_URL = as('app_system')
}

async function createRoom(slug: string): Promise<{ id: string; room: Room }> {
  const { id, members } = await createOrganization(slug)
  const actor = { type: 'member', memberId: members.owner.id, name: 'Bench', role: 'owner' } as const
  return { id, room: (run) => inOrganization({ organizationId: id, actor }, run) }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
