import { sleep } from '@frontdesk/runtime/clock'
import { TimedOut } from '@frontdesk/runtime/retry'
import { ChannelFailure, type FetchedMail, type KeepRaw } from '../channel.ts'
import { maxMailBytes } from './connection/connect.ts'
import type { Pool } from './connection/pool.ts'
import { enterFolder, type Folders } from './folders.ts'
import { type Place, readId } from './ids.ts'
import { type Listed, toListed, toRef } from './mails.ts'

/** Most mails come with the first piece. */
const firstBytes = 64 * 1024
const pieceBytes = 1024 * 1024
/** Attempts in a row that bring nothing. */
const mostFruitless = 3

type Piece = { listed: Listed; bytes: Buffer }

/** The mail byte for byte, fetched in pieces. A dropped connection is replaced, and the fetch goes on where it was. */
export async function fetchMail<Kept>(
  pool: Pool,
  folders: Folders,
  id: string,
  keep: KeepRaw<Kept>,
): Promise<FetchedMail<Kept>> {
  const place = readId(id)
  const first = await fetchPiece(pool, place, { start: 0, maxLength: firstBytes })
  // The connection is free for others while a piece is being stored.
  const kept = await keep(pieces(pool, place, first), first.listed.size || null)
  return { ...toRef(first.listed, folders), kept }
}

/** Servers miscount sizes now and then, so the end is where a piece comes back short. */
async function* pieces(pool: Pool, place: Place, first: Piece): AsyncGenerator<Buffer> {
  let [piece, size, wanted] = [first, 0, firstBytes]
  for (;;) {
    size += piece.bytes.length
    if (size > maxMailBytes) throw new ChannelFailure('too_large', 'The mail is larger than we take')
    yield piece.bytes
    if (piece.bytes.length < wanted) return
    wanted = pieceBytes
    piece = await fetchPiece(pool, place, { start: size, maxLength: wanted })
  }
}

/** A line that breaks costs one piece, not all. */
async function fetchPiece(pool: Pool, place: Place, source: Range): Promise<Piece> {
  for (let fruitless = 1; ; fruitless += 1) {
    try {
      return await askForPiece(pool, place, source)
    } catch (error) {
      if (!mayGoOn(error) || fruitless > mostFruitless) throw error
      await sleep(200 * fruitless)
    }
  }
}

/** A server that says nothing at all is not asked again at once. */
function mayGoOn(error: unknown): boolean {
  return error instanceof ChannelFailure && error.kind === 'unavailable' && !(error.cause instanceof TimedOut)
}

type Range = { start: number; maxLength: number }

function askForPiece(pool: Pool, place: Place, source: Range): Promise<Piece> {
  return pool.use(async (client) => {
    await enterFolder(client, place)
    const query = { uid: true, flags: true, internalDate: true, size: true, source }
    const ask = () => client.fetchOne(String(place.uid), query, { uid: true })
    let mail = await ask()
    if (!mail) {
      // A connection may not have heard of a mail yet that came after it entered the folder.
      await enterFolder(client, place, { anew: true })
      mail = await ask()
    }
    if (!mail || mail.uid !== place.uid)
      throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
    const listed = toListed(place.folder, place.validity, mail)
    if (listed.size > maxMailBytes) throw new ChannelFailure('too_large', 'The mail is larger than we take')
    return { listed, bytes: mail.source ?? Buffer.alloc(0) }
  })
}
