import type { FetchedMail, KeepRaw, MailRef } from '../channel.ts'
import type { Graph } from './graph.ts'

/** The part of a Graph message that says where a mail is; never its content. */
export type Item = {
  id: string
  conversationId?: string | null
  isRead?: boolean
  isDraft?: boolean
  parentFolderId?: string
  receivedDateTime?: string
  '@removed'?: { reason: string }
}

export type ItemPage = { value: Item[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string }

export const itemFields = 'id,conversationId,isRead,isDraft,parentFolderId,receivedDateTime'

export type Folder = { name: string; id: string; total: number }

/** The folders that are fetched, with their real ids, which listings name. */
export async function readFolders(graph: Graph, names: readonly string[]): Promise<Folder[]> {
  const read = async (name: string): Promise<Folder> => {
    const found = await graph.get<{ id: string; totalItemCount?: number }>(
      `/me/mailFolders/${encodeURIComponent(name)}?$select=id,totalItemCount`,
    )
    return { name, id: found.id, total: found.totalItemCount ?? 0 }
  }
  return Promise.all(names.map(read))
}

export function toRef(item: Item, folder: string): MailRef {
  return {
    id: item.id,
    threadId: item.conversationId ?? null,
    sent: folder === 'sentitems',
    read: item.isRead ?? false,
    archived: folder !== 'inbox' && folder !== 'sentitems',
    at: item.receivedDateTime ? new Date(item.receivedDateTime) : null,
  }
}

/** The mail as it lies in the mailbox, with its MIME form as Exchange writes it. */
export async function fetchMail<Kept>(
  graph: Graph,
  id: string,
  folders: Folder[],
  keep: KeepRaw<Kept>,
): Promise<FetchedMail<Kept>> {
  const path = `/me/messages/${encodeURIComponent(id)}`
  const item = await graph.get<Item>(`${path}?$select=${itemFields}`)
  const folder = folders.find((one) => one.id === item.parentFolderId)?.name ?? 'elsewhere'
  const kept = await graph.getBytes(`${path}/$value`, keep, { timeoutMs: 120_000 })
  return { ...toRef(item, folder), kept }
}
