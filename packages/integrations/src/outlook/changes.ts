import { type Change, type Changes, ChannelFailure, type Cursor, type ListedMails } from '../channel.ts'
import type { Graph } from './graph.ts'
import { type Folder, type Item, type ItemPage, itemFields, toRef } from './mails.ts'

/** One delta link a folder, since Graph tells what changed folder by folder. */
type Links = Record<string, string>

const deltaOf = (folder: string) =>
  `/me/mailFolders/${encodeURIComponent(folder)}/messages/delta?$select=${itemFields}`

/** The present moment. A server that lists everything all the same is followed to the end of its list. */
export async function startDelta(graph: Graph, folders: readonly string[]): Promise<Cursor> {
  const links: Links = {}
  for (const folder of folders) {
    let page = await graph.get<ItemPage>(`${deltaOf(folder)}&$deltatoken=latest`)
    while (page['@odata.nextLink']) page = await graph.get<ItemPage>(page['@odata.nextLink'])
    links[folder] = linkOf(page)
  }
  return { links }
}

/**
 * A page of every folder's changes, oldest first. Delta does not tell a new mail from a changed one, so each
 * counts as both; what is known already costs nothing.
 */
export async function fetchDelta(graph: Graph, folders: readonly Folder[], cursor: Cursor): Promise<Changes> {
  const known = (cursor as { links?: Links }).links ?? {}
  const links: Links = {}
  const changes: Change[] = []
  let more = false
  for (const folder of folders) {
    const link = known[folder.name]
    if (!link) throw new ChannelFailure('cursor_expired', 'A folder was added since the last fetch')
    const page = await graph.get<ItemPage>(link)
    const items = page.value.filter((item) => item.isDraft !== true)
    items.sort((a, b) => (a.receivedDateTime ?? '').localeCompare(b.receivedDateTime ?? ''))
    for (const item of items) changes.push(...(await changesOf(graph, item, folder.name, folders)))
    more ||= page['@odata.nextLink'] !== undefined
    links[folder.name] = linkOf(page)
  }
  return { changes, cursor: { links }, more }
}

async function changesOf(
  graph: Graph,
  item: Item,
  folder: string,
  folders: readonly Folder[],
): Promise<Change[]> {
  if (item['@removed']) return [await whereTo(graph, item.id, folders)]
  const mail = toRef(item, folder)
  return [
    { type: 'arrived', mail },
    { type: 'marked', id: mail.id, read: mail.read, archived: mail.archived },
  ]
}

/** Removed from a folder is not removed: the mail may have been put into the archive. */
async function whereTo(graph: Graph, id: string, folders: readonly Folder[]): Promise<Change> {
  try {
    const item = await graph.get<Item>(`/me/messages/${encodeURIComponent(id)}?$select=${itemFields}`)
    const inbox = folders.find((one) => one.name === 'inbox')
    return { type: 'marked', id, read: item.isRead ?? true, archived: item.parentFolderId !== inbox?.id }
  } catch (error) {
    if (error instanceof ChannelFailure && error.kind === 'missing') return { type: 'gone', id }
    throw error
  }
}

function linkOf(page: ItemPage): string {
  const link = page['@odata.nextLink'] ?? page['@odata.deltaLink']
  if (!link) throw new ChannelFailure('unavailable', 'Microsoft did not say how to go on')
  return link
}

type ListInput = { page: string | null; since: Date | null; limit: number }

/** One folder after the other, each newest first; the page names the folder and Graph's own link. */
export async function listFolders(
  graph: Graph,
  folders: readonly Folder[],
  { page, since, limit }: ListInput,
): Promise<ListedMails> {
  const at = page === null ? 0 : Number(page.slice(0, page.indexOf(' ')))
  const folder = folders[at]
  if (!folder) return { mails: [], next: null, total: null }
  const link = page === null ? '' : page.slice(page.indexOf(' ') + 1)
  const answer = await graph.get<ItemPage>(link === '' ? firstPage(folder.name, since, limit) : link)
  const onward = answer['@odata.nextLink']
  const next = onward ? `${at} ${onward}` : at + 1 < folders.length ? `${at + 1} ` : null
  const mails = answer.value.filter((item) => item.isDraft !== true).map((item) => toRef(item, folder.name))
  const total = since === null ? folders.reduce((sum, one) => sum + one.total, 0) : null
  return { mails, next, total }
}

function firstPage(folder: string, since: Date | null, limit: number): string {
  const filter = since ? `&$filter=${encodeURIComponent(`receivedDateTime ge ${since.toISOString()}`)}` : ''
  const order = `&$orderby=${encodeURIComponent('receivedDateTime desc')}`
  return `/me/mailFolders/${encodeURIComponent(folder)}/messages?$select=${itemFields}&$top=${limit}${order}${filter}`
}
