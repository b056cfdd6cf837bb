import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate } from '@frontdesk/db/migrate'
import pg from 'pg'
import { startChild } from '../machine/child.ts'
import type { Parts } from '../machine/parts.ts'
import { root } from '../machine/root.ts'

export type DatabaseUrls = { ownerUrl: string; appUrl: string; systemUrl: string }

export type DemoOrganization = {
  slug: string
  name: string
  mailbox: string
  apiKey: string
  users: { email: string; password: string; role: string }[]
}

type Seeding = {
  folder: string
  urls: DatabaseUrls
  env: NodeJS.ProcessEnv
  parts: Parts
  say: (line: string) => void
}

/** Creates the product's database on a server of ours and returns its URL. */
export async function ensureDatabase(maintenanceUrl: string, name: string): Promise<string> {
  await withClient(maintenanceUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  })
  const url = new URL(maintenanceUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Removes a database of ours whose first filling was interrupted. */
export async function dropHalfSeeded(maintenanceUrl: string, name: string, folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'seeding'))) return false
  await withClient(maintenanceUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  )
  await rm(join(folder, 'storage'), { recursive: true, force: true })
  return true
}

/** Applies the migrations and makes both application roles. Returns how many were applied now. */
export async function applyMigrations(urls: DatabaseUrls): Promise<number> {
  return (await migrate(urls)).length
}

/**
 * Fills an empty database with the demo organizations, and returns them from this or an earlier filling.
 * A database filled by somebody else has none.
 */
export async function seedWhenEmpty(seeding: Seeding): Promise<DemoOrganization[]> {
  const kept = join(seeding.folder, 'demo-organizations.json')
  if (await isEmpty(seeding.urls.systemUrl)) {
    const marker = join(seeding.folder, 'seeding')
    await writeFile(marker, '')
    const organizations = await runSeed(seeding)
    await writeFile(`${kept}.part`, `${JSON.stringify(organizations, null, 2)}\n`, { mode: 0o600 })
    await rename(`${kept}.part`, kept)
    await rm(marker, { force: true })
  }
  return existsSync(kept) ? (JSON.parse(await readFile(kept, 'utf8')) as DemoOrganization[]) : []
}

async function isEmpty(systemUrl: string): Promise<boolean> {
  return withClient(systemUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM organizations LIMIT 1')
    return rowCount === 0
  })
}

/** The last line the seed prints is its result; the lines before it are progress. */
async function runSeed({ folder, env, parts, say }: Seeding): Promise<DemoOrganization[]> {
  let last = ''
  const child = await startChild({
    name: 'seed',
    command: process.execPath,
    args: ['prisma/seed.ts'],
    cwd: root,
    env,
    logFile: join(folder, 'logs', 'seed.log'),
    onLine: (line, stream) => {
      if (stream === 'stderr' || line.trim() === '') return
      if (last !== '') say(`  ${last}`)
      last = line
    },
  })
  await parts.add('seed', () => child.stop())
  const { code } = await child.exited
  parts.remove('seed')
  if (code !== 0) throw new Error(`The demo organizations could not be made:\n${child.lastLines()}`)
  return (JSON.parse(last) as { organizations: DemoOrganization[] }).organizations
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
