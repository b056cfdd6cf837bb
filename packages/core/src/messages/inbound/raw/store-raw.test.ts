import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { mailIdentity } from '@frontdesk/integrations/email/content-hash'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { ByteBudget, mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { forget } from '@frontdesk/runtime/process/once'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rawMail } from '../../../test/mails.ts'
import { copyRaw, dropRaw, NoRoom, storeRaw } from './store-raw.ts'

const mib = 1024 * 1024
const limit = process.env.MAIL_MEMORY_BYTES
const organizationId = newId()

function giveMemory(bytes: number | undefined): void {
  if (bytes === undefined) delete process.env.MAIL_MEMORY_BYTES
  else process.env.MAIL_MEMORY_BYTES = String(bytes)
  forget('env')
  forget('mail-memory')
}

beforeEach(() => giveMemory(16 * mib))
afterEach(() => giveMemory(limit === undefined ? undefined : Number(limit)))

const mailOf = (bytes: number) =>
  rawMail({ text: 'A line of forty characters, more or less.\r\n'.repeat(bytes / 43) })

async function* inPieces(raw: Uint8Array, { size = 64 * 1024, failsAt = Number.POSITIVE_INFINITY } = {}) {
  for (let at = 0; at < raw.byteLength; at += size) {
    if (at >= failsAt) throw new Error('the line broke')
    yield raw.subarray(at, at + size)
  }
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of storage().list(`raw/${organizationId}`)) keys.push(key)
  return keys
}

test.each([0, 1_000, 70_000, 3 * mib])(
  'a mail of %i bytes is stored as it came, and known by what it says',
  async (bytes) => {
    const raw = bytes === 0 ? Buffer.of() : mailOf(bytes)
    const stored = await storeRaw(organizationId, inPieces(raw, { size: 10_000 }))
    expect((await buffer((await storage().get(stored.key)).body)).equals(raw)).toBe(true)
    expect(stored).toMatchObject({
      size: raw.byteLength,
      identity: mailIdentity(raw),
      sha256: createHash('sha256').update(raw).digest('hex'),
    })
    expect(mailMemory().free).toBe(16 * mib)
    const copy = await copyRaw(stored, organizationId)
    expect((await buffer((await storage().get(copy.key)).body)).equals(raw)).toBe(true)
    await dropRaw(stored, copy)
    expect(await storedKeys()).toEqual([])
  },
)

test('a mail whose end never comes leaves nothing in storage and holds no memory', async () => {
  for (const failsAt of [1, 30_000, 2 * mib]) {
    const broken = inPieces(mailOf(3 * mib), { size: 10_000, failsAt })
    await expect(storeRaw(organizationId, broken)).rejects.toThrow('the line broke')
  }
  expect(await storedKeys()).toEqual([])
  expect(mailMemory().free).toBe(16 * mib)
})

test('of many large mails at once no more are in hand than there is memory for, and all get in', async () => {
  const raw = mailOf(3 * mib)
  let [inHand, most] = [0, 0]
  async function* watched() {
    yield raw.subarray(0, 100_000)
    // What is asked for after the first piece is asked for with a share of the memory.
    inHand += 1
    most = Math.max(most, inHand)
    yield* inPieces(raw.subarray(100_000))
    inHand -= 1
  }
  const storing = Array.from({ length: 12 }, () =>
    storeRaw(organizationId, watched(), { size: raw.byteLength }),
  )
  const stored = await Promise.all(storing)
  const shareOfOne = storage().streamBytes + 4 * mib
  expect(most).toBe(Math.floor((16 * mib) / shareOfOne))
  expect(stored.map(({ size }) => size)).toEqual(Array(12).fill(raw.byteLength))
  expect(mailMemory()).toMatchObject({ free: 16 * mib, waiting: 0 })
  await dropRaw(...stored)
})

test('a small mail waits for nobody, a large one for its turn and not for ever', async () => {
  const all = mailMemory().takeNow(16 * mib)
  const small = await storeRaw(organizationId, inPieces(mailOf(50_000)))
  const late = storeRaw(organizationId, inPieces(mailOf(mib)), { patienceMs: 30 })
  await expect(late).rejects.toBeInstanceOf(NoRoom)
  const patient = storeRaw(organizationId, inPieces(mailOf(mib)))
  while (mailMemory().waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  all?.release()
  await dropRaw(small, await patient)
  expect(await storedKeys()).toEqual([])
})

test('a mail larger than all the memory passes alone', async () => {
  giveMemory(mib)
  const stored = await storeRaw(organizationId, inPieces(mailOf(5 * mib)), { size: 5 * mib })
  expect(stored.size).toBeGreaterThan(4 * mib)
  expect(mailMemory().free).toBe(new ByteBudget(mib).free)
  await dropRaw(stored)
})

test('a mail larger than it was said to be takes what is free, and is refused where nothing is', async () => {
  const said = 200_000
  const stored = await storeRaw(organizationId, inPieces(mailOf(mib)), { size: said })
  mailMemory().takeNow(16 * mib - 2 * said)
  await expect(storeRaw(organizationId, inPieces(mailOf(mib)), { size: said })).rejects.toBeInstanceOf(NoRoom)
  await dropRaw(stored)
  expect(await storedKeys()).toEqual([])
})

test('what a mail is checked by are its bytes, whether it is small or large', async () => {
  for (const bytes of [1_000, 200_000]) {
    const raw = mailOf(bytes)
    const seen: Buffer[] = []
    const check = async (given: Uint8Array | Readable) => {
      seen.push(given instanceof Uint8Array ? Buffer.from(given) : await buffer(given))
      throw new Error('the check broke')
    }
    await expect(storeRaw(organizationId, inPieces(raw), { check })).rejects.toThrow('the check broke')
    expect(seen[0]?.equals(raw)).toBe(true)
  }
  expect(await storedKeys()).toEqual([])
})
