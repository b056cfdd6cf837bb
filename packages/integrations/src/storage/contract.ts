import type { Readable } from 'node:stream'

/** Offsets of the first and the last byte, both included, as in HTTP (RFC 9110, section 14). */
export type ByteRange = { start: number; end?: number }

export type PutOptions = {
  /** Kept with the object where the store can; callers keep their own record of it. */
  contentType?: string
  /** How many bytes are expected. A body of another length is refused and leaves nothing behind. */
  size?: number
  /** Whoever puts it is about to read it once. */
  readSoon?: boolean
}

export type StoredObject = {
  /** To be read to its end or destroyed. */
  body: Readable
  /** Bytes of the whole object, also when only a range of it was asked for. */
  size: number
  contentType?: string
}

export type LinkOptions = {
  /** At least one second and at most a week. */
  expiresInSeconds: number
  /** The name under which the object is saved. */
  filename?: string
  contentType?: string
  /** Shown rather than saved. Honoured only for types that cannot run a script. */
  inline?: boolean
}

/** Where raw mails and attachments live. Keys look like `a/b/c`. */
export interface Storage {
  /** Stores a whole object or nothing. It is durable when the promise resolves. */
  put(key: string, body: Uint8Array | Readable, options?: PutOptions): Promise<{ size: number }>
  /** How many bytes of a stream `put` holds in memory at most. */
  readonly streamBytes: number
  /** Opens an object, or rejects with `StorageNotFound` or `RangeNotSatisfiable`. */
  get(key: string, options?: { range?: ByteRange }): Promise<StoredObject>
  stat(key: string): Promise<{ size: number } | null>
  /** An address that works without signing in until it expires. The object need not exist. */
  link(key: string, options: LinkOptions): Promise<string>
  /** Removes an object; one that does not exist is no error. */
  delete(key: string): Promise<void>
  /** Every object whose key begins with these names, in no order; what is stored meanwhile may be left out. */
  list(prefix: string): AsyncIterable<ListedObject>
}

export type ListedObject = { key: string; modifiedAt: Date }

export class StorageNotFound extends Error {
  override name = 'StorageNotFound'
}

export class RangeNotSatisfiable extends Error {
  override name = 'RangeNotSatisfiable'
}

export class InvalidKey extends Error {
  override name = 'InvalidKey'
}

/** The body had another length than was announced. */
export class SizeMismatch extends Error {
  override name = 'SizeMismatch'
}

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/
const longestKey = 800
const longestLinkSeconds = 7 * 24 * 3600

/** `key` when it is a relative path of plain names. No name starts with a dot, so nothing can climb out. */
export function checkKey(key: string): string {
  if (key.length > longestKey || !key.split('/').every((name) => segment.test(name))) {
    throw new InvalidKey(
      'A storage key consists of names of letters, digits, . _ and - with slashes between.',
    )
  }
  return key
}

/** A lifetime that every driver supports. */
export function checkLifetime(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestLinkSeconds) {
    throw new RangeError('A link lives between one second and one week.')
  }
  return seconds
}
