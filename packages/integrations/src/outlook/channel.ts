import type { Channel, ChannelOptions, Identity } from '../channel.ts'
import { fetchDelta, listFolders, startDelta } from './changes.ts'
import { type Graph, openGraph } from './graph.ts'
import { listEveryFolder } from './list-folders.ts'
import { type Folder, fetchMail, readFolders } from './mails.ts'
import { findSent, send } from './send.ts'
import { unwatchFolders, watchFolders } from './watch.ts'

type Me = {
  mail: string | null
  userPrincipalName: string
  displayName: string | null
  proxyAddresses?: string[]
}

/** Exchange Online's default for a sent mail: learn.microsoft.com, "Exchange Online limits", message size. */
const maxMailBytes = 35 * 1024 * 1024

/** A mailbox of Outlook or Microsoft 365, through Microsoft Graph. */
export function openOutlook(options: ChannelOptions): Channel {
  const graph = openGraph(options)
  const names = [...new Set(['inbox', 'sentitems', ...(options.settings.folders ?? [])])]
  let reading: Promise<Folder[]> | null = null
  const folders = () => {
    reading ??= readFolders(graph, names).catch((error: unknown) => {
      reading = null
      throw error
    })
    return reading
  }
  return {
    identify: () => identify(graph),
    start: () => startDelta(graph, names),
    fetchChanges: async (cursor) => fetchDelta(graph, await folders(), cursor),
    listMails: async (page) => listFolders(graph, await folders(), page),
    fetchMail: async (id, keep) => fetchMail(graph, id, await folders(), keep),
    send: (mail) => send(graph, mail, options),
    findSent: (messageId) => findSent(graph, messageId),
    mark: (id, marks) => mark(graph, id, marks),
    watch: (previous) => watchFolders(graph, names, previous),
    unwatch: (watch) => unwatchFolders(graph, watch),
    listFolders: () => listEveryFolder(graph),
    waitForChange: null,
    close: async () => undefined,
  }
}

async function identify(graph: Graph): Promise<Identity> {
  const me = await graph.get<Me>('/me?$select=mail,userPrincipalName,displayName,proxyAddresses')
  const address = (me.mail ?? me.userPrincipalName).toLowerCase()
  const aliases = (me.proxyAddresses ?? [])
    .filter((entry) => /^smtp:/i.test(entry))
    .map((entry) => entry.slice(5).toLowerCase())
    .filter((alias) => alias !== address)
  return {
    address,
    name: me.displayName ?? '',
    aliases: aliases.map((alias) => ({ address: alias, name: '', verified: true })),
    maxMailBytes,
  }
}

async function mark(graph: Graph, id: string, marks: { read?: boolean; archived?: boolean }): Promise<void> {
  const path = `/me/messages/${encodeURIComponent(id)}`
  if (marks.read !== undefined) await graph.patch(path, { isRead: marks.read })
  if (marks.archived === undefined) return
  await graph.post(`${path}/move`, { destinationId: marks.archived ? 'archive' : 'inbox' })
}
