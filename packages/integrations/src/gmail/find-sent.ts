import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/index.js'
import { ChannelFailure, type SentMail } from '../channel.ts'
import { type Ask, units } from './api.ts'
import { readNames } from './names.ts'

/** How far back, and through how many mails, one is looked for that Gmail renamed. */
const furthestSeconds = 2 * 86_400
const mostLookedAt = 500

/**
 * Looks among the sent mail for one with this Message-ID: by its name first, and where Gmail gave it another, by
 * the header that keeps ours, newest first. Absent is only what is not among all of them: who cannot look through
 * all must not say so, since the mail would be sent again.
 */
export async function findSent(ask: Ask, mailbox: string, messageId: string): Promise<SentMail | null> {
  const [named] = (await listSent(ask, `rfc822msgid:${messageId.replace(/^<|>$/g, '')}`, 1)).mails
  if (named) return asSent(named)
  const since = Math.floor(Date.now() / 1_000) - furthestSeconds
  const { mails, all } = await listSent(ask, `after:${since}`, mostLookedAt)
  for (const mail of mails) {
    const { own, given } = await readNames(ask, mailbox, mail.id ?? '')
    if (own === messageId) return { ...asSent(mail), ...(given ? { givenMessageId: given } : {}) }
  }
  if (!all) throw new ChannelFailure('unavailable', 'There is too much sent mail to look through')
  return null
}

async function listSent(ask: Ask, query: string, maxResults: number) {
  const { messages = [], nextPageToken } = await ask(units.list, (api, options) =>
    api.users.messages.list({ userId: 'me', q: `in:sent ${query}`, maxResults }, options),
  )
  return { mails: messages.filter(({ id }) => id), all: !nextPageToken }
}

function asSent({ id, threadId }: gmail_v1.Schema$Message): SentMail {
  return { id: id ?? null, threadId: threadId ?? null, rejected: [] }
}
