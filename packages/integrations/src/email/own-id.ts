import type { Header } from './mime/raw-headers.ts'
import type { ParsedMail } from './parse-mail.ts'

/**
 * Where the Message-ID we gave a mail travels besides: Gmail gives what leaves through its API a Message-ID of its
 * own and keeps no trace of ours. Its recipients, and whoever answers them, know the mail by that other one.
 */
export const ownIdHeader = 'X-Frontdesk-Message-ID'

/** The ids a mail of ours may be stored under, the one it was given before it left first. */
export function ownIds({ headers, messageId }: Pick<ParsedMail, 'headers' | 'messageId'>): string[] {
  const kept = headers.filter(isOwnId).flatMap(({ value }) => oneId.exec(value)?.[0] ?? [])
  return [...new Set(messageId === null ? kept : [...kept, messageId])].slice(0, 5)
}

function isOwnId({ name }: Header): boolean {
  return name.toLowerCase() === ownIdHeader.toLowerCase()
}

const oneId = /<[^<>\s]{1,500}>/
