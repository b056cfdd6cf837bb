import type { ImapFlow, ListResponse } from 'imapflow'
import { ChannelFailure, type MailFolder } from '../channel.ts'

export type Folders = {
  /** those that are fetched: the inbox first, then sent mail, then what the settings name */
  watched: string[]
  sent: string | null
  archive: string | null
}

/** The folders of the account, by their special use (RFC 6154) or else by the names programs give them. */
export async function findFolders(client: ImapFlow, wanted: readonly string[] = []): Promise<Folders> {
  const usable = await usableFolders(client)
  const used = (use: string) => usable.find((folder) => folder.specialUse === use)?.path ?? null
  const sent = used('\\Sent')
  const present = new Set(usable.map((folder) => folder.path))
  const watched = new Set([
    'INBOX',
    ...(sent === null ? [] : [sent]),
    ...wanted.filter((path) => present.has(path)),
  ])
  return { watched: [...watched], sent, archive: used('\\Archive') ?? used('\\All') }
}

const uses: Record<string, MailFolder['use']> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Archive': 'archive',
  '\\All': 'archive',
  '\\Drafts': 'drafts',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
}

/** Every folder that can hold mail, the way the account's owner sees them. */
export async function listFolders(client: ImapFlow): Promise<MailFolder[]> {
  const usable = await usableFolders(client)
  return usable.map(({ path, delimiter, specialUse }) => ({
    id: path,
    name: delimiter ? path.split(delimiter).join(' / ') : path,
    use: path.toUpperCase() === 'INBOX' ? 'inbox' : (uses[specialUse ?? ''] ?? null),
    total: null,
  }))
}

async function usableFolders(client: ImapFlow): Promise<ListResponse[]> {
  const listed = await client.list()
  return listed.filter((folder) => !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'))
}

export type FolderState = {
  path: string
  validity: string
  uidNext: number
  /** null where the server keeps none (RFC 7162) */
  modseq: bigint | null
  exists: number
}

/** Selects the folder anew and says how it is now. */
export async function selectFolder(
  client: ImapFlow,
  path: string,
  { readOnly = true } = {},
): Promise<FolderState> {
  const folder = await client.mailboxOpen(path, { readOnly })
  const modseq = folder.noModseq || !client.enabled.has('CONDSTORE') ? null : (folder.highestModseq ?? null)
  const uidNext = folder.uidNext ?? (await nextUid(client))
  return { path, validity: String(folder.uidValidity), uidNext, modseq, exists: folder.exists }
}

/** Keeps what is selected if it is this folder already, unless it is to be entered anew; fails with `missing` when its UIDs mean other mails now. */
export async function enterFolder(
  client: ImapFlow,
  { folder, validity }: { folder: string; validity: string },
  { readOnly = true, anew = false } = {},
): Promise<void> {
  const current = client.mailbox
  const there = !anew && current && current.path === folder && (readOnly || current.readOnly !== true)
  if (!there) {
    try {
      await client.mailboxOpen(folder, { readOnly })
    } catch (error) {
      if (!(error as { mailboxMissing?: boolean }).mailboxMissing) throw error
      throw new ChannelFailure('missing', 'The folder of the mail is gone', { cause: error })
    }
  }
  if (client.mailbox && String(client.mailbox.uidValidity) === validity) return
  throw new ChannelFailure('missing', 'The folder of the mail was made anew')
}

/** For servers that do not tell the next UID when a folder is selected. */
async function nextUid(client: ImapFlow): Promise<number> {
  const last = await client.fetchOne('*', { uid: true })
  return last ? last.uid + 1 : 1
}
