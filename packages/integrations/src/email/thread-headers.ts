import type { ParsedMail } from './parse-mail.ts'

/** Ids a mail may answer, likeliest first: In-Reply-To, then References from the newest on; without repeats. */
export function candidateMessageIds(parsed: Pick<ParsedMail, 'inReplyTo' | 'references'>): string[] {
  const newestFirst = parsed.references.toReversed()
  return [...new Set(parsed.inReplyTo === null ? newestFirst : [parsed.inReplyTo, ...newestFirst])]
}

/** The mailbox's address with a thread token: `local+token@domain`. */
export function threadAddress(mailboxAddress: string, token: string): string {
  const at = mailboxAddress.lastIndexOf('@')
  return `${mailboxAddress.slice(0, at)}+${token}${mailboxAddress.slice(at)}`
}

/** Takes a plus address apart at its last plus sign, or null when it carries no token. */
export function tokenFromAddress(address: string): { base: string; token: string } | null {
  const at = address.lastIndexOf('@')
  const plus = address.lastIndexOf('+', at)
  if (plus < 1 || at < plus + 2) return null
  return { base: address.slice(0, plus) + address.slice(at), token: address.slice(plus + 1, at) }
}

/** A subject without its reply and forward marks, in whatever language and however many; white space evened. */
export function normalizeSubject(subject: string): string {
  let rest = subject.slice(0, 2000).replace(/\s+/g, ' ').trim()
  for (let marks = 0; marks < 50; marks += 1) {
    const shorter = rest.replace(MARK, '')
    if (shorter === rest) break
    rest = shorter
  }
  return rest
}

/** The subject of an answer: one `Re: `, before the subject without its marks. */
export function replySubject(subject: string): string {
  return `Re: ${normalizeSubject(subject)}`.trim()
}

/**
 * The References of an answer (RFC 5322, 3.6.4): the parent's and the parent itself, oldest first. Of a long
 * thread the first and the newest are kept, so that the header stays below 900 characters.
 */
export function replyReferences(parent: {
  messageId: string | null
  references: readonly string[]
}): string[] {
  const all = [
    ...new Set(parent.messageId === null ? parent.references : [...parent.references, parent.messageId]),
  ]
  const [first, ...rest] = all
  if (first === undefined) return []
  let room = MAX_REFERENCES_LENGTH - first.length
  const newest: string[] = []
  for (const id of rest.toReversed()) {
    room -= id.length + 1
    if (room < 0) break
    newest.unshift(id)
  }
  return first.length > MAX_REFERENCES_LENGTH ? newest : [first, ...newest]
}

/** A fresh Message-ID, `<uuid@domain>`. */
export function newMessageId(domain: string): string {
  return `<${crypto.randomUUID()}@${domain}>`
}

const MAX_REFERENCES_LENGTH = 880

/** Reply and forward marks of mail programs by language; `Re[2]:` and `Re(3):` count too. */
const MARK = new RegExp(
  `^(?:${[
    're|fwd?|fw',
    'aw|antw|antwort|wg|weitergeleitet',
    'tr|rép',
    'rv|res|enc|reenv',
    'r|rif|i|inoltra',
    'antw|betr|doorst',
    'sv|vs|vb|vl|vá|videresendt',
    'odp|pd|ynt|ilt',
    'отв|ответ|пересл|відп',
    'απ|σχετ|πρθ',
    '回复|回覆|答复|答覆|转发|轉寄|轉發|返信|転送|회신|전달|답장',
  ].join('|')})(?:\\s?[[(]\\d{1,3}[\\])]|\\^\\d{1,3})?\\s?[:：]\\s*`,
  'iu',
)
