import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/index.js'
import { ChannelFailure, type FetchedMail, type KeepRaw, type ListedMails, type MailRef } from '../channel.ts'
import { type Ask, units } from './api.ts'
import { asFailure } from './failures.ts'
import { MailInJson } from './mail-in-json.ts'

/** Labels under which a message is no mail of a conversation. */
const ignored = new Set(['DRAFT', 'CHAT', 'SPAM', 'TRASH'])

type Message = Pick<gmail_v1.Schema$Message, 'id' | 'threadId' | 'labelIds' | 'internalDate' | 'raw'>

/** Null for drafts, chats, spam and what was thrown away. */
export function toRef({ id, threadId, labelIds, internalDate }: Message): MailRef | null {
  const labels = labelIds ?? []
  if (!id || labels.some((label) => ignored.has(label))) return null
  const sent = labels.includes('SENT')
  return {
    id,
    threadId: threadId ?? null,
    sent,
    read: !labels.includes('UNREAD'),
    archived: !sent && !labels.includes('INBOX'),
    at: internalDate ? new Date(Number(internalDate)) : null,
  }
}

/** The bytes Gmail received, decoded as they come. What Gmail says of the mail stands around them. */
export async function fetchMail<Kept>(ask: Ask, id: string, keep: KeepRaw<Kept>): Promise<FetchedMail<Kept>> {
  const { message, kept } = await ask(
    units.get,
    async (api, options) => {
      const asked = { userId: 'me', id, format: 'raw' }
      const { data, headers } = await api.users.messages.get(asked, { ...options, responseType: 'stream' })
      const answer = new MailInJson(failing(data))
      const [kept] = await Promise.allSettled([
        keep(answer.raw(), sizeOf(new Headers(headers as Record<string, string>))),
      ])
      return { data: { message: answer.about() as Message | null, kept } }
    },
    { timeoutMs: 120_000 },
  )
  if (kept.status === 'rejected') throw kept.reason
  if (!message) throw new ChannelFailure('unavailable', 'The answer broke off')
  const ref = toRef(message)
  if (!ref || message.raw === undefined)
    throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
  return { ...ref, kept: kept.value }
}

async function* failing(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (error) {
    throw asFailure(error)
  }
}

/** Base64 takes four bytes for three. A packed answer says nothing of what is in it. */
function sizeOf(headers: Headers): number | null {
  const length = Number(headers.get('content-length'))
  return length > 0 && !headers.has('content-encoding') ? Math.ceil((length * 3) / 4) : null
}

type ListInput = { page: string | null; since: Date | null; limit: number }

/** Gmail lists newest first; what was archived is listed too, since it is part of its thread. */
export async function listMails(ask: Ask, { page, since, limit }: ListInput): Promise<ListedMails> {
  const after = since ? ` after:${Math.floor(since.getTime() / 1_000)}` : ''
  const listed = await ask(units.list, (api, options) =>
    api.users.messages.list(
      {
        userId: 'me',
        maxResults: limit,
        q: `-in:drafts -in:chats -in:spam -in:trash${after}`,
        ...(page === null ? {} : { pageToken: page }),
      },
      options,
    ),
  )
  const mails = (listed.messages ?? []).flatMap(({ id, threadId }): MailRef[] =>
    // The listing names ids only; the rest is learnt with the mail itself.
    id ? [{ id, threadId: threadId ?? null, sent: false, read: false, archived: false, at: null }] : [],
  )
  return { mails, next: listed.nextPageToken ?? null, total: listed.resultSizeEstimate ?? null }
}
