import { ChannelFailure, type ChannelOptions, type OutgoingMail, type SentMail } from '../channel.ts'
import { parseMail } from '../email/parse-mail.ts'
import { readHead, withWhole } from '../smtp/raw-source.ts'
import type { Graph } from './graph.ts'
import { createLargeDraft } from './large-draft.ts'

type Draft = { id: string; conversationId?: string | null }
type Found = { value: Draft[] }

/** A draft is made from MIME in one request of at most 4 MB, in which base64 takes a third more. */
const mimeLimit = 2_900_000

/**
 * Makes a draft, so that the mail's id is known before it leaves, and sends it. A draft left behind by an
 * attempt that was cut off is thrown away first.
 */
export async function send(graph: Graph, mail: OutgoingMail, options: ChannelOptions): Promise<SentMail> {
  await discardLeftovers(graph, mail.messageId)
  const draft =
    mail.raw.size <= mimeLimit
      ? await withWhole(mail.raw, 3, (raw) => createDraft(graph, raw))
      : await withWhole(mail.raw, 4, (raw) => createLargeDraft(graph, mail, raw))
  await addressDraft(graph, draft.id, mail, options)
  await mail.onDataStart?.()
  await graph.post(
    `/me/messages/${encodeURIComponent(draft.id)}/send`,
    {},
    { timeoutMs: 60_000, sure: false },
  )
  return { id: draft.id, threadId: draft.conversationId ?? null, rejected: [] }
}

/** Looks among the sent mail for one with this Message-ID. */
export async function findSent(graph: Graph, messageId: string): Promise<SentMail | null> {
  const [found] = await findByMessageId(graph, 'sentitems', messageId)
  return found ? { id: found.id, threadId: found.conversationId ?? null, rejected: [] } : null
}

async function findByMessageId(graph: Graph, folder: string, messageId: string): Promise<Draft[]> {
  const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`)
  const path = `/me/mailFolders/${folder}/messages?$select=id,conversationId&$filter=${filter}`
  return (await graph.get<Found>(path)).value
}

async function discardLeftovers(graph: Graph, messageId: string): Promise<void> {
  for (const { id } of await findByMessageId(graph, 'drafts', messageId)) {
    await graph.delete(`/me/messages/${encodeURIComponent(id)}`).catch((error: unknown) => {
      if (!(error instanceof ChannelFailure && error.kind === 'missing')) throw error
    })
  }
}

function createDraft(graph: Graph, raw: Buffer): Promise<Draft> {
  const mime = raw.toString('base64')
  const headers = { 'Content-Type': 'text/plain' }
  return graph.post<Draft>('/me/messages', mime, { headers, timeoutMs: 60_000 })
}

/** Blind copies are in no header, so Graph hears of them here; so it does of another sender than the account. */
async function addressDraft(
  graph: Graph,
  id: string,
  mail: OutgoingMail,
  options: ChannelOptions,
): Promise<void> {
  const { to, cc } = await parseMail(await readHead(mail.raw))
  const open = new Set([...to, ...cc].map((person) => person.address.toLowerCase()))
  const blind = mail.recipients.filter((address) => !open.has(address.toLowerCase()))
  const alias = mail.from.toLowerCase() !== options.address.toLowerCase()
  if (blind.length === 0 && !alias) return
  await graph.patch(`/me/messages/${encodeURIComponent(id)}`, {
    ...(blind.length > 0 ? { bccRecipients: blind.map((address) => ({ emailAddress: { address } })) } : {}),
    ...(alias ? { from: { emailAddress: { address: mail.from } } } : {}),
  })
}
