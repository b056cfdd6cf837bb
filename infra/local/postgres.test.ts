import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive, markOf } from './machine/alive.ts'
import { type Postgres, startPostgres } from './postgres.ts'

let dataDir: string
let postgres: Postgres

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-postgres-'))
  postgres = await startPostgres({ dataDir, fast: true })
})

afterAll(async () => {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('asks for a password, also on loopback', async () => {
  const url = new URL(postgres.url)
  url.password = 'wrong'
  await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('takes letters of any alphabet as letters, in trigrams too', async () => {
  await ask(postgres.url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm')
  const [row] = await ask(postgres.url, "SELECT show_trgm('Ünï') AS trigrams, upper('straße ä') AS loud")
  expect(row?.trigrams).toHaveLength(4)
  expect(row?.loud).toContain('Ä')
})

test('says so when the folder is in use', async () => {
  await expect(startPostgres({ dataDir })).rejects.toThrow('already runs on')
})

test('starts again after a crash whose process number now belongs to another', async () => {
  await ask(postgres.url, 'SET synchronous_commit = on; CREATE TABLE kept (id int)')
  const mark = await markOf(postgres.child.pid)
  process.kill(-postgres.child.pid, 'SIGKILL')
  await postgres.child.exited
  expect(await isAlive(mark)).toBe(false)
  const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
  const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n')
  await writeFile(pidFile, [process.pid, ...rest].join('\n'))
  postgres = await startPostgres({ dataDir, fast: true })
  expect(await ask(postgres.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }])
})
