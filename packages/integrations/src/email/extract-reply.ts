import { htmlToLines, isStructured } from './reply/html-lines.ts'
import { type Line, textToLines } from './reply/lines.ts'
import { splitLines } from './reply/split-lines.ts'

export type Reply = {
  /** What the customer wrote now. Empty only when the mail holds no text at all. */
  text: string
  /** The history and signature left out of `text`. */
  quotedText: string
}

/**
 * Separates what is new in a mail from the quoted history and the signature. Where both forms are given the
 * one is used that shows the seam best: HTML with quote elements, then plain text.
 */
export function extractReply(mail: { text?: string | null; html?: string | null }): Reply {
  const text = (mail.text ?? '').slice(0, MAX_LENGTH)
  const html = (mail.html ?? '').slice(0, MAX_LENGTH)
  const textReply = text.trim() === '' ? null : toReply(textToLines(text))
  if (html.trim() === '') return textReply ?? EMPTY
  const lines = htmlToLines(html)
  const htmlReply = toReply(lines)
  if (textReply === null || htmlReply.text === '')
    return htmlReply.text === '' ? (textReply ?? EMPTY) : htmlReply
  if (isStructured(lines) && htmlReply.quotedText !== '') return htmlReply
  return textReply.quotedText === '' && htmlReply.quotedText !== '' ? htmlReply : textReply
}

/** Longest text looked at, in characters. */
const MAX_LENGTH = 2_000_000
const EMPTY: Reply = { text: '', quotedText: '' }

function toReply(lines: Line[]): Reply {
  const isOwn = splitLines(lines)
  const text = ownText(lines, isOwn)
  if (text === '') return { text: join(lines), quotedText: '' }
  return { text, quotedText: join(lines.filter((_, index) => !isOwn[index])) }
}

/** Where history was taken out of the middle, one blank line stays. */
function ownText(lines: Line[], isOwn: boolean[]): string {
  const kept: string[] = []
  let gap = false
  for (const [index, line] of lines.entries()) {
    if (!isOwn[index]) {
      gap = true
    } else if (!gap || line.text.trim() !== '') {
      if (gap && kept.length > 0 && kept.at(-1)?.trim() !== '') kept.push('')
      kept.push(line.mark === 'cite' && !/^\s*[>＞]/.test(line.text) ? `> ${line.text}` : line.text)
      gap = false
    }
  }
  return trimLines(kept.join('\n'))
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
