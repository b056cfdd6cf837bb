import type { ImapFlow } from 'imapflow'
import { ChannelFailure } from '../channel.ts'
import { enterFolder, type Folders } from './folders.ts'
import { readId } from './ids.ts'

/** Marks a mail read, or moves it to the archive or back. Returns whether a folder was made for that. */
export async function markMail(
  client: ImapFlow,
  folders: Folders,
  id: string,
  { read, archived }: { read?: boolean; archived?: boolean },
): Promise<boolean> {
  const place = readId(id)
  // Selected anew, since a server may go on showing what is gone until it has said so.
  await enterFolder(client, place, { readOnly: false, anew: true })
  const uid = String(place.uid)
  if (!(await client.fetchOne(uid, { uid: true }, { uid: true })))
    throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
  if (read === true) check(await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true }))
  if (read === false) check(await client.messageFlagsRemove(uid, ['\\Seen'], { uid: true }))
  const isArchived = place.folder === folders.archive
  if (archived === undefined || archived === isArchived) return false
  const target = archived ? (folders.archive ?? (await makeArchive(client))) : 'INBOX'
  check(await client.messageMove(uid, target, { uid: true }))
  return folders.archive === null
}

async function makeArchive(client: ImapFlow): Promise<string> {
  return (await client.mailboxCreate('Archive')).path
}

function check(done: unknown): void {
  if (done === false) throw new ChannelFailure('refused', 'The mail server did not change the mail')
}
