import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRedis, queueConnection, redis, subscriberConnection } from './redis.ts'
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

test('is one connection per purpose', () => {
  expect(redis()).toBe(redis())
  expect(subscriberConnection()).not.toBe(redis())
})

test('answers the first command although nothing is connected yet', async () => {
  await redis().set('runtime-test:greeting', 'hello', 'EX', 60)
  expect(await redis().get('runtime-test:greeting')).toBe('hello')
})

test('rejects commands while Redis is down and serves them again afterwards', async () => {
  await redis().ping()
  await gate.shut()
  await expect(redis().get('runtime-test:greeting')).rejects.toThrow()
  await gate.open()
  await expect.poll(() => redis().ping().catch(String), { timeout: 10_000 }).toBe('PONG')
})

test('rejects a command that Redis does not answer', async () => {
  await redis().ping()
  gate.stall()
  await expect(redis().ping()).rejects.toThrow('timed out')
  await gate.shut()
  await gate.open()
  await expect.poll(() => redis().ping().catch(String), { timeout: 10_000 }).toBe('PONG')
})

test('a worker command waits until Redis is back', async () => {
  await queueConnection().ping()
  await gate.shut()
  const waiting = queueConnection().ping()
  await gate.open()
  await expect(waiting).resolves.toBe('PONG')
})

test('the subscriber hears messages again after a reconnect', async () => {
  const heard: string[] = []
  subscriberConnection().on('message', (_, message) => heard.push(message))
  await subscriberConnection().subscribe('runtime-test:channel')
  await gate.shut()
  await gate.open()
  const publish = () =>
    redis()
      .publish('runtime-test:channel', 'again')
      .then(() => heard.at(-1), String)
  await expect.poll(publish, { timeout: 10_000 }).toBe('again')
})

test('opens a new connection after all were closed', async () => {
  const before = redis()
  await before.ping()
  await closeRedis()
  expect(before.status).toBe('end')
  expect(await redis().ping()).toBe('PONG')
})
