import type { ImapFlow } from 'imapflow'
import { type Folders, selectFolder } from '../folders.ts'
import { highestUids, type Listed, lookUp } from '../mails.ts'
import type { Vanished } from './folder-changes.ts'
import { toKnown } from './known.ts'

type Archive = { v: string; next: number }

/** More than anybody puts away between two looks. */
const most = 500

/**
 * Which of the mails that left the inbox lie in the archive now. A moved mail gets another UID, but keeps its size and
 * its time of arrival, and the two together find it again.
 */
export async function findMoved(
  client: ImapFlow,
  folders: Folders,
  before: Archive | null,
  vanished: readonly Vanished[],
): Promise<{ archive: Archive; mails: Map<number, Listed> } | null> {
  if (folders.archive === null || vanished.every(({ known }) => known === null)) return null
  const state = await selectFolder(client, folders.archive)
  const from = before && before.v === state.validity ? before.next : 1
  const uids = await highestUids(client, state.uidNext, most)
  const arrived = await lookUp(
    client,
    state,
    uids.filter((uid) => uid >= from),
  )
  const print = ({ size, seconds }: { size: number; seconds: number }) => `${size} ${seconds}`
  const candidates = Map.groupBy(arrived, (mail) => print(toKnown(mail)))
  const mails = new Map<number, Listed>()
  for (const { uid, known } of vanished) {
    const match = known ? candidates.get(print(known))?.shift() : undefined
    if (match) mails.set(uid, match)
  }
  return { archive: { v: state.validity, next: state.uidNext }, mails }
}
