import { field } from '@frontdesk/integrations/email/bounce/status-parts'
import { readRawMail } from '@frontdesk/integrations/email/mime/raw-headers'
import { ownIds } from '@frontdesk/integrations/email/own-id'
import { type Bounce, parseBounce } from '@frontdesk/integrations/email/parse-bounce'
import type { ParsedMail } from '@frontdesk/integrations/email/parse-mail'
import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'

/** What a mail server reports on one of our mails, and by which signs that mail can be found again. */
export type Report = Bounce & {
  original: {
    messageIds: string[]
    /** plus-address tags of the returned mail */
    tags: string[]
  }
}

const returnedTypes = new Set([
  'message/rfc822',
  'message/rfc822-headers',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
])

/** Reads a bounce or complaint; null for every other mail, absence notes included. Pure, bounded, never throws. */
export function readReport(parsed: ParsedMail): Report | null {
  const report = parseBounce(parsed)
  if (!report || report.kind === 'vacation') return null
  if (report.kind === 'feedback' && !isComplaint(parsed)) return null
  const returned = parsed.attachments
    .filter(({ contentType }) => returnedTypes.has(contentType))
    .slice(0, 5)
    .flatMap(({ content }) => readRawMail(content.subarray(0, 256 * 1024)).headers)
  const ids = [
    ...ownIds({ headers: returned, messageId: null }),
    ...returned.filter(({ name }) => name === 'message-id').map(({ value }) => value),
  ]
  const addressed = returned.filter(({ name }) => name === 'reply-to' || name === 'from')
  return {
    ...report,
    original: {
      messageIds: [...new Set([...ids, ...idLines(parsed)].flatMap((text) => text.match(oneId) ?? []))].slice(
        0,
        20,
      ),
      tags: addressed.flatMap(({ value }) => tagsIn(value)).slice(0, 20),
    },
  }
}

/** What a feedback report may be about without anybody having complained (RFC 5965, 3.5; RFC 6591; RFC 6430). */
const noComplaint = new Set(['not-spam', 'auth-failure', 'authfail', 'dmarc'])

/** Somebody said that they do not want our mail; not that it is welcome, nor that a signature did not hold. */
function isComplaint({ attachments }: ParsedMail): boolean {
  const reports = attachments
    .filter(({ contentType }) => contentType === 'message/feedback-report')
    .map(({ content }) => Buffer.from(content.subarray(0, 64 * 1024)).toString('latin1'))
  return !reports.some((report) => {
    const type = field(report, 'feedback-type')?.trim().toLowerCase() ?? ''
    return noComplaint.has(type) || (type !== 'abuse' && field(report, 'auth-failure') !== null)
  })
}

const oneId = /<[^<>\s]{3,500}>/

/** Servers that return the mail as plain text, or name it in their own status part. */
function idLines({ text, attachments }: ParsedMail): string[] {
  const status = attachments
    .filter(({ contentType }) => /delivery-status|feedback-report/.test(contentType))
    .map(({ content }) => Buffer.from(content.subarray(0, 64 * 1024)).toString('latin1'))
  return [text.slice(0, 200_000), ...status].flatMap(
    (part) =>
      part.match(
        /^[ \t>]{0,20}(?:x-frontdesk-|(?:x-)?(?:original-)?)message-id:[ \t]{0,20}<[^<>\s]{3,500}>/gim,
      ) ?? [],
  )
}

function tagsIn(value: string): string[] {
  const addresses = value.slice(0, 2_000).match(/[^\s<>"',;:]{1,200}@[^\s<>"',;:]{1,200}/g) ?? []
  return addresses.flatMap((address) => tokenFromAddress(address)?.token ?? [])
}
