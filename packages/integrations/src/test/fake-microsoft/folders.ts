import { type Answer, type Asked, failure } from '../provider-answer.ts'
import type { Account, FolderName, StoredMail } from './state.ts'

const titles: Record<FolderName, string> = {
  inbox: 'Inbox',
  sentitems: 'Sent Items',
  drafts: 'Drafts',
  archive: 'Archive',
  deleteditems: 'Deleted Items',
  projects: 'Projects',
  'projects-2026': '2026',
}
const names = Object.keys(titles) as FolderName[]
const inside = (name: FolderName) => (name === 'projects-2026' ? 'projects' : null)

export const folderId = (name: FolderName) => `AAfolder/${name}=`

export function asFolder(given: string): FolderName | null {
  const name = given.startsWith('AAfolder/') ? given.slice(9, -1) : given.toLowerCase()
  return names.find((one) => one === name) ?? null
}

/** GET /me/mailFolders, or those inside one of them. */
export function listFolders(account: Account, parent: FolderName | null): Answer {
  const value = names.filter((name) => inside(name) === parent).map((name) => describe(account, name))
  return { status: 200, body: { value } }
}

function describe(account: Account, name: FolderName): Record<string, unknown> {
  return {
    id: folderId(name),
    displayName: titles[name],
    childFolderCount: names.filter((one) => inside(one) === name).length,
    totalItemCount: [...account.mails.values()].filter((mail) => mail.folder === name).length,
  }
}

export function view(mail: StoredMail): Record<string, unknown> {
  return {
    id: mail.id,
    conversationId: mail.conversationId,
    internetMessageId: mail.internetMessageId,
    subject: mail.subject,
    isRead: mail.isRead,
    isDraft: mail.folder === 'drafts',
    parentFolderId: folderId(mail.folder),
    receivedDateTime: mail.receivedAt.toISOString(),
  }
}

/** GET below /me/mailFolders/{folder}. */
export function readFolder(account: Account, asked: Asked, folder: FolderName): Answer {
  const [, , , , kind, delta] = asked.path
  if (kind === undefined) return { status: 200, body: describe(account, folder) }
  if (kind === 'childFolders') return listFolders(account, folder)
  return delta === 'delta' ? readDelta(account, asked, folder) : list(account, asked, folder)
}

function list(account: Account, asked: Asked, folder: FolderName): Answer {
  const filter = asked.query.get('$filter') ?? ''
  const since = /receivedDateTime ge (\S+)/.exec(filter)?.[1]
  const wanted = /internetMessageId eq '((?:[^']|'')*)'/.exec(filter)?.[1]?.replaceAll("''", "'")
  const found = [...account.mails.values()]
    .filter((mail) => mail.folder === folder)
    .filter((mail) => since === undefined || mail.receivedAt >= new Date(since))
    .filter((mail) => wanted === undefined || mail.internetMessageId === wanted)
    .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
  const top = Number(asked.query.get('$top') ?? 10)
  const skip = Number(asked.query.get('$skip') ?? 0)
  const page = found.slice(skip, skip + top)
  const more = skip + top < found.length
  return {
    status: 200,
    body: {
      value: page.map(view),
      ...(more ? { '@odata.nextLink': link(asked, { $skip: String(skip + top) }) } : {}),
    },
  }
}

const pageSize = 50

function readDelta(account: Account, asked: Asked, folder: FolderName): Answer {
  const given = asked.query.get('$deltatoken') ?? asked.query.get('$skiptoken')
  if (given === 'latest') return delta(asked, [], account.log.length, false)
  const from = given === null ? 0 : Number(/^p=(\d+)==$/.exec(given)?.[1] ?? Number.NaN)
  const forgotten = account.forgottenBefore.get(folder) ?? 0
  if (Number.isNaN(from) || from < forgotten || from > account.log.length)
    return failure(410, 'syncStateNotFound')
  const entries: (typeof account.log)[number][] = []
  let at = from
  for (; at < account.log.length && entries.length < pageSize; at += 1) {
    const entry = account.log[at]
    if (entry?.folder === folder) entries.push(entry)
  }
  const value = [...new Map(entries.map((entry) => [entry.id, entry])).values()].map((entry) => {
    const mail = account.mails.get(entry.id)
    return entry.removed || !mail ? { id: entry.id, '@removed': { reason: 'changed' } } : view(mail)
  })
  return delta(asked, value, at, at < account.log.length)
}

function delta(asked: Asked, value: unknown[], at: number, more: boolean): Answer {
  const [name, parameter] = more ? ['@odata.nextLink', '$skiptoken'] : ['@odata.deltaLink', '$deltatoken']
  return { status: 200, body: { value, [name]: link(asked, { [parameter]: `p=${at}==` }) } }
}

function link(asked: Asked, set: Record<string, string>): string {
  const query = new URLSearchParams(asked.query)
  for (const token of ['$deltatoken', '$skiptoken']) query.delete(token)
  for (const [name, value] of Object.entries(set)) query.set(name, value)
  return `${asked.origin}/${asked.path.map(encodeURIComponent).join('/')}?${query.toString()}`
}
