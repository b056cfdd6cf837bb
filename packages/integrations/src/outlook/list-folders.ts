import { ChannelFailure, type MailFolder } from '../channel.ts'
import type { Graph } from './graph.ts'

type Item = { id: string; displayName: string; childFolderCount?: number; totalItemCount?: number }
type Page = { value: Item[]; '@odata.nextLink'?: string }

/** Folders Outlook knows by a name of its own, whatever they are called in the account's language. */
const wellKnown = [
  ['inbox', 'inbox'],
  ['sentitems', 'sent'],
  ['archive', 'archive'],
  ['drafts', 'drafts'],
  ['junkemail', 'junk'],
  ['deleteditems', 'trash'],
] as const

const fields = '$select=id,displayName,childFolderCount,totalItemCount&$top=100'
/** More than anybody chooses from, and a bound on accounts that are full of them. */
const mostFolders = 300
const deepest = 5

/** The folders of the account with those inside them, each below the one it lies in. */
export async function listEveryFolder(graph: Graph): Promise<MailFolder[]> {
  const uses = await readUses(graph)
  const found: MailFolder[] = []
  const walk = async (path: string, above: string, depth: number): Promise<void> => {
    for (const item of await readAll(graph, path)) {
      if (found.length >= mostFolders) return
      const name = above === '' ? item.displayName : `${above} / ${item.displayName}`
      found.push({
        id: item.id,
        name,
        use: uses.get(item.id) ?? null,
        total: item.totalItemCount ?? null,
      })
      if (depth < deepest && (item.childFolderCount ?? 0) > 0)
        await walk(`/me/mailFolders/${encodeURIComponent(item.id)}/childFolders?${fields}`, name, depth + 1)
    }
  }
  await walk(`/me/mailFolders?${fields}`, '', 1)
  return found
}

async function readAll(graph: Graph, first: string): Promise<Item[]> {
  const items: Item[] = []
  let next: string | undefined = first
  while (next !== undefined && items.length < mostFolders) {
    const page: Page = await graph.get<Page>(next)
    items.push(...page.value)
    next = page['@odata.nextLink']
  }
  return items
}

async function readUses(graph: Graph): Promise<Map<string, MailFolder['use']>> {
  const read = async (name: string, use: MailFolder['use']): Promise<[string, MailFolder['use']][]> => {
    try {
      const { id } = await graph.get<{ id: string }>(`/me/mailFolders/${name}?$select=id`)
      return [[id, use]]
    } catch (error) {
      // An account need not have every one of them.
      if (error instanceof ChannelFailure && error.kind === 'missing') return []
      throw error
    }
  }
  return new Map((await Promise.all(wellKnown.map(([name, use]) => read(name, use)))).flat())
}
