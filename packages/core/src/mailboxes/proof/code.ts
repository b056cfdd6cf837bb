import { randomInt } from 'node:crypto'
import { hashToken } from '@frontdesk/runtime/crypto'

/** Without what is easily taken for something else. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const written = /\bFD-([A-HJKMNP-Z2-9]{4})-([A-HJKMNP-Z2-9]{4})\b/

/** A code as it is mailed, such as FD-7KQM-X2HP: 39 bits, of which a day and ten tries guess nothing. */
export function newCode(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `FD-${part()}-${part()}`
}

/** What is kept of a code; however it was typed, it is the same. */
export function hashCode(mailboxId: string, typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^FD(?=.{8}$)/, '')
  return hashToken(`${mailboxId}/${plain}`)
}

/** The code a mail carries; null for nearly every mail. */
export function codeIn(text: string): string | null {
  return written.exec(text)?.[0] ?? null
}
