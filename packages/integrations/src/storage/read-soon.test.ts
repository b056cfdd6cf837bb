import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStorage, type Storage, StorageNotFound } from './storage.ts'

let folder: string
let storage: Storage

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-soon-'))
  storage = openStorage({ driver: 'disk', folder, webUrl: 'http://127.0.0.1' })
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const read = async (key: string) => String(await buffer((await storage.get(key)).body))
const putSoon = (key: string, bytes: Uint8Array) => storage.put(key, bytes, { readSoon: true })
/** Only what is in memory can be read afterwards. */
const emptyFolder = () => rm(join(folder, 'a'), { recursive: true, force: true })

test('what is read soon is in the store too, and is read once without it', async () => {
  await putSoon('a/b', Buffer.from('one'))
  expect(await read('a/b')).toBe('one')
  expect(await read('a/b')).toBe('one')
  await putSoon('a/b', Buffer.from('two'))
  await emptyFolder()
  expect(await read('a/b')).toBe('two')
  await expect(read('a/b')).rejects.toBeInstanceOf(StorageNotFound)
})

test('what was removed or replaced is not remembered', async () => {
  await putSoon('a/b', Buffer.from('one'))
  await storage.put('a/b', Buffer.from('two'))
  expect(await read('a/b')).toBe('two')
  await putSoon('a/c', Buffer.from('three'))
  await storage.delete('a/c')
  await expect(read('a/c')).rejects.toBeInstanceOf(StorageNotFound)
})

test('a part of an object comes from the store', async () => {
  await putSoon('a/b', Buffer.from('one two'))
  const { body, size } = await storage.get('a/b', { range: { start: 4 } })
  expect([String(await buffer(body)), size]).toEqual(['two', 7])
  expect(await read('a/b')).toBe('one two')
})

test('memory is bounded: large objects are not kept, and old ones go', async () => {
  const piece = Buffer.alloc(64 * 1024, 'x')
  await putSoon('a/large', Buffer.alloc(64 * 1024 + 1))
  for (let at = 0; at < 257; at++) await putSoon(`a/${at}`, piece)
  await emptyFolder()
  await expect(read('a/large')).rejects.toBeInstanceOf(StorageNotFound)
  await expect(read('a/0')).rejects.toBeInstanceOf(StorageNotFound)
  for (const kept of [1, 256]) expect(await read(`a/${kept}`)).toBe(String(piece))
})
