export type StoredMail = { uid: number; raw: Buffer; flags: Set<string>; at: Date; modseq: number }

export type Folder = {
  path: string
  specialUse: string | null
  uidValidity: number
  uidNext: number
  modseq: number
  mails: StoredMail[]
  /** what was expunged, and when, for QRESYNC */
  vanished: { uid: number; modseq: number }[]
}

export type Account = {
  address: string
  password: string
  /** access tokens it takes for XOAUTH2; those of a sign-in server, where `has` asks it */
  tokens: Pick<Set<string>, 'has' | 'add'>
  folders: Map<string, Folder>
  /** told whenever something changed */
  listeners: Set<() => void>
}

export function newAccount(address: string, password: string): Account {
  const account: Account = { address, password, tokens: new Set(), folders: new Map(), listeners: new Set() }
  addFolder(account, 'INBOX', null)
  addFolder(account, 'Sent', '\\Sent')
  addFolder(account, 'Drafts', '\\Drafts')
  addFolder(account, 'Trash', '\\Trash')
  return account
}

let lastValidity = 1_700_000_000

export function addFolder(account: Account, path: string, specialUse: string | null): Folder {
  lastValidity += 1
  const folder = {
    path,
    specialUse,
    uidValidity: lastValidity,
    uidNext: 1,
    modseq: 1,
    mails: [],
    vanished: [],
  }
  account.folders.set(path, folder)
  return folder
}

export function addMail(
  account: Account,
  folder: Folder,
  raw: Uint8Array,
  { flags = [] as Iterable<string>, at = new Date() } = {},
): StoredMail {
  folder.modseq += 1
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const mail = { uid: folder.uidNext, raw: bytes, flags: new Set(flags), at, modseq: folder.modseq }
  folder.uidNext += 1
  folder.mails.push(mail)
  tellAll(account)
  return mail
}

export function changeFlags(account: Account, folder: Folder, mail: StoredMail, flags: Set<string>): void {
  folder.modseq += 1
  mail.flags = flags
  mail.modseq = folder.modseq
  tellAll(account)
}

export function removeMail(account: Account, folder: Folder, mail: StoredMail): void {
  folder.modseq += 1
  folder.mails = folder.mails.filter((one) => one !== mail)
  folder.vanished.push({ uid: mail.uid, modseq: folder.modseq })
  tellAll(account)
}

/** The server lost its index: every mail gets another UID, and none of the old ones means anything any more. */
export function changeUidValidity(account: Account, folder: Folder): void {
  lastValidity += 1
  folder.uidValidity = lastValidity
  folder.mails = folder.mails.map((mail, index) => ({ ...mail, uid: index + 1 }))
  folder.uidNext = folder.mails.length + 1
  folder.vanished = []
  tellAll(account)
}

function tellAll(account: Account): void {
  for (const listener of account.listeners) listener()
}
