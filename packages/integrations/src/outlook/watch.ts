import { randomToken } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { ChannelFailure, type Watch } from '../channel.ts'
import type { Graph } from './graph.ts'

type Subscription = { id: string; expirationDateTime: string }
type Details = { clientState: string; subscriptions: { id: string; folder: string }[] }

/** Graph keeps a subscription to mail for less than seven days. */
const lifetimeMs = 6 * 86_400_000

/** Subscribes to every folder, or renews what there is; one that Graph has dropped is made anew. */
export async function watchFolders(
  graph: Graph,
  folders: readonly string[],
  previous: Watch | null,
): Promise<Watch | null> {
  if (!canBeCalled()) return null
  const before = previous ? (previous.details as unknown as Details) : null
  const clientState = before?.clientState ?? randomToken()
  const subscriptions: (Subscription & { folder: string })[] = []
  for (const folder of folders) {
    const old = before?.subscriptions.find((one) => one.folder === folder)
    const renewed = old ? await renew(graph, old.id) : null
    subscriptions.push({ ...(renewed ?? (await subscribe(graph, folder, clientState))), folder })
  }
  const ends = subscriptions.map((one) => Date.parse(one.expirationDateTime))
  return {
    expiresAt: new Date(Math.min(...ends)),
    details: { clientState, subscriptions: subscriptions.map(({ id, folder }) => ({ id, folder })) },
  }
}

export async function unwatchFolders(graph: Graph, watch: Watch): Promise<void> {
  for (const { id } of (watch.details as unknown as Details).subscriptions) {
    await graph.delete(`/subscriptions/${encodeURIComponent(id)}`).catch(ignoreMissing)
  }
}

/** Graph calls back by HTTPS only; a desk on a laptop is polled instead. */
function canBeCalled(): boolean {
  return env.WEB_URL.startsWith('https:') || env.MICROSOFT_GRAPH_URL.startsWith('http:')
}

function subscribe(graph: Graph, folder: string, clientState: string): Promise<Subscription> {
  const url = new URL('/api/webhooks/outlook', env.WEB_URL).toString()
  return graph.post<Subscription>('/subscriptions', {
    changeType: 'created,updated,deleted',
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    resource: `me/mailFolders('${folder}')/messages`,
    expirationDateTime: end(),
    clientState,
  })
}

async function renew(graph: Graph, id: string): Promise<Subscription | null> {
  const path = `/subscriptions/${encodeURIComponent(id)}`
  return graph.patch<Subscription>(path, { expirationDateTime: end() }).catch(ignoreMissing)
}

const end = () => new Date(Date.now() + lifetimeMs).toISOString()

function ignoreMissing(error: unknown): null {
  if (error instanceof ChannelFailure && error.kind === 'missing') return null
  throw error
}
