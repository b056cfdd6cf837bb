import { headerValue, headerValues } from '../mime/raw-headers.ts'
import type { ParsedMail } from '../parse-mail.ts'
import { addressesIn } from './status-parts.ts'

/** Where a server begins to return the mail; nothing below is its own word. */
const returned =
  /^[ \t>*=-]{0,12}(?:-{2,}.{0,20}(?:original|returned|undelivered|unsent|copy)\b|original message (?:follows|headers|text)|below (?:this line )?is a copy|returned message follows|the (?:original|following) message was|message header follows|content-type: message\/rfc822|received:\s?from\b|(?:--- ){0,2}(?:headers|message) (?:of|from) the original|以下|元のメール)/im

/** Addresses of programs, never of a customer. */
const programs =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|no-?reply|noreply|bounces?|abuse|mdaemon)(?:[@+-]|$)/i

const mostRecipients = 100

/** The part of a bounce that the server wrote itself. */
export function ownWords({ text }: Pick<ParsedMail, 'text'>): string {
  const start = text.slice(0, 40_000)
  const at = returned.exec(start)?.index ?? start.length
  return at < 20 ? start : start.slice(0, at)
}

/** Whom a bounce without a machine-readable part is about. */
export function recipientsInWords(parsed: ParsedMail): string[] {
  const own = new Set([...parsed.to, parsed.from].map((one) => one.address.toLowerCase()))
  const named = headerValues(parsed.headers, 'x-failed-recipients').join(' ')
  for (const source of [named, ownWords(parsed), returnedRecipients(parsed)]) {
    const found = addressesIn(source).filter((one) => !own.has(one) && !programs.test(one))
    if (found.length > 0) return found.slice(0, mostRecipients)
  }
  // A mail somebody sent to themselves.
  return addressesIn(ownWords(parsed))
    .filter((one) => !programs.test(one))
    .slice(0, 1)
}

/** The To of the mail that came back. */
function returnedRecipients({ attachments, text }: ParsedMail): string {
  const parts = attachments
    .filter(({ contentType }) => /rfc822|global/.test(contentType))
    .slice(0, 3)
    .map(({ content }) => Buffer.from(content.subarray(0, 32 * 1_024)).toString('latin1'))
  return [...parts, text.slice(0, 40_000)]
    .map((part) => /^[ \t>]{0,8}to:[ \t]*(.{1,1000}(?:\r?\n[ \t]+.{1,1000}){0,20})/im.exec(part)?.[1] ?? '')
    .join(' ')
}

/** Whether a server only says that it is still trying. */
export function isDelay(parsed: ParsedMail): boolean {
  const words = ownWords(parsed)
  return (
    /\b(?:delayed|warning|still trying|not yet)\b/i.test(headerValue(parsed.headers, 'subject') ?? '') ||
    /you do not need to resend|will (?:keep|continue) trying|will be retried|has not yet been delivered|delivery (?:has been|is) delayed/i.test(
      words,
    )
  )
}
