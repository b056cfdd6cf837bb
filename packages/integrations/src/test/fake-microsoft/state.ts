import { createHash, randomUUID } from 'node:crypto'

export type FolderName =
  | 'inbox'
  | 'sentitems'
  | 'drafts'
  | 'archive'
  | 'deleteditems'
  /** folders of the account's own, one inside the other */
  | 'projects'
  | 'projects-2026'

export type Recipient = { emailAddress: { name?: string; address: string } }

export type StoredMail = {
  id: string
  folder: FolderName
  conversationId: string
  internetMessageId: string
  subject: string
  isRead: boolean
  receivedAt: Date
  raw: Uint8Array
  /** set for drafts made from parts instead of MIME */
  head: Record<string, unknown> | null
  bcc: string[]
  files: { name: string; contentType: string; contentId?: string; isInline: boolean; content: Uint8Array }[]
}

/** What happened in a folder, in order: a delta link is a place in this list. */
type LogEntry = { folder: FolderName; id: string; removed: boolean }

export type Subscription = {
  id: string
  resource: string
  notificationUrl: string
  lifecycleNotificationUrl: string | null
  clientState: string
  expirationDateTime: string
}

export type Account = {
  address: string
  name: string
  aliases: string[]
  mails: Map<string, StoredMail>
  log: LogEntry[]
  /** delta links older than this are answered with 410, folder by folder */
  forgottenBefore: Map<FolderName, number>
  subscriptions: Map<string, Subscription>
  uploads: Map<
    string,
    { mailId: string; file: StoredMail['files'][number]; size: number; received: Buffer[] }
  >
  /** who got what: one entry for each mail that left */
  sent: { raw: Uint8Array; recipients: string[] }[]
  /** every request before this moment is refused with 429 */
  throttledUntil: number
  refused: number
  running: number
  mostAtATime: number
}

export function newAccount(address: string): Account {
  return {
    address,
    name: address.split('@')[0] ?? '',
    aliases: [],
    mails: new Map(),
    log: [],
    forgottenBefore: new Map(),
    subscriptions: new Map(),
    uploads: new Map(),
    sent: [],
    throttledUntil: 0,
    refused: 0,
    running: 0,
    mostAtATime: 0,
  }
}

export function newId(): string {
  // Real ids end in an equals sign and hold slashes and plus signs.
  return `AAkALg/${Buffer.from(randomUUID()).toString('base64')}+A=`
}

export function header(raw: Uint8Array, name: string): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 65_536)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, ' ')
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
}

/** Puts a mail into a folder: the thread is that of the mail it answers. */
export function addMail(account: Account, folder: FolderName, raw: Uint8Array, at = new Date()): StoredMail {
  const named = `${header(raw, 'references')} ${header(raw, 'in-reply-to')}`
  const answered = [...account.mails.values()].find(
    (mail) => mail.internetMessageId !== '' && named.includes(mail.internetMessageId),
  )
  const messageId = header(raw, 'message-id')
  const mail: StoredMail = {
    id: stableId(account, messageId),
    folder,
    conversationId: answered?.conversationId ?? newId(),
    internetMessageId: messageId || `<${randomUUID()}@outlook.example>`,
    subject: header(raw, 'subject'),
    isRead: folder !== 'inbox',
    receivedAt: at,
    raw,
    head: null,
    bcc: [],
    files: [],
  }
  account.mails.set(mail.id, mail)
  touch(account, mail)
  return mail
}

/** The same mail has the same id after a restart; a second copy of it has another. */
function stableId(account: Account, messageId: string): string {
  if (messageId === '') return newId()
  const id = `AAMk/${createHash('sha256').update(`${account.address} ${messageId}`).digest('base64')}`
  return account.mails.has(id) ? newId() : id
}

export function touch(account: Account, mail: StoredMail): void {
  account.log.push({ folder: mail.folder, id: mail.id, removed: false })
}

export function moveMail(account: Account, mail: StoredMail, folder: FolderName): void {
  account.log.push({ folder: mail.folder, id: mail.id, removed: true })
  mail.folder = folder
  touch(account, mail)
}

export function removeMail(account: Account, mail: StoredMail): void {
  account.log.push({ folder: mail.folder, id: mail.id, removed: true })
  account.mails.delete(mail.id)
}
