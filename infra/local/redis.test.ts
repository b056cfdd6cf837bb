import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from './redis/ask.ts'
import { type Redis, startRedis } from './redis.ts'

let dataDir: string
let redis: Redis

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk redis '))
  redis = await startRedis({ dataDir })
})

afterAll(async () => {
  await redis.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const signedIn = (...commands: string[][]) =>
  ask(redis.port, ['AUTH', new URL(redis.url).password], ...commands)

test('lets nobody in without the password', async () => {
  expect(await ask(redis.port, ['GET', 'anything'])).toContain('NOAUTH')
})

test('never evicts', async () => {
  expect(await signedIn(['CONFIG', 'GET', 'maxmemory-policy'])).toContain('noeviction')
})

test('keeps what was written when it is stopped and started again on the same port', async () => {
  expect(await signedIn(['SET', 'job', 'kept'])).toContain('OK')
  const { port } = redis
  await redis.stop()
  redis = await startRedis({ dataDir, port })
  expect(await signedIn(['GET', 'job'])).toContain('kept')
})

test('answers nothing where nobody listens', async () => {
  const other = await startRedis({ dataDir: join(dataDir, 'other'), fast: true })
  await other.stop()
  expect(await ask(other.port, ['PING'])).toBe('')
})
