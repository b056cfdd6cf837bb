import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { now } from '@frontdesk/runtime/clock'
import {
  type ByteRange,
  checkKey,
  type ListedObject,
  type PutOptions,
  RangeNotSatisfiable,
  SizeMismatch,
  type Storage,
  StorageNotFound,
  type StoredObject,
} from './contract.ts'
import { signDiskLink } from './disk-link.ts'

export { type VerifiedLink, verifyDiskLink } from './disk-link.ts'

export type DiskConfig = {
  folder: string
  /** Where the web app that serves the links is reached. */
  webUrl: string
}

/** Storage in a folder of this machine: one file for each object, named by its key. */
export function openDisk({ folder, webUrl }: DiskConfig): Storage {
  const root = resolve(folder)
  const pathOf = (key: string) => join(root, checkKey(key))
  let prepared: Promise<void> | undefined
  return {
    put: async (key, body, options = {}) => {
      const target = pathOf(key)
      prepared ??= prepare(root)
      await prepared
      return write(root, target, body, options)
    },
    // A piece that is being written, and what its source reads ahead.
    streamBytes: 256 * 1024,
    get: async (key, options = {}) => read(pathOf(key), key, options.range),
    stat: async (key) => measure(pathOf(key)),
    link: async (key, options) => signDiskLink(webUrl, key, options, now()),
    delete: async (key) => rm(pathOf(key), { force: true }),
    list: (prefix) => walk(root, checkKey(prefix)),
  }
}

/** Depth first; a file that is removed meanwhile is passed over. */
async function* walk(root: string, key: string): AsyncGenerator<ListedObject> {
  const names = await readdir(join(root, key), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const name of names) {
    const inner = `${key}/${name.name}`
    if (name.isDirectory()) yield* walk(root, inner)
    else {
      const found = await stat(join(root, inner)).catch(() => null)
      if (found?.isFile()) yield { key: inner, modifiedAt: found.mtime }
    }
  }
}

// Keys never start with a dot, so no object can be in the way.
const unfinished = '.unfinished'
const abandonedAfterMs = 24 * 3600 * 1000

/** Makes the folder for unfinished files and removes what a killed process left in it. */
async function prepare(root: string): Promise<void> {
  const folder = join(root, unfinished)
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < now().getTime() - abandonedAfterMs) await rm(file, { force: true })
  }
}

async function write(
  root: string,
  target: string,
  body: Uint8Array | Readable,
  { size: expected }: PutOptions,
): Promise<{ size: number }> {
  const temporary = join(root, unfinished, randomUUID())
  try {
    const size = await writeDurably(temporary, body)
    if (expected !== undefined && size !== expected) {
      throw new SizeMismatch(`Expected ${expected} bytes, got ${size}.`)
    }
    await moveIntoPlace(temporary, target)
    return { size }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeDurably(file: string, body: Uint8Array | Readable): Promise<number> {
  const handle = await open(file, 'wx')
  try {
    const size = body instanceof Uint8Array ? await writeAll(handle, body) : await writeStream(handle, body)
    await handle.datasync()
    return size
  } finally {
    await handle.close()
  }
}

async function writeStream(handle: FileHandle, body: Readable): Promise<number> {
  let size = 0
  for await (const chunk of body) {
    size += await writeAll(handle, typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array))
  }
  return size
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<number> {
  await handle.writeFile(bytes)
  return bytes.byteLength
}

async function moveIntoPlace(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    await mkdir(dirname(target), { recursive: true })
    await rename(temporary, target)
  }
  await syncFolder(dirname(target))
}

/** Of each folder, the sync that has not begun yet, and the one that runs. */
const nextSyncs = new Map<string, Promise<void>>()
const runningSyncs = new Map<string, Promise<void>>()

/**
 * Without this a power failure may forget the new name although the content is safe. One sync serves all names that
 * were there when it began.
 */
function syncFolder(folder: string): Promise<void> {
  const next: Promise<void> =
    nextSyncs.get(folder) ??
    (runningSyncs.get(folder) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        nextSyncs.delete(folder)
        runningSyncs.set(folder, next)
        return syncNow(folder).finally(() => runningSyncs.delete(folder))
      })
  nextSyncs.set(folder, next)
  return next
}

async function syncNow(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

async function read(path: string, key: string, range: ByteRange | undefined): Promise<StoredObject> {
  const { handle, size } = await openFile(path, key)
  try {
    if (!range) return { body: handle.createReadStream(), size }
    if (range.start >= size || (range.end ?? range.start) < range.start) {
      throw new RangeNotSatisfiable(`The object has ${size} bytes.`)
    }
    return { body: handle.createReadStream({ start: range.start, end: range.end ?? size - 1 }), size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function openFile(path: string, key: string): Promise<{ handle: FileHandle; size: number }> {
  try {
    const handle = await open(path, 'r')
    const found = await handle.stat()
    if (found.isFile()) return { handle, size: found.size }
    await handle.close()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  throw new StorageNotFound(`There is no object ${key}.`)
}

async function measure(path: string): Promise<{ size: number } | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? { size: found.size } : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
