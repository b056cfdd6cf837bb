import { contentIdsIn } from '../html/content-ids.ts'
import { htmlToText } from '../html-text.ts'
import type { DeclaredFile, MailBody } from '../mime/body.ts'
import { safeFileName } from '../mime/file-names.ts'
import { readWinmail, type Winmail } from './winmail.ts'

/**
 * Puts what Outlook packed into `winmail.dat` in its place: the files, and the letter where the mail has none
 * in that form. What cannot be unpacked stays the file it is.
 */
export function unpackWinmail(body: MailBody): MailBody {
  if (!body.attachments.some(isPacked)) return body
  let { text, html } = body
  const attachments = body.attachments.flatMap((file) => {
    const winmail = isPacked(file) ? readWinmail(file.content) : null
    if (winmail === null) return [file]
    html ??= winmail.html === '' ? null : winmail.html
    if (text.trim() === '') text = winmail.text
    return filesOf(winmail)
  })
  if (text.trim() === '' && html !== null) text = htmlToText(html)
  const referred = contentIdsIn(html ?? '')
  const isShown = ({ inline, contentId }: DeclaredFile) =>
    inline || (contentId !== null && referred.has(contentId))
  const named = attachments.slice(0, MAX_FILES).map((file) => ({ ...file, inline: isShown(file) }))
  return { text: text.trimEnd(), html, attachments: named }
}

const MAX_FILES = 500

function isPacked({ contentType, filename }: DeclaredFile): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/i.test(contentType) || /^winmail\.dat$/i.test(filename)
}

function filesOf({ files }: Winmail): DeclaredFile[] {
  return files.map(({ filename, contentType, contentId, content }, index) => {
    const safe = safeFileName(filename)
    return {
      filename: safe === '' ? `attachment-${index + 1}.bin` : safe,
      contentType,
      size: content.length,
      contentId,
      inline: false,
      // A copy of its own, so that no file keeps the whole package in memory.
      content: new Uint8Array(content),
    }
  })
}
