import { headerValues } from '../mime/raw-headers.ts'
import type { ParsedMail } from '../parse-mail.ts'
import { addressesIn, isProgram } from './addresses.ts'

/** Where a server begins to return the mail; nothing below is its own word. */
const returned =
  /^[ \t>*=-]{0,12}(?:-{2,}.{0,20}(?:original|returned|undelivered|unsent|copy)\b|original (?:message|mail) (?:follows|headers|text|as follows)|below (?:this line )?is a copy|returned message follows|the (?:original|following) message was (?!received)|message header follows|content-type: message\/rfc822|received:\s?from\b|return-path:|(?:--- ){0,2}(?:headers|message|the header) (?:of|from) the original|以下は元|元のメール)/im

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
  const words = ownWords(parsed)
  const sentTo = addressesIn(returnedRecipients(parsed))
  const named = headerValues(parsed.headers, 'x-failed-recipients').join(' ')
  const sources = [named, ...listed(words), words].map(addressesIn)
  const likely = sources.slice(-1).map((source) => source.filter((one) => sentTo.includes(one)))
  for (const source of [...sources.slice(0, -1), ...likely, ...sources.slice(-1), sentTo]) {
    const found = source.filter((one) => !own.has(one) && !isProgram(one))
    if (found.length > 0) return found.slice(0, mostRecipients)
  }
  // A mail somebody sent to themselves, or to a program.
  return [...sources, sentTo].map((source) => source.slice(0, 1)).find(([one]) => one !== undefined) ?? []
}

/** What stands where servers put recipients: below the sentence that announces them, else at the start of a line. */
function listed(words: string): string[] {
  const announced =
    /(?:following|these|affected|failed|each)\s[^\n:]{0,40}(?:recipient|address|user|destination|person|people)|addresses? had|recipient\(?s?\)?:|以下の(?:メール)?(?:アドレス|宛先|あて先)/i.exec(
      words,
    )
  const below = announced ? words.slice(announced.index) : ''
  return [leading(below), below, leading(words)]
}

function leading(words: string): string {
  return (
    words.match(
      /^[^\p{L}\p{N}\n]{0,20}(?:\d{3}[ -])?(?:to:|rcpt to:|recipient:)?[ \t]{0,9}<?[^\s<>]{1,300}@[^\s<>]{1,300}/gimu,
    ) ?? []
  )
    .filter((line) => !/^\W{0,20}(?:from|cc|reply-to|sender):/i.test(line))
    .join('\n')
}

/** The To of the mail that came back. */
function returnedRecipients({ attachments, text }: ParsedMail): string {
  const parts = attachments
    .filter(({ contentType }) => /rfc822|global/.test(contentType))
    .slice(0, 3)
    .map(({ content }) => Buffer.from(content.subarray(0, 32 * 1_024)).toString('latin1'))
  return [...parts, text.slice(0, 40_000)]
    .map(
      (part) =>
        /^[ \t>]{0,8}(?:rcpt )?to:[ \t]*(.{1,1000}(?:\r?\n[ \t]+.{1,1000}){0,20})/im.exec(part)?.[1] ?? '',
    )
    .join(' ')
}

/**
 * What a report says next to an address: its lines, those that are indented below them and, where a line holds
 * nothing else, those up to the next blank one or recipient. Empty when the report does not name it.
 */
export function wordsAbout(lines: readonly string[], address: string): string {
  const said: string[] = []
  for (let at = 0; at < lines.length && said.length < mostLines; at += 1) {
    const line = lines[at] ?? ''
    if (!line.toLowerCase().includes(address)) continue
    said.push(line)
    const bare = !/\p{L}{3}/u.test(line.toLowerCase().replaceAll(address, ''))
    for (let below = at + 1; below < lines.length && said.length < mostLines; below += 1) {
      const next = lines[below] ?? ''
      const other = next.includes('@') && addressesIn(next).some((one) => one !== address)
      const more = bare ? next.trim() !== '' || below === at + 1 : /^[ \t]+\S/.test(next)
      if (!more || (other && /^[^\p{L}\p{N}]{0,20}\S{1,300}@/u.test(next))) break
      said.push(next)
    }
  }
  return said.join('\n')
}

const mostLines = 40

const delays =
  /you do not need to re-?send|will (?:keep|continue) (?:trying|to try)|will be retried|has not (?:yet )?been delivered|delivery (?:has been|is|to the following recipients? has been) delayed|message (?:is|has been) delayed|this is (?:only )?a (?:temporary|warning)|warning message only|still (?:being )?(?:retried|trying)|temporary failure report|配信が遅れ|遅延/i

/** Whether a server only says that it is still trying. */
export function isDelay(parsed: ParsedMail): boolean {
  return (
    /\b(?:delay(?:ed)?|warning|still trying|not yet)\b|遅延/i.test(parsed.subject) ||
    delays.test(ownWords(parsed))
  )
}
