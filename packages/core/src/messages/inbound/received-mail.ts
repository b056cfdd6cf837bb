import { detectAutoMail } from '@frontdesk/integrations/email/detect-auto-mail'
import { extractReply } from '@frontdesk/integrations/email/extract-reply'
import { parseAddresses } from '@frontdesk/integrations/email/mime/addresses'
import {
  type Invitation,
  type MailFile,
  type ParsedMail,
  type Protection,
  parseMail,
} from '@frontdesk/integrations/email/parse-mail'
import { sanitizeHtml } from '@frontdesk/integrations/email/sanitize-html'
import { candidateMessageIds, tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { type HiddenText, lookForHidden } from '@frontdesk/integrations/email/trust/hidden-text'
import { type Report, readReport } from '../../bounces/read-report.ts'
import { storable } from '../storable.ts'

/** A mail taken apart and judged by everything that needs no database. */
export type ReceivedMail = {
  parsed: ParsedMail
  subject: string
  text: string
  quotedText: string
  html: string | null
  auto: ReturnType<typeof detectAutoMail>
  named: string[]
  files: MailFile[]
  /** how many authors it names; one is usual */
  authors: number
  hiddenText: HiddenText[]
  /** what it reports on a mail of ours, when it is a bounce or complaint */
  report: Report | null
  /** the first event of a calendar it brings */
  invitation: Invitation | null
  /** how it is signed or encrypted, unverified */
  protection: Protection | null
}

/** What reading a mail takes, times its size: its raw form, what is parsed of it, its texts and its files. */
export const readingCopies = 6

const longestText = 500_000

/** Pure: parses a raw mail, tells the new text from the quoted history, and cleans its HTML. */
export async function readMail(raw: Uint8Array): Promise<ReceivedMail> {
  const parsed = await parseMail(raw)
  const { text, quotedText } = extractReply({
    text: parsed.text,
    subject: parsed.subject,
    answers: parsed.inReplyTo !== null || parsed.references.length > 0,
    ...(parsed.html === null ? {} : { html: parsed.html }),
  })
  const hidden = lookForHidden(parsed)
  const html = parsed.html === null ? '' : storable(sanitizeHtml(parsed.html))
  return {
    parsed,
    subject: storable(parsed.subject).slice(0, 1_000),
    // What nobody sees in the mail is not judged or answered as if its sender had said it.
    text: storable(hidden.leaveOut(text)).slice(0, longestText),
    quotedText: storable(quotedText).slice(0, longestText),
    // Where nothing can be shown as sent, the page says that there is no text.
    html: html.trim() === '' ? null : html,
    auto: detectAutoMail(parsed),
    named: candidateMessageIds(parsed).slice(0, 50),
    files: parsed.attachments,
    authors: authorsOf(parsed),
    hiddenText: hidden.found,
    report: readReport(parsed),
    invitation: parsed.invitation ?? null,
    protection: parsed.protection ?? null,
  }
}

function authorsOf({ headers }: ParsedMail): number {
  const fields = headers.filter(({ name }) => name === 'from').map(({ value }) => value)
  return new Set(parseAddresses(fields).map(({ address }) => address.toLowerCase())).size
}

/** The plus-address tokens among all addresses the mail was sent to. */
export function tokensOf(parsed: ParsedMail, envelopeTo: string): string[] {
  const addresses = [
    envelopeTo,
    ...[...parsed.to, ...parsed.cc].map((to) => to.address),
    ...parsed.deliveredTo,
  ]
  return [...new Set(addresses.flatMap((address) => tokenFromAddress(address.toLowerCase())?.token ?? []))]
}

/** Whom to answer. A mail without a usable From falls back to its envelope, so that it is never ownerless. */
export function senderOf(parsed: ParsedMail, envelopeFrom: string): { name: string; address: string } {
  const address = parsed.from.address || envelopeFrom || 'unknown@invalid'
  return { name: storable(parsed.from.name).slice(0, 200), address: address.toLowerCase().slice(0, 320) }
}
