import { ByteBudget, mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { forget } from '@frontdesk/runtime/process/once'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collect } from './collect.ts'

const kib = 1_024
const limit = process.env.MAIL_MEMORY_BYTES

beforeEach(() => {
  process.env.MAIL_MEMORY_BYTES = String(1_024 * kib)
  forget('env')
  forget('mail-memory')
})
afterEach(() => {
  if (limit === undefined) delete process.env.MAIL_MEMORY_BYTES
  else process.env.MAIL_MEMORY_BYTES = limit
  forget('env')
  forget('mail-memory')
})

/** A mail in pieces of 16 KiB, and how many of them were read. */
function arriving(pieces: number, { sizeExceeded = false, failsAt = -1 } = {}) {
  const seen = { read: 0 }
  async function* read() {
    for (let piece = 0; piece < pieces; piece += 1) {
      if (piece === failsAt) throw new Error('the client went away')
      seen.read += 1
      yield Buffer.alloc(16 * kib, piece)
    }
  }
  return { seen, stream: Object.assign(read(), { sizeExceeded }) }
}

test('a small mail asks nobody for memory, a large one holds what it takes until it is released', async () => {
  const all = mailMemory().takeNow(1_024 * kib)
  const small = await collect(arriving(4).stream, null)
  expect(small.raw.byteLength).toBe(64 * kib)
  all?.release()
  const large = await collect(arriving(10).stream, 160 * kib)
  expect(large.raw.byteLength).toBe(160 * kib)
  expect(mailMemory().free).toBe((1_024 - 320) * kib)
  large.release()
  large.release()
  expect(mailMemory().free).toBe(1_024 * kib)
})

test('no more is read of a large mail than there is memory for, and it goes on when there is', async () => {
  const all = mailMemory().takeNow(1_024 * kib)
  const { stream, seen } = arriving(40)
  const collecting = collect(stream, null)
  while (mailMemory().waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(seen.read).toBe(5)
  all?.release()
  const { raw, release } = await collecting
  expect(raw.byteLength).toBe(640 * kib)
  release()
})

test('a mail larger than it was announced takes what is free, and is put off where nothing is', async () => {
  const { raw, release } = await collect(arriving(20).stream, 80 * kib)
  expect(raw.byteLength).toBe(320 * kib)
  expect(mailMemory().free).toBe((1_024 - 640) * kib)
  const other = arriving(20)
  await expect(collect(other.stream, 80 * kib)).rejects.toMatchObject({ responseCode: 452 })
  expect(other.seen.read).toBe(20)
  expect(mailMemory().free).toBe((1_024 - 640) * kib)
  release()
})

test('a mail too large, and one whose sender went away, hold nothing', async () => {
  await expect(collect(arriving(20, { sizeExceeded: true }).stream, null)).rejects.toMatchObject({
    responseCode: 552,
  })
  await expect(collect(arriving(20, { failsAt: 10 }).stream, null)).rejects.toThrow('went away')
  expect(mailMemory().free).toBe(new ByteBudget(1_024 * kib).free)
})
