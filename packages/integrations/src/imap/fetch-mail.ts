import { sleep } from '@frontdesk/runtime/clock'
import { TimedOut } from '@frontdesk/runtime/retry'
import { ChannelFailure, type FetchedMail } from '../channel.ts'
import { maxMailBytes } from './connection/connect.ts'
import type { Pool } from './connection/pool.ts'
import { enterFolder, type Folders } from './folders.ts'
import { type Place, readId } from './ids.ts'
import { type Listed, toListed, toRef } from './mails.ts'

const pieceBytes = 1024 * 1024
/** Attempts in a row that bring nothing. */
const mostFruitless = 3

/** What of a mail has arrived so far: a line that breaks costs one piece, not all. */
type Partial = { listed: Listed | null; bytes: Buffer; size: number; complete: boolean }

/** The mail byte for byte, fetched in pieces. A dropped connection is replaced, and the fetch goes on where it was. */
export async function fetchMail(pool: Pool, folders: Folders, id: string): Promise<FetchedMail> {
  const place = readId(id)
  const partial: Partial = { listed: null, bytes: Buffer.alloc(0), size: 0, complete: false }
  for (let fruitless = 0; !partial.complete; ) {
    try {
      await fetchPiece(pool, place, partial)
      fruitless = 0
    } catch (error) {
      fruitless += 1
      if (!mayGoOn(error) || fruitless > mostFruitless) throw error
      await sleep(200 * fruitless)
    }
  }
  if (!partial.listed) throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
  return { ...toRef(partial.listed, folders), raw: partial.bytes.subarray(0, partial.size) }
}

/** A server that says nothing at all is not asked again at once. */
function mayGoOn(error: unknown): boolean {
  return error instanceof ChannelFailure && error.kind === 'unavailable' && !(error.cause instanceof TimedOut)
}

function fetchPiece(pool: Pool, place: Place, partial: Partial): Promise<void> {
  return pool.use(async (client) => {
    await enterFolder(client, place)
    const query = {
      uid: true,
      flags: true,
      internalDate: true,
      size: true,
      source: { start: partial.size, maxLength: pieceBytes },
    }
    const ask = () => client.fetchOne(String(place.uid), query, { uid: true })
    let mail = await ask()
    if (!mail) {
      // A connection may not have heard of a mail yet that came after it entered the folder.
      await enterFolder(client, place, { anew: true })
      mail = await ask()
    }
    if (!mail || mail.uid !== place.uid)
      throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
    partial.listed ??= toListed(place.folder, place.validity, mail)
    if (partial.listed.size > maxMailBytes || partial.size > maxMailBytes)
      throw new ChannelFailure('too_large', 'The mail is larger than we take')
    take(partial, mail.source ?? Buffer.alloc(0))
  })
}

/** Servers miscount sizes now and then, so the end is where a piece comes back short. */
function take(partial: Partial, piece: Buffer): void {
  const needed = partial.size + piece.length
  if (needed > partial.bytes.length) {
    const room =
      partial.size === 0 && piece.length < pieceBytes ? needed : Math.max(needed, partial.listed?.size ?? 0)
    const grown = Buffer.allocUnsafe(room)
    partial.bytes.copy(grown, 0, 0, partial.size)
    partial.bytes = grown
  }
  piece.copy(partial.bytes, partial.size)
  partial.size = needed
  partial.complete = piece.length < pieceBytes
}
