import type { ImapFlow } from 'imapflow'
import type { MailRef } from '../channel.ts'
import type { Folders } from './folders.ts'
import { writeId, writeSet } from './ids.ts'

/** What is asked of many mails at a time; never their content. */
export type Listed = {
  folder: string
  validity: string
  uid: number
  seen: boolean
  draft: boolean
  size: number
  at: Date | null
}

const atATime = 200

/** Looks the mails with these UIDs up in the selected folder, oldest first; those that are gone are left out. */
export async function lookUp(
  client: ImapFlow,
  { path, validity }: { path: string; validity: string },
  uids: readonly number[],
): Promise<Listed[]> {
  const found: Listed[] = []
  for (let at = 0; at < uids.length; at += atATime) {
    const set = writeSet(uids.slice(at, at + atATime))
    const query = { uid: true, flags: true, internalDate: true, size: true }
    const mails = await client.fetchAll(set, query, { uid: true })
    found.push(...mails.map((mail) => toListed(path, validity, mail)))
  }
  return found.sort((a, b) => a.uid - b.uid)
}

type Fetched = { uid: number; flags?: Set<string> | undefined; size?: number | undefined } & {
  internalDate?: Date | string | undefined
}

export function toListed(folder: string, validity: string, mail: Fetched): Listed {
  const at = mail.internalDate ? new Date(mail.internalDate) : null
  return {
    folder,
    validity,
    uid: mail.uid,
    seen: mail.flags?.has('\\Seen') ?? false,
    draft: mail.flags?.has('\\Draft') ?? false,
    size: mail.size ?? 0,
    at: at && !Number.isNaN(at.getTime()) ? at : null,
  }
}

export function toRef(mail: Listed, folders: Folders): MailRef {
  return {
    id: writeId(mail),
    threadId: null,
    sent: mail.folder === folders.sent,
    read: mail.seen,
    archived: mail.folder === folders.archive,
    at: mail.at,
  }
}

/** The UIDs from `from` to `to`, both included, ascending. */
export async function searchUids(
  client: ImapFlow,
  from: number,
  to: number,
  { since = null as Date | null } = {},
): Promise<number[]> {
  // Some servers take no day that is still to come.
  if (to < from || (since && since.getTime() > Date.now())) return []
  const found = await client.search({ uid: `${from}:${to}`, ...(since ? { since } : {}) }, { uid: true })
  if (!found) throw new Error('The server did not search')
  return found.filter((uid) => uid >= from && uid <= to).sort((a, b) => a - b)
}

/** The highest `count` UIDs below `below`, ascending. Looks in ever wider ranges, so that no folder is listed whole. */
export async function highestUids(client: ImapFlow, below: number, count: number): Promise<number[]> {
  let found: number[] = []
  let to = below - 1
  for (let width = 2 * count; to >= 1 && found.length < count; width *= 4) {
    const from = Math.max(1, to - width + 1)
    found = [...(await searchUids(client, from, to)), ...found]
    to = from - 1
  }
  return found.slice(-count)
}

/** Puts the mails of several folders into one order by date; within a folder they stay in theirs. */
export function mergeByDate(lists: readonly Listed[][], newestFirst: boolean): Listed[] {
  const left = lists.map((list) => [...list]).filter((list) => list.length > 0)
  const merged: Listed[] = []
  const time = (list: Listed[]) => list[0]?.at?.getTime() ?? 0
  while (left.length > 0) {
    const next = left.reduce((best, list) =>
      (newestFirst ? time(list) > time(best) : time(list) < time(best)) ? list : best,
    )
    const mail = next.shift()
    if (mail) merged.push(mail)
    if (next.length === 0) left.splice(left.indexOf(next), 1)
  }
  return merged
}
