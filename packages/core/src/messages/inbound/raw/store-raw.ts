import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { MailHasher, type MailIdentity } from '@frontdesk/integrations/email/content-hash'
import { authenticate, checkSignatures, type Origin } from '@frontdesk/integrations/email/trust/authenticate'
import type { Authentication } from '@frontdesk/integrations/email/trust/authentication'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { type Held, mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { rawKey } from '../raw-key.ts'

/** A mail whose raw form lies in storage, under the id of the inbound mail it is to become. */
export type StoredRaw = {
  id: string
  key: string
  /** bytes */
  size: number
  identity: MailIdentity
  /** of the bytes as they came, in hex */
  sha256: string
  /** its headers as they came, as far as they are of a size a mail can have */
  head: Uint8Array
  /** null where nobody has looked */
  authentication: Authentication | null
}

type Check = (raw: Uint8Array | Readable) => Promise<Authentication>

type Storing = {
  /** of the inbound mail it is to become, where its place among others is known already */
  id?: string
  /** how large it will be, in bytes, as far as somebody has said so */
  size?: number | null
  check?: Check | null
  /** how long it may wait for memory */
  patienceMs?: number
}

/** A mail up to here is held whole and asks nobody: what all that arrive at once bring of these is little. */
const smallBytes = 64 * 1024
/** What a provider hands out of a larger one at a time, with what its client makes of that. */
const pieceBytes = 4 * 1024 * 1024

/** There was no memory for a mail within its time. */
export class NoRoom extends Error {
  override name = 'NoRoom'
}

/** Mail from outside is judged by where it came from. */
export const bySender =
  (origin: Origin): Check =>
  (raw) =>
    authenticate(raw, origin)

/** What another server received is judged by its signatures alone. */
export const bySignatures: Check = (raw) => checkSignatures(raw)

/**
 * Puts a mail into storage as it arrives. A small one is held whole; of a larger one no more is in memory than the
 * pieces on their way, and these count in the memory that mails may take. Rejects with NoRoom where there was none,
 * and with whatever ended the mail before its end; nothing is left in storage then.
 */
export async function storeRaw(
  organizationId: string,
  raw: AsyncIterable<Uint8Array>,
  { id: given, size = null, check = null, patienceMs = 60_000 }: Storing = {},
): Promise<StoredRaw> {
  const arriving = new Arriving(raw)
  const begin = await arriving.readAhead(smallBytes)
  const id = given ?? newId()
  const key = rawKey(organizationId, id)
  try {
    const authentication = arriving.ended
      ? await storeSmall(key, begin, check)
      : await storeLarge(key, begin, arriving, { size, check, patienceMs })
    return { id, key, authentication, ...arriving.facts() }
  } catch (error) {
    await dropRaw({ key })
    throw error
  }
}

/** The same mail once more, for another mailbox. */
export async function copyRaw(stored: StoredRaw, organizationId: string): Promise<StoredRaw> {
  const id = newId()
  const key = rawKey(organizationId, id)
  const { body } = await storage().get(stored.key)
  await storage().put(key, body, { contentType, size: stored.size })
  return { ...stored, id, key }
}

/** Takes back mails that nobody was told of. What cannot be removed now is swept later. */
export async function dropRaw(...stored: Pick<StoredRaw, 'key'>[]): Promise<void> {
  await Promise.allSettled(stored.map(({ key }) => storage().delete(key)))
}

const contentType = 'message/rfc822'

async function storeSmall(key: string, raw: Uint8Array, check: Check | null): Promise<Authentication | null> {
  const [found, put] = await Promise.allSettled([
    check?.(raw),
    storage().put(key, raw, { contentType, readSoon: true }),
  ])
  if (put.status === 'rejected') throw put.reason
  if (found.status === 'rejected') throw found.reason
  return known(found.value)
}

async function storeLarge(
  key: string,
  begin: Uint8Array,
  arriving: Arriving,
  { size, check, patienceMs }: Required<Omit<Storing, 'id'>>,
): Promise<Authentication | null> {
  const expected = Math.max(size ?? Number.POSITIVE_INFINITY, begin.byteLength)
  const held = await mailMemory()
    .take(share(expected), AbortSignal.timeout(patienceMs))
    .catch(() => arriving.abandon(new NoRoom('There is no room for this mail now')))
  try {
    const body = Readable.from(within(held, expected, begin, arriving), { objectMode: false })
    await storage().put(key, body, { contentType })
    return check && known(await checkStored(key, check))
  } finally {
    held.release()
  }
}

function share(bytes: number): number {
  return Math.min(2 * bytes, storage().streamBytes + pieceBytes)
}

/** A mail that is larger than it was said to be takes what is free. */
async function* within(held: Held, expected: number, begin: Uint8Array, arriving: Arriving) {
  yield begin
  for await (const piece of arriving.rest()) {
    if (arriving.size > expected && !held.resize(share(arriving.size)))
      throw new NoRoom('The mail is larger than was said, and there is no room for it now')
    yield piece
  }
}

/** Read again from storage, so that a slow sender does not use up the time of the check. */
async function checkStored(key: string, check: Check): Promise<Authentication> {
  const { body } = await storage().get(key)
  return check(body).finally(() => body.destroy())
}

function known(found: Authentication | undefined): Authentication | null {
  return found === undefined || found.by === 'none' ? null : found
}

/** The pieces of a mail, with what is learnt from them as they pass. */
class Arriving {
  readonly #pieces: AsyncIterator<Uint8Array>
  readonly #hasher = new MailHasher()
  readonly #sha256 = createHash('sha256')
  size = 0
  ended = false

  constructor(raw: AsyncIterable<Uint8Array>) {
    this.#pieces = raw[Symbol.asyncIterator]()
  }

  /** More than these bytes in one, or all there are. */
  async readAhead(bytes: number): Promise<Uint8Array> {
    const begun: Uint8Array[] = []
    for (let piece = await this.#next(); piece; piece = await this.#next()) {
      begun.push(piece)
      if (this.size > bytes) break
    }
    return Buffer.concat(begun)
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    try {
      for (let piece = await this.#next(); piece; piece = await this.#next()) yield piece
    } finally {
      await this.#pieces.return?.()
    }
  }

  /** Lets go of what has not arrived yet. */
  async abandon(why: Error): Promise<never> {
    await this.#pieces.return?.()
    throw why
  }

  facts(): Pick<StoredRaw, 'size' | 'identity' | 'sha256' | 'head'> {
    const identity = this.#hasher.end()
    return { size: this.size, identity, sha256: this.#sha256.digest('hex'), head: this.#hasher.head }
  }

  async #next(): Promise<Uint8Array | null> {
    const next = await this.#pieces.next()
    this.ended = next.done === true
    if (next.done) return null
    this.size += next.value.byteLength
    this.#hasher.add(next.value)
    this.#sha256.update(next.value)
    return next.value
  }
}
