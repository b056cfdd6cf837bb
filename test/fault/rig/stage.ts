import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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

export type BreakableRedis = { kill(): Promise<void>; start(): Promise<void> }

/** A Redis of the file's own that keeps nothing on disk, and comes back empty at the same address. */
export function useOwnRedis(): BreakableRedis {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-fault-redis-'))
  let redis: Redis | undefined
  const start = async () => {
    redis = await startRedis({ dataDir, fast: true, ...(redis && { port: redis.port }) })
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
    kill: async () => {
      if (!redis) throw new Error('Redis was not started')
      process.kill(redis.child.pid, 'SIGKILL')
      await redis.child.exited
    },
  }
}
