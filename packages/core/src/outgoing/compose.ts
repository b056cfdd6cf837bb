import { Readable } from 'node:stream'
import { quoteHistory, streamMail, textToHtml } from '@frontdesk/integrations/email/build-mail'
import { storage } from '@frontdesk/integrations/storage/storage'
import { automaticHeaders } from '../automatic-mail/signs.ts'
import type { Parts } from './read-parts.ts'
import { sharedFileUrl, sharedForDays } from './shared-file.ts'
import { megabytes } from './size.ts'
import { wordsForAPerson } from './words-for-a-person.ts'

/**
 * The raw mail as a stream: the agent's text, the mailbox's signature, and what is answered or forwarded below it.
 * Files are read from storage as it is, one after another. Throws a TypeError for what no mail can hold.
 */
export function composeMail(parts: Parts): Readable {
  const { message } = parts
  const written = [message.text, wayToAPerson(parts), linkLines(parts), signed(parts.signature)].filter(
    (part) => part !== '',
  )
  const below = belowText(parts)
  const text = written.join('\n\n')
  return streamMail({
    messageId: message.messageId,
    date: message.createdAt,
    from: message.from,
    replyTo: parts.replyTo,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: below ? `${text}\n\n${below.text}` : text,
    html: below ? `${textToHtml(text)}<br>${below.html}` : textToHtml(text),
    ...(message.inReplyTo === null ? {} : { inReplyTo: message.inReplyTo }),
    references: message.references,
    ...(parts.automatic ? { headers: automaticHeaders(parts.automatic) } : {}),
    attachments: parts.files.map(({ filename, contentType, storageKey }) => ({
      filename,
      contentType,
      content: Readable.from(bytesOf(storageKey), { objectMode: false }),
    })),
  })
}

/** A person is one step away wherever the assistant answered alone. */
function wayToAPerson({ automatic, language }: Parts): string {
  return automatic === 'answer' ? wordsForAPerson(language) : ''
}

function signed(signature: string): string {
  return signature ? `-- \n${signature}` : ''
}

function belowText({ quoted, forwarded }: Parts): { text: string; html: string } | null {
  if (quoted) return quoteHistory(quoted)
  if (!forwarded) return null
  const [head = '', ...rest] = forwarded.text.split('\n\n')
  const body = forwarded.html ?? textToHtml(rest.join('\n\n'))
  return { text: forwarded.text, html: `${textToHtml(head)}<br><br>${body}` }
}

/** Opened when it is needed, so that a mail which cannot be built leaves no file open. */
async function* bytesOf(key: string): AsyncGenerator<Uint8Array> {
  const { body } = await storage().get(key)
  yield* body
}

function linkLines({ links, wayOut, message }: Parts): string {
  if (links.length === 0) return ''
  const expiresAt = new Date(message.createdAt.getTime() + sharedForDays * 86_400_000)
  const { organizationId } = wayOut
  const lines = links.map(
    ({ attachmentId, filename, size }) =>
      `${filename} (${megabytes(size)}): ${sharedFileUrl({ organizationId, attachmentId, expiresAt })}`,
  )
  const until = expiresAt.toISOString().slice(0, 10)
  return ['Files for you to download:', ...lines, `The links work until ${until}.`].join('\n')
}
