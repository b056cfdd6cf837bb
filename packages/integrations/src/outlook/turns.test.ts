import { newId } from '@frontdesk/runtime/id'
import { forget } from '@frontdesk/runtime/process/once'
import { closeRedis, redis } from '@frontdesk/runtime/redis'
import { openRedisGate, type RedisGate } from '@frontdesk/runtime/test/redis-gate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTurn } from './turns.ts'

let gate: RedisGate

beforeAll(async () => {
  gate = await openRedisGate(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
  Object.assign(process.env, { REDIS_URL: gate.url, LOG_LEVEL: 'silent' })
  forget('env')
})

afterAll(async () => {
  await closeRedis()
  await gate.shut()
})

/** Calls that run until they are let go, and the most that ever ran at a time. */
function calls(mailbox: string) {
  const open: (() => void)[] = []
  const seen = { running: 0, most: 0, done: 0 }
  const start = () =>
    inTurn(mailbox, async () => {
      seen.running += 1
      seen.most = Math.max(seen.most, seen.running)
      await new Promise<void>((resolve) => open.push(resolve))
      seen.running -= 1
      seen.done += 1
    })
  return { open, seen, start }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** What this process knows of its own turns is gone, as in another process. */
const asAnotherProcess = (mailbox: string) => forget(`outlook.turns.${mailbox}`)

test('all processes together run four calls at a time for a mailbox, and each one comes to its turn', async () => {
  const mailbox = `${newId()}@shop.example`
  const { open, seen, start } = calls(mailbox)
  const running: Promise<void>[] = []
  for (let process = 0; process < 3; process += 1) {
    for (let call = 0; call < 3; call += 1) running.push(start())
    asAnotherProcess(mailbox)
  }
  await until(() => seen.running === 4)
  while (seen.done < 9) {
    await until(() => open.length > 0)
    open.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(running)
  expect(seen.most).toBe(4)
})

test('mailboxes do not wait for each other, nor does anybody after a call that failed', async () => {
  const mailbox = `${newId()}@shop.example`
  const busy = calls(mailbox)
  const running = [1, 2, 3, 4].map(busy.start)
  await until(() => busy.seen.running === 4)
  expect(await inTurn(`${newId()}@shop.example`, async () => 'at once')).toBe('at once')
  for (const finish of busy.open) finish()
  await Promise.all(running)
  for (let call = 0; call < 5; call += 1)
    await expect(inTurn(mailbox, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(await inTurn(mailbox, async () => 'free')).toBe('free')
})

test('without Redis each process keeps to four by itself', async () => {
  await gate.shut()
  const { open, seen, start } = calls(`${newId()}@shop.example`)
  const running = Array.from({ length: 6 }, start)
  await until(() => seen.running === 4)
  while (seen.done < 6) {
    await until(() => open.length > 0)
    open.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(running)
  expect(seen.most).toBe(4)
  await gate.open()
  while (
    (await redis()
      .ping()
      .catch(() => null)) === null
  )
    await new Promise((resolve) => setTimeout(resolve, 20))
})
