import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '../env.ts'
import { forget } from '../process/once.ts'
import { closeRedis, redis } from '../redis.ts'
import { countKeys } from './count-keys.ts'
import { keyspace } from './keyspace.ts'

const prefix = env.QUEUE_PREFIX

beforeAll(() => {
  process.env.QUEUE_PREFIX = `keys-${randomUUID().slice(0, 8)}`
  forget('env')
})

afterAll(async () => {
  process.env.QUEUE_PREFIX = prefix
  forget('env')
  await closeRedis()
})

test('counts what lies in each keyspace of this installation, and queues as one', async () => {
  const names = [
    keyspace('answers', 'one', 'a'),
    keyspace('answers', 'two', 'b'),
    keyspace('limit', 'general', 'c'),
    `${env.QUEUE_PREFIX}:ingest:meta`,
    `${env.QUEUE_PREFIX}:send:wait`,
    `${env.QUEUE_PREFIX}-other:answers:d`,
  ]
  await redis().mset(Object.fromEntries(names.map((name) => [name, 'x'])))
  const { items, complete } = await countKeys()
  await redis().del(names)
  expect(complete).toBe(true)
  expect(Object.fromEntries(items.map(({ name, keys }) => [name, keys]))).toMatchObject({
    answers: 2,
    limit: 1,
    queues: 2,
    session: 0,
  })
})
