import type { ImapFlow } from 'imapflow'
import { selectFolder } from '../folders.ts'
import { writeId } from '../ids.ts'

/** A mail of ours in the folder for sent mail; a draft as long as it has not surely left. */
export type Copy = { id: string; uid: number; draft: boolean }

/** Every copy with this Message-ID, oldest first. */
export async function findCopies(client: ImapFlow, folder: string, messageId: string): Promise<Copy[]> {
  const { validity } = await selectFolder(client, folder)
  const uids = await client.search({ header: { 'message-id': messageId } }, { uid: true })
  if (!uids) throw new Error('The server did not search')
  if (uids.length === 0) return []
  // Servers compare parts of a header; ours is looked at as a whole.
  const query = { uid: true, flags: true, headers: ['message-id'] }
  const mails = await client.fetchAll(uids.join(','), query, { uid: true })
  return mails
    .filter((mail) => !mail.headers || mail.headers.toString('latin1').includes(messageId))
    .sort((a, b) => a.uid - b.uid)
    .map(({ uid, flags }) => ({
      id: writeId({ folder, validity, uid }),
      uid,
      draft: flags?.has('\\Draft') ?? false,
    }))
}

/** Puts a copy of a mail that is about to leave into the folder. */
export async function placeCopy(client: ImapFlow, folder: string, raw: Buffer): Promise<Copy | null> {
  const placed = await client.append(folder, raw, ['\\Seen', '\\Draft'])
  if (!placed) throw new Error('The server did not take the copy')
  if (placed.uid === undefined || placed.uidValidity === undefined) return null
  const { uid } = placed
  return { id: writeId({ folder, validity: String(placed.uidValidity), uid }), uid, draft: true }
}

/**
 * Says that the mail left. A copy the server made by itself is kept instead of ours. Returns the id of the one that
 * stays, null when there is none to be found.
 */
export async function confirmCopy(
  client: ImapFlow,
  folder: string,
  messageId: string,
  placed: Copy | null,
): Promise<string | null> {
  const copies = await findCopies(client, folder, messageId)
  const theirs = copies.find((copy) => !copy.draft)
  const ours = copies.filter((copy) => copy.draft)
  if (theirs) {
    await dropCopies(client, folder, ours)
    return theirs.id
  }
  const kept = ours.find((copy) => copy.uid === placed?.uid) ?? ours[0]
  if (!kept) return null
  await openForChange(client, folder)
  await client.messageFlagsRemove(String(kept.uid), ['\\Draft'], { uid: true })
  return kept.id
}

/** Takes copies of mail that did not leave away again. */
export async function dropCopies(client: ImapFlow, folder: string, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return
  await openForChange(client, folder)
  await client.messageDelete(copies.map(({ uid }) => uid).join(','), { uid: true })
}

async function openForChange(client: ImapFlow, folder: string): Promise<void> {
  await selectFolder(client, folder, { readOnly: false })
}
