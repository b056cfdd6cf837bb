import { escapeHtml } from './html-text.ts'
import type { Address } from './mime/addresses.ts'
import { oneLine } from './mime/addresses.ts'
import { inlineImages, sanitizeHtml } from './sanitize-html.ts'
import { textToHtml } from './text-to-html.ts'

export type QuotedMail = { from: Address; date: Date | null; text: string; html: string | null }

/** The mail being answered as quoted history below an answer, with the line that says who wrote it and when. */
export function quoteHistory(mail: QuotedMail): { text: string; html: string } {
  const line = attribution(mail)
  const lines = mail.text.replace(/\r\n?/g, '\n').trimEnd().split('\n')
  const quoted = lines.map((written) => (written.startsWith('>') ? `>${written}` : `> ${written}`.trimEnd()))
  // Images of the quoted mail are not sent along, so nothing may point to them.
  const content =
    mail.html === null ? textToHtml(mail.text) : inlineImages(sanitizeHtml(mail.html), () => null)
  const html = `<div class="frontdesk_quote"><div>${escapeHtml(line)}</div><blockquote type="cite" style="${BAR}">${content}</blockquote></div>`
  return { text: `${line}\n${quoted.join('\n')}`, html }
}

const BAR = 'margin:0 0 0 0.8ex;border-left:1px solid #cccccc;padding-left:1ex'

function attribution({ from, date }: QuotedMail): string {
  const name = oneLine(from.name, 200)
  const author = name === '' || name === from.address ? from.address : `${name} <${from.address}>`
  return date === null ? `${author} wrote:` : `On ${formatted(date)}, ${author} wrote:`
}

function formatted(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })
  return `${parts.format(date).replace(/, (\d\d:\d\d)$/, ' at $1')} UTC`
}
