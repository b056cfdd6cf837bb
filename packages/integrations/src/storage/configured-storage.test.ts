import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** The storage of a process that starts with these variables. */
async function startWith(variables: Record<string, string>) {
  Object.assign(process.env, { FRONTDESK_SECRET: 'a root secret that is only used by tests' }, variables)
  Reflect.deleteProperty(globalThis, Symbol.for('frontdesk.once'))
  vi.resetModules()
  return import('./storage.ts')
}

test('uses a folder below the data folder unless told otherwise', async () => {
  const { storage } = await startWith({ FRONTDESK_DATA_DIR: folder, STORAGE_DRIVER: 'disk' })
  expect(storage()).toBe(storage())
  await storage().put('a/b', Buffer.from('x'))
  await expect(access(join(folder, 'storage/a/b'))).resolves.toBeUndefined()
})

test('names the variable that S3 lacks, when it is first used', async () => {
  const { storage } = await startWith({ STORAGE_DRIVER: 's3' })
  expect(() => storage()).toThrow('S3_BUCKET')
})

test('signs links for the address at which browsers reach S3', async () => {
  const { storage } = await startWith({
    STORAGE_DRIVER: 's3',
    S3_BUCKET: 'desk',
    S3_ENDPOINT: 'http://minio:9000',
    S3_PUBLIC_ENDPOINT: 'https://files.example',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'key',
  })
  const link = new URL(await storage().link('a/b', { expiresInSeconds: 90 }))
  expect(link.origin + link.pathname).toBe('https://files.example/desk/a/b')
  expect(link.searchParams.get('X-Amz-Expires')).toBe('90')
})
