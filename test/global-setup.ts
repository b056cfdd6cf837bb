import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@frontdesk/db/migrate'
import { envSchema } from '@frontdesk/runtime/env'
import { startPostgres } from '../infra/local/postgres.ts'
import { startRedis } from '../infra/local/redis.ts'
import { ensureDatabase } from '../infra/local/steps/prepare-database.ts'

const template = 'frontdesk_template'

/** A folder that is no disk: hundreds of databases come and go, and making and removing their files takes a disk long. */
const memory = '/dev/shm'

/**
 * One throw-away PostgreSQL and Redis for the whole run. Suites clone the migrated template, whose name
 * and server they find in the environment.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(roomInMemory() ? memory : tmpdir(), 'frontdesk-test-'))
  const started: { child: { pid: number }; stop(): Promise<void> }[] = []
  process.once('exit', () => {
    for (const { child } of started) killGroup(child.pid)
    rmSync(folder, { recursive: true, force: true })
  })
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), fast: true })
  started.push(postgres)
  const redis = await startRedis({ dataDir: join(folder, 'redis'), fast: true })
  started.push(redis)

  const ownerUrl = await ensureDatabase(postgres.url, template)
  const appUrl = asRole(ownerUrl, 'app_user')
  const systemUrl = asRole(ownerUrl, 'app_system')
  await migrate({ ownerUrl, appUrl, systemUrl })
  // Settings and keys of the developer's own shell must not change what a test sees.
  for (const name of Object.keys(envSchema)) delete process.env[name]
  Object.assign(process.env, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    TEST_POSTGRES_URL: postgres.url,
    DATABASE_TEMPLATE: template,
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    DATABASE_SYSTEM_URL: systemUrl,
    REDIS_URL: redis.url,
    FRONTDESK_DATA_DIR: join(folder, 'files'),
    FRONTDESK_SECRET: 'a secret of at least thirty-two characters for tests',
    NEXTAUTH_SECRET: 'another secret of at least thirty-two characters',
  })
  return async () => {
    for (const { stop } of started.splice(0)) await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 3 * 1024 ** 3
  } catch {
    return false
  }
}

function asRole(ownerUrl: string, name: string): string {
  const url = new URL(ownerUrl)
  url.username = name
  url.password = `${name}-password`
  return url.href
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended before us.
  }
}
