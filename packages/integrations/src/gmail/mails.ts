import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/index.js'
import { ChannelFailure, type FetchedMail, type ListedMails, type MailRef } from '../channel.ts'
import { type Ask, units } from './api.ts'

/** Labels under which a message is no mail of a conversation. */
const ignored = new Set(['DRAFT', 'CHAT', 'SPAM', 'TRASH'])

type Message = Pick<gmail_v1.Schema$Message, 'id' | 'threadId' | 'labelIds' | 'internalDate'>

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

/** The bytes Gmail received, decoded from the base64url it hands out. */
export async function fetchMail(ask: Ask, id: string): Promise<FetchedMail> {
  const message = await ask(
    units.get,
    (api, options) => api.users.messages.get({ userId: 'me', id, format: 'raw' }, options),
    { timeoutMs: 120_000 },
  )
  const ref = toRef(message)
  if (!ref || !message.raw) throw new ChannelFailure('missing', 'The mail is no longer in the mailbox')
  return { ...ref, raw: Buffer.from(message.raw, 'base64url') }
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
