import { Readable } from 'node:stream'
import { ChannelFailure, type OutgoingMail, type SentMail } from '../channel.ts'
import { parseMail } from '../email/parse-mail.ts'
import { type Ask, units } from './api.ts'

/**
 * Sends the raw mail in its thread. Gmail takes the recipients from the headers and takes Bcc out again, so blind
 * copies are written into the mail for it alone.
 */
export async function send(ask: Ask, mail: OutgoingMail): Promise<SentMail> {
  const raw = await withBlindCopies(mail)
  await mail.onDataStart?.()
  const post = (threadId: string | null) =>
    ask(
      units.send,
      (api, options) =>
        api.users.messages.send(
          {
            userId: 'me',
            requestBody: threadId === null ? {} : { threadId },
            media: { mimeType: 'message/rfc822', body: Readable.from([raw]) },
          },
          options,
        ),
      { timeoutMs: 120_000, sure: false },
    )
  // A thread that was deleted meanwhile must not keep the answer from leaving.
  const sent = await post(mail.threadId).catch((error: unknown) => {
    if (mail.threadId === null || !(error instanceof ChannelFailure) || error.kind !== 'missing') throw error
    return post(null)
  })
  return { id: sent.id ?? null, threadId: sent.threadId ?? null, rejected: [] }
}

async function withBlindCopies({ raw, recipients }: OutgoingMail): Promise<Buffer> {
  const { to, cc } = await parseMail(raw)
  const open = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()))
  const blind = recipients.filter((address) => !open.has(address.toLowerCase()))
  if (blind.length === 0) return Buffer.from(raw)
  return Buffer.concat([Buffer.from(`Bcc: ${blind.join(',\r\n ')}\r\n`), raw])
}

/** Looks among the sent mail for one with this Message-ID. */
export async function findSent(ask: Ask, messageId: string): Promise<SentMail | null> {
  const q = `in:sent rfc822msgid:${messageId.replace(/^<|>$/g, '')}`
  const listed = await ask(units.list, (api, options) =>
    api.users.messages.list({ userId: 'me', q, maxResults: 1 }, options),
  )
  const [found] = listed.messages ?? []
  return found?.id ? { id: found.id, threadId: found.threadId ?? null, rejected: [] } : null
}
