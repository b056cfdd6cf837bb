import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from './id.ts'
import { consume } from './rate-limit.ts'
import { closeRedis, redis } from './redis.ts'
import { openRedisGate, type RedisGate } from './test/redis-gate.ts'

let gate: RedisGate

beforeAll(async () => {
  gate = await openRedisGate(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
  Object.assign(process.env, { REDIS_URL: gate.url, LOG_LEVEL: 'silent' })
})

afterAll(async () => {
  await closeRedis()
  await gate.shut()
})

async function signIn(key: string, seconds = 60) {
  const [result] = await consume({ name: 'sign-in', key, points: 3, seconds })
  return result
}

test('allows as many calls as there are points and says when more are allowed', async () => {
  const key = newId()
  const results = [await signIn(key), await signIn(key), await signIn(key), await signIn(key)]
  expect(results.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
  ])
  expect(results.at(-1)).toMatchObject({ limit: 3, resetSeconds: expect.toSatisfy((s) => s > 50 && s <= 60) })
})

test('allows calls again when the window is over', async () => {
  const key = newId()
  for (let i = 0; i < 4; i += 1) await signIn(key, 1)
  await expect.poll(async () => (await signIn(key, 1)).allowed, { timeout: 5000, interval: 200 }).toBe(true)
})

test('counts every key and every name by itself', async () => {
  const key = newId()
  for (let i = 0; i < 4; i += 1) await signIn(key)
  expect(await signIn(newId())).toMatchObject({ allowed: true })
  const [search] = await consume({ name: 'search', key, points: 3, seconds: 60 })
  expect(search).toMatchObject({ allowed: true })
})

test('counts one call under several limits, each with its own answer', async () => {
  const [own, shared] = [newId(), newId()]
  const call = () =>
    consume(
      { name: 'own', key: own, points: 1, seconds: 60 },
      { name: 'shared', key: shared, points: 5, seconds: 600 },
    )
  await call()
  const [first, second] = await call()
  expect(first).toMatchObject({ allowed: false, limit: 1, remaining: 0 })
  expect(second).toMatchObject({ allowed: true, limit: 5, remaining: 3 })
  expect(second.resetSeconds).toBeGreaterThan(60)
})

test('the same key counts once for all processes, and is not readable in Redis', async () => {
  const key = `greta-${newId()}@example.com`
  await signIn(key)
  const keys = await redis().keys('*:limit:sign-in:*')
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.join()).not.toContain('greta')
})

test('still limits while Redis is down, hangs and is back', async () => {
  const key = newId()
  await signIn(key)
  gate.stall()
  expect(await signIn(key)).toMatchObject({ allowed: true })
  await gate.shut()
  const results = [await signIn(key), await signIn(key), await signIn(key)]
  expect(results.map(({ allowed }) => allowed)).toEqual([true, true, false])
  await gate.open()
  await expect.poll(() => redis().ping().catch(String), { timeout: 10_000 }).toBe('PONG')
  expect(await signIn(key)).toMatchObject({ allowed: true, remaining: 1 })
})
