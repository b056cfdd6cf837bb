import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setAfterCommit } from '@frontdesk/core/context'
import { enqueuePromised } from '@frontdesk/core/jobs/hooks'
import { useTestDatabase } from '@frontdesk/db/test/database'
import { closeQueues, enqueue } from '@frontdesk/runtime/queue'
import { closeRedis } from '@frontdesk/runtime/redis'
import { afterAll, beforeAll } from 'vitest'
import { type Redis, startRedis } from '../../../infra/local/redis.ts'

/**
 * Gives a test file a database, a folder and queues of its own. What a test does through core verbs is
 * enqueued after its commit, as the web app does it. Call it once at the top of the file.
 */
export function useStage(): void {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-fault-'))
  useTestDatabase()
  beforeAll(() => {
    process.env.FRONTDESK_DATA_DIR = folder
    process.env.QUEUE_PREFIX = `fault-${randomUUID()}`
    setAfterCommit({ enqueue: enqueuePromised(enqueue), publish: async () => {} })
  })
  afterAll(async () => {
    await closeQueues()
    await closeRedis()
    rmSync(folder, { recursive: true, force: true })
  })
}

export type BreakableRedis = {
  kill(): Promise<void>
  start(): Promise<void>
  /** Puts its append-only file as it is now aside. */
  save(): void
  /** Ends it as a power cut would, and starts it on the file that was put aside. */
  restore(): Promise<void>
}

/** A Redis of the file's own at one address. It comes back empty unless it keeps a file. */
export function useOwnRedis({ keepsFile = false } = {}): BreakableRedis {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-fault-redis-'))
  const [file, aside] = [join(dataDir, 'appendonlydir'), join(dataDir, 'aside')]
  let redis: Redis | undefined
  const start = async () => {
    redis = await startRedis({ dataDir, fast: !keepsFile, ...(redis && { port: redis.port }) })
  }
  const kill = async () => {
    if (!redis) throw new Error('Redis was not started')
    process.kill(redis.child.pid, 'SIGKILL')
    await redis.child.exited
  }
  beforeAll(async () => {
    await start()
    process.env.REDIS_URL = redis?.url ?? ''
  })
  afterAll(async () => {
    await redis?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    start,
    kill,
    save: () => {
      rmSync(aside, { recursive: true, force: true })
      cpSync(file, aside, { recursive: true })
    },
    restore: async () => {
      await kill()
      rmSync(file, { recursive: true })
      cpSync(aside, file, { recursive: true })
      await start()
    },
  }
}
