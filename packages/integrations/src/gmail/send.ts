import { Readable } from 'node:stream'
import { ChannelFailure, type OutgoingMail, type SentMail } from '../channel.ts'
import { ownIdHeader } from '../email/own-id.ts'
import { parseMail } from '../email/parse-mail.ts'
import { readHead } from '../smtp/raw-source.ts'
import { type Ask, units } from './api.ts'
import { readNames } from './names.ts'

/**
 * Sends the raw mail in its thread. Gmail takes the recipients from the headers and takes Bcc out again, so blind
 * copies are written into the mail for it alone; and it may rename the mail, so that ours is written down twice.
 */
export async function send(ask: Ask, mailbox: string, mail: OutgoingMail): Promise<SentMail> {
  const added = await ownHeaders(mail)
  await mail.onDataStart?.()
  const post = (threadId: string | null) =>
    ask(
      units.send,
      async (api, options) => {
        const body = Readable.from(joined(added, await mail.raw.open()), { objectMode: false })
        const requestBody = threadId === null ? {} : { threadId }
        const media = { mimeType: 'message/rfc822', body }
        return api.users.messages.send({ userId: 'me', requestBody, media }, options)
      },
      { timeoutMs: longestMs(mail.raw.size), sure: false },
    )
  const sent = await post(mail.threadId).catch((error: unknown) => {
    if (mail.threadId === null || !isThreadGone(error)) throw error
    return post(null)
  })
  const given = sent.id ? await givenName(ask, mailbox, sent.id) : ''
  return {
    id: sent.id ?? null,
    threadId: sent.threadId ?? null,
    ...(given && given !== mail.messageId ? { givenMessageId: given } : {}),
    rejected: [],
  }
}

/** The mail has left: not to learn its name makes no failure of it. */
async function givenName(ask: Ask, mailbox: string, id: string): Promise<string> {
  try {
    return (await readNames(ask, mailbox, id)).given
  } catch {
    return ''
  }
}

/** A thread that was deleted meanwhile, or belongs to another account, must not keep the answer from leaving. */
function isThreadGone(error: unknown): boolean {
  if (!(error instanceof ChannelFailure)) return false
  return error.kind === 'missing' || (error.kind === 'refused' && /thread/i.test(error.message))
}

/** What 300 kB a second need, two minutes at most: after that the mail is looked up instead. */
function longestMs(bytes: number): number {
  return Math.min(120_000, 20_000 + Math.ceil(bytes / 300))
}

async function* joined(head: Buffer, body: Readable): AsyncGenerator<Buffer> {
  yield head
  yield* body
}

async function ownHeaders({ raw, messageId, recipients }: OutgoingMail): Promise<Buffer> {
  const { to, cc } = await parseMail(await readHead(raw))
  const open = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()))
  const blind = recipients.filter((address) => !open.has(address.toLowerCase()))
  const bcc = blind.length === 0 ? '' : `Bcc: ${blind.join(',\r\n ')}\r\n`
  return Buffer.from(`${ownIdHeader}: ${messageId}\r\n${bcc}`)
}
