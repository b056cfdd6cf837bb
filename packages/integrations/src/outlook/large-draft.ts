import { ChannelFailure, type OutgoingMail } from '../channel.ts'
import { parseMail } from '../email/parse-mail.ts'
import { asFailure } from './failures.ts'
import type { Graph } from './graph.ts'

type Draft = { id: string; conversationId?: string | null }
type Parsed = Awaited<ReturnType<typeof parseMail>>
type Person = { name: string; address: string }

/** Above this an attachment needs an upload session: learn.microsoft.com/graph/outlook-large-attachments. */
const inlineLimit = 2_900_000
/** Pieces are multiples of 320 KiB below 4 MB. */
const pieceSize = 320 * 1024 * 10

/** A mail that is too large for one request, made of its parts: head and text first, then file by file. */
export async function createLargeDraft(graph: Graph, mail: OutgoingMail, raw: Uint8Array): Promise<Draft> {
  const parsed = await parseMail(raw)
  const draft = await graph.post<Draft>('/me/messages', head(parsed, mail))
  for (const file of parsed.attachments) await attach(graph, draft.id, file)
  return draft
}

function head(parsed: Parsed, mail: OutgoingMail) {
  const html = parsed.html
  return {
    internetMessageId: mail.messageId,
    subject: parsed.subject,
    body: html ? { contentType: 'html', content: html } : { contentType: 'text', content: parsed.text },
    toRecipients: parsed.to.map(recipient),
    ccRecipients: parsed.cc.map(recipient),
    replyTo: parsed.replyTo.map(recipient),
    // Graph takes no standard header by name, but the properties that hold these two in a mailbox.
    singleValueExtendedProperties: [
      ...(parsed.inReplyTo ? [{ id: 'String 0x1042', value: parsed.inReplyTo }] : []),
      ...(parsed.references.length > 0 ? [{ id: 'String 0x1039', value: parsed.references.join(' ') }] : []),
    ],
  }
}

const recipient = ({ name, address }: Person) => ({ emailAddress: { name, address } })

async function attach(graph: Graph, draftId: string, file: Parsed['attachments'][number]): Promise<void> {
  const { filename: name, contentType, content, contentId } = file
  const path = `/me/messages/${encodeURIComponent(draftId)}/attachments`
  const about = { name, contentType, isInline: file.inline, ...(contentId ? { contentId } : {}) }
  if (content.byteLength <= inlineLimit) {
    const contentBytes = Buffer.from(content).toString('base64')
    const body = { '@odata.type': '#microsoft.graph.fileAttachment', ...about, contentBytes }
    await graph.post(path, body, { timeoutMs: 60_000 })
    return
  }
  const item = { attachmentType: 'file', size: content.byteLength, ...about }
  const session = await graph.post<{ uploadUrl: string }>(`${path}/createUploadSession`, {
    AttachmentItem: item,
  })
  for (let from = 0; from < content.byteLength; from += pieceSize) {
    await upload(session.uploadUrl, content, from, Math.min(from + pieceSize, content.byteLength))
  }
}

/** The address carries its own right to write, so it gets no token of ours. */
async function upload(url: string, content: Uint8Array, from: number, to: number): Promise<void> {
  const headers = { 'content-range': `bytes ${from}-${to - 1}/${content.byteLength}` }
  const body = new Uint8Array(content.subarray(from, to))
  try {
    const signal = AbortSignal.timeout(60_000)
    const answer = await fetch(url, { method: 'PUT', headers, body, signal, redirect: 'error' })
    await answer.body?.cancel()
    if (!answer.ok) throw new ChannelFailure('unavailable', `An upload was answered with ${answer.status}`)
  } catch (error) {
    throw asFailure(error)
  }
}
