import { partAttributions } from './reply/attribution/part-attributions.ts'
import { htmlToLines, isStructured } from './reply/html-lines.ts'
import { isBlank, type Line, textToLines } from './reply/lines.ts'
import { splitLines } from './reply/split-lines.ts'

export type Reply = {
  /** What the customer wrote now. Empty only when the mail holds no text at all. */
  text: string
  /** The history and signature left out of `text`. */
  quotedText: string
}

/**
 * Separates what is new in a mail from the quoted history and the signature. Where both forms are given the
 * one is used that shows the seam best: HTML with quote elements, then plain text. A subject that says "forwarded"
 * keeps the mail that is repeated below, since it is what the customer sends; so does a mail whose headers name none
 * that it `answers`, unless its subject says that it does.
 */
export function extractReply(mail: {
  text?: string | null
  html?: string | null
  subject?: string | null
  answers?: boolean
}): Reply {
  const subject = mail.subject ?? ''
  const forwarded = FORWARDED.test(subject) || (mail.answers === false && !ANSWERED.test(subject))
  const text = (mail.text ?? '').slice(0, MAX_LENGTH)
  const html = (mail.html ?? '').slice(0, MAX_LENGTH)
  const textReply = text.trim() === '' ? null : toReply(textToLines(text), forwarded)
  if (html.trim() === '') return textReply ?? EMPTY
  const lines = htmlToLines(html)
  const htmlReply = toReply(lines, forwarded)
  if (textReply === null || htmlReply.text === '')
    return htmlReply.text === '' ? (textReply ?? EMPTY) : htmlReply
  if (isStructured(lines) && htmlReply.quotedText !== '') return htmlReply
  return textReply.quotedText === '' && htmlReply.quotedText !== '' ? htmlReply : textReply
}

/** Longest text looked at, in characters. */
const MAX_LENGTH = 2_000_000
const EMPTY: Reply = { text: '', quotedText: '' }

/** How programs mark the subject of a forwarded mail, where that is no other language's mark of a reply. */
const FORWARDED =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|enc|i|doorst|pd|vb|vl|[iİı]\u0307?lt|fs|trs|πρθ|הועבר|chuyển tiếp|tov[aá]bb[ií]t[aá]s|пересл|转发|轉寄|転送|전달)\s?[:：]/iu

/** How programs mark the subject of an answer. */
const ANSWERED =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw?|sv|vs|odp|r|res|rép|ref|ynt|回复|回覆|答复|答覆|返信|회신|ha|na|atb|hv|bls|отв)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]/iu

function toReply(written: Line[], forwarded: boolean): Reply {
  const lines = partAttributions(written)
  const isOwn = splitLines(lines, forwarded)
  const text = ownText(lines, isOwn)
  if (text !== '') return { text, quotedText: join(lines.filter((_, index) => !isOwn[index])) }
  // Some phones write the answer into the element of the history.
  if (lines.some(({ mark }) => mark === 'history'))
    return toReply(
      lines.map((line) => (line.mark === 'history' ? { ...line, mark: 'none' } : line)),
      forwarded,
    )
  return { text: join(lines), quotedText: '' }
}

/** Where history was taken out of the middle, one blank line stays. */
function ownText(lines: Line[], isOwn: boolean[]): string {
  const kept: string[] = []
  let gap = false
  for (const [index, line] of lines.entries()) {
    if (!isOwn[index]) {
      gap = true
    } else if (!gap || !isBlank(line)) {
      if (gap && kept.length > 0 && kept.at(-1)?.trim() !== '') kept.push('')
      kept.push(withQuoteMark(lines, index))
      gap = false
    }
  }
  return trimLines(kept.join('\n'))
}

/** Quoted lines of HTML get the mark they have in plain text, blank ones only between two of them. */
function withQuoteMark(lines: Line[], index: number): string {
  const line = lines[index]
  if (line === undefined || line.mark !== 'cite' || /^\s*[>＞]/.test(line.text)) return line?.text ?? ''
  const between = lines[index - 1]?.mark === 'cite' && lines[index + 1]?.mark === 'cite'
  if (isBlank(line)) return between ? '>' : ''
  return `> ${line.text}`
}

function join(lines: Line[]): string {
  return trimLines(lines.map((line) => line.text).join('\n'))
}

/** Drops blank lines around a text and keeps the indentation of its first line. */
function trimLines(text: string): string {
  const end = text.trimEnd()
  const first = end.search(/\S/)
  return first < 0 ? '' : end.slice(end.lastIndexOf('\n', first) + 1)
}
