import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { storage } from '../storage/storage.ts'

/** A finished mail, wherever its bytes lie; opened as often as it is wanted. */
export type RawSource = {
  /** bytes */
  size: number
  /** to be read to its end or destroyed */
  open(): Promise<Readable>
}

export function inMemory(raw: Uint8Array): RawSource {
  return { size: raw.byteLength, open: async () => Readable.from([raw], { objectMode: false }) }
}

export function inStorage(key: string, size: number): RawSource {
  return { size, open: async () => (await storage().get(key)).body }
}

/** What names a mail's recipients is among its first bytes. */
const headBytes = 256 * 1024

/** The begin of a mail, with all of its headers. */
export async function readHead(raw: RawSource): Promise<Uint8Array> {
  const begun: Uint8Array[] = []
  let size = 0
  for await (const piece of await raw.open()) {
    begun.push(piece)
    size += piece.length
    if (size >= headBytes) break
  }
  return Buffer.concat(begun)
}

/**
 * Runs with a mail's bytes as a whole, for what can only be done with them so. They count in the memory that mails may
 * take: `copies` is how often they are held meanwhile, and `letGo` gives that back before the end.
 */
export async function withWhole<T>(
  raw: RawSource,
  copies: number,
  run: (bytes: Buffer, letGo: () => void) => Promise<T>,
): Promise<T> {
  const held = await mailMemory().take(raw.size * copies)
  try {
    return await run(await buffer(await raw.open()), () => held.release())
  } finally {
    held.release()
  }
}
