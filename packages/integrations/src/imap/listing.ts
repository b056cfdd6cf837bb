import type { ImapFlow } from 'imapflow'
import { ChannelFailure, type ListedMails } from '../channel.ts'
import { type Folders, selectFolder } from './folders.ts'
import { highestUids, type Listed, lookUp, mergeByDate, searchUids, toRef } from './mails.ts'

type ListInput = { page: string | null; since: Date | null; limit: number }

/** For each folder its UIDVALIDITY and the UID below which the next page begins. */
type Page = Record<string, { v: string; below: number }>

const dayMs = 86_400_000

/**
 * Pages through the folders at once, newest first by the time of arrival. A page is named by UIDs, so that mail that
 * comes or goes meanwhile moves no other mail into or out of it.
 */
export async function listMails(client: ImapFlow, folders: Folders, input: ListInput): Promise<ListedMails> {
  const page = input.page === null ? null : (JSON.parse(input.page) as Page)
  const next: Page = {}
  const lists: Listed[][] = []
  let total = 0
  for (const path of folders.watched) {
    const from = page?.[path]
    if (page && !from) continue
    const state = await selectFolder(client, path)
    if (from && from.v !== state.validity)
      throw new ChannelFailure('cursor_expired', 'A folder was numbered anew while it was listed')
    const below = from?.below ?? state.uidNext
    const uids = await pageUids(client, below, input)
    lists.push((await lookUp(client, state, uids)).reverse())
    total += state.exists
    // What the limit leaves out is taken back below.
    const [lowest] = uids
    if (lowest !== undefined && uids.length === input.limit) next[path] = { v: state.validity, below: lowest }
  }
  const merged = mergeByDate(lists, true)
  for (const left of merged.slice(input.limit).toReversed())
    next[left.folder] = { v: left.validity, below: left.uid + 1 }
  const since = input.since?.getTime() ?? 0
  const mails = merged
    .slice(0, input.limit)
    .filter((mail) => !mail.draft && (mail.at === null || mail.at.getTime() >= since))
    .map((mail) => toRef(mail, folders))
  const ended = Object.keys(next).length === 0
  return { mails, next: ended ? null : JSON.stringify(next), total: input.since === null ? total : null }
}

/** SEARCH knows whole days in the server's time zone only, so a day more is asked for. */
async function pageUids(client: ImapFlow, below: number, { since, limit }: ListInput): Promise<number[]> {
  if (since === null) return highestUids(client, below, limit)
  const found = await searchUids(client, 1, below - 1, { since: new Date(since.getTime() - dayMs) })
  return found.slice(-limit)
}
