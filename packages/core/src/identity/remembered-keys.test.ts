import { env } from '@frontdesk/runtime/env'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetApiKeys, rememberKey } from './remembered-keys.ts'

afterAll(closeRedis)

let lookups = 0
let found: { organizationId: string } | null = null

beforeEach(async () => {
  await forgetApiKeys()
  lookups = 0
  found = { organizationId: 'an organization' }
})

const ask = (hash = 'a hash') =>
  rememberKey(hash, async () => {
    lookups += 1
    return found
  })

test('a key in use is looked up once', async () => {
  expect([await ask(), await ask(), await ask()]).toEqual([found, found, found])
  expect(lookups).toBe(1)
})

test('a key nobody knows is looked up each time', async () => {
  found = null
  expect([await ask(), await ask()]).toEqual([null, null])
  expect(lookups).toBe(2)
})

test('a change made by another process is known to the next request', async () => {
  await ask()
  await redis().set(`${env.QUEUE_PREFIX}:api-keys-changed`, 'by another process')
  found = null
  expect(await ask()).toBeNull()
})

test('a key revoked while it is being looked up is looked up again', async () => {
  const known = found
  await rememberKey('a hash', async () => {
    await forgetApiKeys()
    return known
  })
  found = null
  expect(await ask()).toBeNull()
})

test('a mark that was lost is not taken for the one before it', async () => {
  await ask()
  await redis().del(`${env.QUEUE_PREFIX}:api-keys-changed`)
  found = null
  expect(await ask()).toBeNull()
})

test('without Redis every key is looked up', async () => {
  await ask()
  redis().disconnect()
  found = null
  expect(await ask()).toBeNull()
})
