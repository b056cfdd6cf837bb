import { createHash, randomUUID } from 'node:crypto'
import { header } from '../fake-microsoft/state.ts'

export type StoredMail = {
  id: string
  threadId: string
  labels: Set<string>
  raw: Uint8Array
  at: Date
  messageId: string
}

export type HistoryEntry = {
  id: number
  kind: 'messagesAdded' | 'messagesDeleted' | 'labelsAdded' | 'labelsRemoved'
  mail: Pick<StoredMail, 'id' | 'threadId'> & { labels: string[] }
  labelIds: string[]
}

export type Account = {
  address: string
  name: string
  aliases: { address: string; accepted: boolean }[]
  mails: Map<string, StoredMail>
  history: HistoryEntry[]
  /** history up to here is forgotten */
  forgotten: number
  nextHistory: number
  sent: { raw: Uint8Array; recipients: string[] }[]
  watchedTopic: string | null
  /** whether mails that leave through the API get a Message-ID of Gmail's own, as the real one may give them */
  renames: boolean
}

export function newAccount(address: string, { renames = false } = {}): Account {
  return {
    address,
    renames,
    name: address.split('@')[0] ?? '',
    aliases: [],
    mails: new Map(),
    history: [],
    forgotten: 0,
    nextHistory: 1_000,
    sent: [],
    watchedTopic: null,
  }
}

/** Puts a mail into the mailbox; Gmail makes threads of mails that name each other. */
export function addMail(
  account: Account,
  raw: Uint8Array,
  {
    labels = ['INBOX', 'UNREAD'],
    at = new Date(),
    threadId,
  }: { labels?: string[]; at?: Date; threadId?: string } = {},
): StoredMail {
  const messageId = header(raw, 'message-id') || `<${randomUUID()}@mail.gmail.example>`
  const named = `${header(raw, 'references')} ${header(raw, 'in-reply-to')}`
  const answered = [...account.mails.values()].find((mail) => named.includes(mail.messageId))
  const id = idOf(account, messageId)
  const mail: StoredMail = {
    id,
    threadId: threadId ?? answered?.threadId ?? id,
    labels: new Set(labels),
    raw,
    at,
    messageId,
  }
  account.mails.set(id, mail)
  note(account, 'messagesAdded', mail, [])
  return mail
}

/** The same mail has the same id after a restart; a second copy of it has another. */
function idOf(account: Account, messageId: string): string {
  const id = createHash('sha256').update(`${account.address} ${messageId}`).digest('hex').slice(0, 16)
  return account.mails.has(id) ? randomUUID().replaceAll('-', '').slice(0, 16) : id
}

export function relabel(account: Account, mail: StoredMail, add: string[], remove: string[]): void {
  for (const label of add) mail.labels.add(label)
  for (const label of remove) mail.labels.delete(label)
  if (add.length > 0) note(account, 'labelsAdded', mail, add)
  if (remove.length > 0) note(account, 'labelsRemoved', mail, remove)
}

export function removeMail(account: Account, mail: StoredMail): void {
  account.mails.delete(mail.id)
  note(account, 'messagesDeleted', mail, [])
}

function note(account: Account, kind: HistoryEntry['kind'], mail: StoredMail, labelIds: string[]): void {
  account.nextHistory += 1
  const { id, threadId, labels } = mail
  account.history.push({
    id: account.nextHistory,
    kind,
    mail: { id, threadId, labels: [...labels] },
    labelIds,
  })
}
