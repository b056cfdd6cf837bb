import { decryptSecret } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetSessions, rememberSession } from './sessions.ts'

afterAll(closeRedis)

let hash = ''
let lookups = 0
let expiresAt = new Date()
let found: { sessionId: string } | null = null

beforeEach(() => {
  hash = newId()
  lookups = 0
  expiresAt = new Date(Date.now() + 60_000)
  found = { sessionId: 'a session' }
})

const ask = () =>
  rememberSession(hash, async () => {
    lookups += 1
    return found && { ...found, expiresAt }
  })

test('a session in use is looked up once in a moment, by every process', async () => {
  expect([await ask(), await ask(), await ask()]).toEqual([found, found, found])
  expect(lookups).toBe(1)
  expect(await redis().ttl(keyspace('session', hash))).toBeLessThanOrEqual(5)
})

test('once sessions have ended nobody is let in by memory', async () => {
  await ask()
  found = null
  await forgetSessions()
  expect(await ask()).toBeNull()
})

test('a session that ends while it is being looked up is looked up again', async () => {
  await rememberSession(hash, async () => {
    await forgetSessions()
    return found && { ...found, expiresAt }
  })
  found = null
  expect(await ask()).toBeNull()
})

test('is not good for longer than the session itself', async () => {
  expiresAt = new Date(Date.now() - 1)
  await ask()
  await ask()
  expect(lookups).toBe(2)
})

test('what was put there for another session, or by somebody else, opens nothing', async () => {
  await ask()
  const sealed = (await redis().get(keyspace('session', hash))) ?? ''
  expect(sealed).not.toContain('a session')
  expect(decryptSecret(sealed, keyspace('session', hash))).toContain('a session')
  hash = newId()
  found = null
  await redis().set(keyspace('session', hash), sealed)
  expect(await ask()).toBeNull()
  await redis().set(keyspace('session', hash), JSON.stringify({ found: { sessionId: 'x' }, mark: 'x' }))
  expect(await ask()).toBeNull()
})

test('without Redis every session is looked up', async () => {
  await ask()
  redis().disconnect()
  await ask()
  await closeRedis()
  expect(lookups).toBe(2)
})
