import type { Message } from '../thread/timeline.ts'

/** Markup that says more than its text: pictures, tables, lists, headings, links behind words, colours. */
const telling = /<(?:img|table|h[1-6]|ul|ol|hr|video|svg)\b|<a\b[^>]*>(?!\s*https?:)/i
/** Black ink, the usual colour of links and white paper are what programs write into every mail. */
const coloured =
  /<(?!a\b)[a-z][^<>]*[";\s](?:background(?:-color)?\s*:(?!\s*(?:white|#fff(?:fff)?\b|none|transparent|inherit))|color\s*:(?!\s*(?:windowtext|black|#000(?:000)?\b|inherit|initial)))/i

/** Simple mails read best as text. Formatted ones, and those without text, are shown as they were sent. */
export function showsHtml(message: Pick<Message, 'html' | 'text' | 'direction'>): boolean {
  if (message.html === null || message.direction === 'outbound') return false
  return message.text.trim() === '' || telling.test(message.html) || coloured.test(message.html)
}

/** Whether it has pictures, tables or grounds of its own, which were chosen for white paper. */
export function isDesigned(html: string): boolean {
  return /<(?:img|table)\b|background|bgcolor/i.test(html)
}

/** Whether the sanitised HTML wants pictures from somewhere else; they are blocked until asked for. */
export function wantsRemoteImages(html: string): boolean {
  return /<img\b[^>]*\b(?:data-)?(?:remote-|original-)?src\s*=\s*["']?(?:https?:)?\/\//i.test(html)
}
